package dev.daybook.ledger.platform.webhooks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.ssl.SslContext;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.tcp.SslProvider;

/**
 * Sends an event once, and says what came of it. A name is looked up here and nowhere else: the
 * connection goes to one of the addresses that were checked, so that a name server that answers
 * differently the next time changes nothing. No redirect is followed, and nothing of an answer is
 * kept but its status.
 */
final class Sender {

  /** From the first question to a name server to the last byte that matters. */
  static final Duration LIMIT = Duration.ofSeconds(15);

  static final String ID = "webhook-id";
  static final String TIMESTAMP = "webhook-timestamp";
  static final String SIGNATURE = "webhook-signature";

  private static final String STRUCTURED = "application/cloudevents+json; charset=UTF-8";
  private static final String AGENT = "Daybook";

  /** If a name has many addresses and nobody takes the connection, so many are tried. */
  private static final int MAX_ADDRESSES = 3;

  /** An answer that goes on longer, or for longer, costs its connection. */
  private static final int MAX_ANSWER_BYTES = 65_536;

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);

  private static final int MAX_CAUSES = 8;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  /** The name leads to an address that is not public. */
  private static final class AddressNotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AddressNotAllowed() {
      super(null, null, false, false);
    }
  }

  private final HttpClient plain;
  private final Mono<HttpClient> secured;
  private final Names names;
  private final boolean allowPrivate;
  private final Clock clock;
  private final Duration limit;

  /**
   * @param secured the same as the plain one, over TLS; asked for when it is needed
   */
  Sender(
      HttpClient plain,
      Mono<HttpClient> secured,
      Names names,
      boolean allowPrivate,
      Clock clock,
      Duration limit) {
    this.plain = plain;
    this.secured = secured;
    this.names = names;
    this.allowPrivate = allowPrivate;
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * The client over TLS, for which a certificate has to be good for the name. The client's own way
   * to become one asks for HTTP/3 first, whose libraries are not there.
   */
  static HttpClient secured(HttpClient client, SslContext trusted) {
    return client.secure(
        SslProvider.builder()
            .sslContext(trusted)
            .handlerConfigurator(
                handler -> {
                  var parameters = handler.engine().getSSLParameters();
                  parameters.setEndpointIdentificationAlgorithm("HTTPS");
                  handler.engine().setSSLParameters(parameters);
                })
            .build());
  }

  /** Whether something may be sent there, as far as that is known without a name server. */
  boolean mayBe(Destination destination) {
    return allowPrivate || destination.looksPublic();
  }

  /** Never fails: what goes wrong is what came of it. */
  Mono<Sent> send(Destination to, Message message, List<byte[]> secrets) {
    return Mono.defer(
        () -> {
          long began = System.nanoTime();
          return addresses(to)
              .flatMap(addresses -> tried(to, addresses, message, secrets))
              .timeout(limit)
              .onErrorResume(fault -> Mono.just(Sent.failed(failure(fault))))
              .map(sent -> sent.took(Duration.ofNanos(System.nanoTime() - began)));
        });
  }

  private Mono<List<InetAddress>> addresses(Destination to) {
    if (!mayBe(to)) {
      return Mono.error(new AddressNotAllowed());
    }
    return to.literal()
        .map(address -> Mono.just(List.of(address)))
        .orElseGet(() -> names.addresses(to.host()))
        .map(this::checked);
  }

  /** A name that leads elsewhere as well is not taken for its public half. */
  private List<InetAddress> checked(List<InetAddress> addresses) {
    if (!allowPrivate && !addresses.stream().allMatch(PublicAddress::is)) {
      throw new AddressNotAllowed();
    }
    return addresses.subList(0, Math.min(addresses.size(), MAX_ADDRESSES));
  }

  /** An address that nobody listens at leaves the next one; whatever came after that is final. */
  private Mono<Sent> tried(
      Destination to, List<InetAddress> addresses, Message message, List<byte[]> secrets) {
    return request(to, addresses.getFirst(), message, secrets)
        .onErrorResume(
            fault -> addresses.size() > 1 && failure(fault) == DeliveryFailure.NO_CONNECTION,
            fault -> tried(to, addresses.subList(1, addresses.size()), message, secrets));
  }

  private Mono<Sent> request(
      Destination to, InetAddress address, Message message, List<byte[]> secrets) {
    var socket = new InetSocketAddress(to.named(address), to.port());
    return (to.secure() ? secured : Mono.just(plain))
        .flatMap(
            client ->
                client
                    .remoteAddress(() -> socket)
                    .headers(headers -> write(headers, to, message, secrets))
                    .post()
                    // Without scheme and host: nothing but the address says where to connect.
                    .uri(to.path())
                    .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(message.body())))
                    .response(
                        (answer, content) ->
                            drained(content).then(Mono.fromSupplier(() -> sent(answer))))
                    .single());
  }

  private void write(HttpHeaders headers, Destination to, Message message, List<byte[]> secrets) {
    var id = message.id().toString();
    var seconds = clock.instant().getEpochSecond();
    headers
        .set(HttpHeaderNames.HOST, to.authority())
        .set(HttpHeaderNames.USER_AGENT, AGENT)
        .set(HttpHeaderNames.CONTENT_TYPE, STRUCTURED)
        .set(HttpHeaderNames.CONTENT_LENGTH, message.body().length)
        .set(ID, id)
        .set(TIMESTAMP, seconds)
        .set(SIGNATURE, Signature.of(id, seconds, message.body(), secrets));
  }

  /** What the answer says is nobody's business; it is read so that its connection can go on. */
  private static Mono<Void> drained(Flux<ByteBuf> content) {
    return content
        .map(ByteBuf::readableBytes)
        .scan(0, Integer::sum)
        .takeUntil(bytes -> bytes > MAX_ANSWER_BYTES)
        .takeUntilOther(Mono.delay(ANSWER_LIMIT))
        .onErrorComplete()
        .then();
  }

  private static Sent sent(HttpClientResponse answer) {
    var status = answer.status().code();
    var asked = answer.responseHeaders().get(HttpHeaderNames.RETRY_AFTER);
    return Sent.answered(
        status,
        status == TOO_MANY_REQUESTS || status == UNAVAILABLE ? pause(asked) : Duration.ZERO);
  }

  private static Duration pause(@Nullable String retryAfter) {
    if (retryAfter == null || !SECONDS.matcher(retryAfter).matches()) {
      return Duration.ZERO;
    }
    var asked = Duration.ofSeconds(Long.parseLong(retryAfter));
    return asked.compareTo(Backoff.LONGEST_ASKED_FOR) > 0 ? Backoff.LONGEST_ASKED_FOR : asked;
  }

  private static DeliveryFailure failure(Throwable fault) {
    var cause = fault;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
      switch (cause) {
        case AddressNotAllowed _ -> {
          return DeliveryFailure.ADDRESS_NOT_ALLOWED;
        }
        case TimeoutException _ -> {
          return DeliveryFailure.NO_ANSWER_IN_TIME;
        }
        case UnknownHostException _ -> {
          return DeliveryFailure.NAME_NOT_FOUND;
        }
        case ConnectException _, NoRouteToHostException _ -> {
          return DeliveryFailure.NO_CONNECTION;
        }
        case SSLException _ -> {
          return DeliveryFailure.NOT_TRUSTED;
        }
        default -> {}
      }
    }
    return DeliveryFailure.BROKEN_OFF;
  }
}
