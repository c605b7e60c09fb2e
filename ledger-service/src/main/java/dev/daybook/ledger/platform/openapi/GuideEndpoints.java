package dev.daybook.ledger.platform.openapi;

import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.ledger.platform.openapi.pages.Guides;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The documents of the folder {@code docs}, as pages beside the reference. */
final class GuideEndpoints implements Resource {

  private static final String NAME = "name";

  private final String policy;

  /** No more than there are documents: what has no page is not kept. */
  private final Map<String, Answer> pages = new ConcurrentHashMap<>();

  /**
   * @param policy the Content-Security-Policy of a page
   */
  GuideEndpoints(String policy) {
    this.policy = policy;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        one("/docs/guides", "guides"),
        one("/docs/decisions", "decisions"),
        one("/docs/benchmarks", "benchmarks"),
        many("/docs/guides/{name}", "guides/"),
        many("/docs/decisions/{name}", "decisions/"));
  }

  private Endpoint one(String path, String page) {
    return new Page(operation(path), call -> page);
  }

  private Endpoint many(String path, String folder) {
    return new Page(operation(path), call -> folder + call.path(NAME));
  }

  /** What is written for people is nothing to describe to programs. */
  private static Operation operation(String path) {
    return Operation.get(path, "Read " + path)
        .tag("documentation")
        .atRoot()
        .open()
        .partOfPage()
        .produces("text/html");
  }

  private Mono<Answer> answer(String path) {
    var known = pages.get(path);
    return known != null
        ? Mono.just(known)
        : Mono.fromCallable(() -> written(path)).subscribeOn(Schedulers.boundedElastic());
  }

  private Answer written(String path) {
    return Guides.page(path)
        .map(html -> Answer.raw("text/html", html).header("Content-Security-Policy", policy))
        .map(answer -> kept(path, answer))
        .orElseGet(() -> Answer.notFound("There is no such page; /docs/guides lists them."));
  }

  private Answer kept(String path, Answer answer) {
    pages.put(path, answer);
    return answer;
  }

  private final class Page implements Endpoint {

    private final Operation operation;
    private final Function<Call, String> path;

    Page(Operation operation, Function<Call, String> path) {
      this.operation = operation;
      this.path = path;
    }

    @Override
    public Operation operation() {
      return operation;
    }

    @Override
    public Mono<Answer> handle(Call call) {
      return answer(path.apply(call));
    }
  }
}
