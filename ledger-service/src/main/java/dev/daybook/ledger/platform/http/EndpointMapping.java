package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.ledger.platform.http.WatchEndpoint.Watch;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** Leads requests to the endpoints. What is not theirs is left to others, such as health. */
final class EndpointMapping implements HandlerMapping, Ordered {

  private static final int RETRY_AFTER_SECONDS = 2;

  private final RouteTable<EndpointHandler> routes = new RouteTable<>();
  private final Gatekeeper gatekeeper;
  private final AnswerWriter writer;

  EndpointMapping(
      Collection<EndpointHandler> handlers, Gatekeeper gatekeeper, AnswerWriter writer) {
    this.gatekeeper = gatekeeper;
    this.writer = writer;
    for (var handler : handlers) {
      var operation = handler.operation();
      var bases = operation.isAtRoot() ? List.of("") : Paths.BASES;
      for (var base : bases) {
        routes.add(operation.method().name(), base + operation.path(), handler);
      }
    }
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Mono<Object> getHandler(ServerWebExchange exchange) {
    var request = exchange.getRequest();
    var path = request.getURI().getRawPath();
    if (path.isEmpty() || path.startsWith(Paths.HEALTH)) {
      return Mono.empty();
    }
    var refusal = gatekeeper.refusalOfAddress(exchange);
    if (refusal != null) {
      return refuse(refusal);
    }
    return switch (routes.find(request.getMethod().name(), path)) {
      case RouteTable.Found.Here<EndpointHandler>(var handler, var variables) ->
          Mono.just((WebHandler) found -> handler.handle(found, variables));
      case RouteTable.Found.OtherMethods<EndpointHandler>(var allowed) -> {
        var methods = String.join(", ", allowed);
        yield refuse(
            Problem.of(ErrorCodes.METHOD_NOT_ALLOWED, "Allowed here: %s.".formatted(methods))
                .header("Allow", methods));
      }
      case RouteTable.Found.Nothing<EndpointHandler>() ->
          isMeant(path) ? Mono.just((WebHandler) EndpointMapping::lead) : nothing(path);
    };
  }

  /**
   * What would be asked of a resource that is to be watched beside others; null, and what is wrong
   * with it added to the faults.
   *
   * @param resource a path with its query, below a base path or with it
   * @param field where it stands in the request
   */
  @Nullable Watch watch(Call all, String resource, String field, List<Detail> faults) {
    var mark = resource.indexOf('?');
    var path = mark < 0 ? resource : resource.substring(0, mark);
    var query = mark < 0 ? null : resource.substring(mark + 1);
    var whole = path.startsWith(Paths.UNVERSIONED_BASE + "/") ? path : Paths.BASE + path;
    if (path.startsWith("/")
        && routes.find(HttpMethod.GET.name(), whole)
            instanceof RouteTable.Found.Here<EndpointHandler>(var handler, var variables)
        && handler.operation().representations().contains(Representation.LIVE)) {
      return handler.watch(all, resource, variables, query, field, faults);
    }
    faults.add(FaultCode.NOT_WATCHABLE.at(field, "is not the path of what can be watched"));
    return null;
  }

  /** Whether there is something without the slash at the end, which many clients add by habit. */
  private boolean isMeant(String path) {
    return path.length() > 1
        && path.endsWith("/")
        && !(routes.find(HttpMethod.GET.name(), withoutLast(path))
            instanceof RouteTable.Found.Nothing<EndpointHandler>);
  }

  private static String withoutLast(String path) {
    return path.substring(0, path.length() - 1);
  }

  /** With a status that has the client send the same again, body and all. */
  private static Mono<Void> lead(ServerWebExchange exchange) {
    var uri = exchange.getRequest().getURI();
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var response = exchange.getResponse();
    response.setStatusCode(HttpStatus.PERMANENT_REDIRECT);
    response.getHeaders().set(HttpHeaders.LOCATION, withoutLast(uri.getRawPath()) + query);
    return response.setComplete();
  }

  private Mono<Object> nothing(String path) {
    return switch (path) {
      case HeadRules.UNREADABLE ->
          refuse(Problem.of(ErrorCodes.MALFORMED_REQUEST, "The path or the query is not a URI."));
      case HeadRules.MALFORMED ->
          refuse(
              Problem.of(
                  ErrorCodes.MALFORMED_REQUEST,
                  "The request can't be read as HTTP/2. It has a method, a scheme, a path and one"
                      + " authority."));
      case HeadRules.TOO_LONG ->
          refuse(Problem.of(ErrorCodes.URI_TOO_LONG, "The path and query are too long."));
      case HeadRules.CROWDED ->
          refuse(
              Problem.of(
                      ErrorCodes.OVERLOADED, "Too many connections are open, or too many of yours.")
                  .retryAfterSeconds(RETRY_AFTER_SECONDS));
      default ->
          path.startsWith(Paths.UNVERSIONED_BASE + "/")
              ? refuse(
                  Problem.of(
                      ErrorCodes.NOT_FOUND,
                      "There is nothing at this path; /docs shows what there is."))
              : Mono.empty();
    };
  }

  private Mono<Object> refuse(Problem problem) {
    return Mono.just((WebHandler) exchange -> writer.problem(exchange, problem));
  }
}
