package dev.daybook.ledger.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.TestService;
import dev.daybook.ledger.platform.start.Settings;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Over HTTP, on a clock that stands still. */
class RateLimitsTest {

  private static final String OPEN = "/api/v1/open";
  private static final String MINE = "/api/v1/mine";

  private final AtomicLong now = new AtomicLong();
  private TestService service;

  @BeforeEach
  void start() {
    var settings =
        Settings.from(
            Map.of(
                    "DAYBOOK_RATE_LIMIT_TENANT", "5",
                    "DAYBOOK_RATE_LIMIT_CALLER", "3",
                    "DAYBOOK_RATE_LIMIT_ADDRESS", "7")
                ::get);
    service =
        TestService.with(
            new RateLimits(settings, now::get),
            List.of(
                answering(Operation.get("/open", "Ask as anybody").open()),
                answering(Operation.get("/mine", "Ask as oneself").signedIn())),
            "daybook.http.trusted-proxies=127.0.0.1,198.51.100.7");
  }

  private static Endpoint answering(Operation operation) {
    return Endpoint.of(operation, call -> Mono.just(Answer.nothing()));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private HttpResponse<String> ask(String path, String... headers) {
    return service.get(path, headers);
  }

  private static String limits(HttpResponse<?> answer) {
    return answer.headers().allValues("RateLimit").toString();
  }

  @Test
  void everyAnswerSaysHowMuchMayBeAskedAndWhatIsLeft() {
    var answer = ask(MINE);
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().allValues("RateLimit-Policy"))
        .containsExactly("\"caller\";q=3;w=10, \"tenant\";q=5;w=10");
    assertThat(limits(answer)).isEqualTo("[\"caller\";r=2;t=4, \"tenant\";r=4;t=2]");
  }

  @Test
  void whoAsksTooMuchIsToldWhenToComeBackAndUsesUpNothingOfTheOthers() {
    for (var i = 0; i < 3; i++) {
      assertThat(ask(MINE).statusCode()).isEqualTo(204);
    }
    for (var i = 0; i < 20; i++) {
      var refused = ask(MINE);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("4");
      assertThat(limits(refused)).isEqualTo("[\"caller\";r=0;t=4]");
      assertThat(refused.body())
          .contains("\"code\":\"rate_limited\"", "\"retryable\":true", "at most 3 requests in 10");
    }
    assertThat(ask(MINE, "Accept", "application/problem+json").body())
        .contains("\"status\":429", "\"title\":\"Too many requests\"");
    var other = asBob();
    assertThat(other.statusCode()).isEqualTo(204);
    assertThat(limits(other)).contains("\"tenant\";r=1;");
    now.addAndGet(4_000_000_000L);
    assertThat(ask(MINE).statusCode()).isEqualTo(204);
  }

  private HttpResponse<String> asBob() {
    return service.send(
        service.request(MINE).setHeader("Authorization", "Bearer " + TestService.BOB));
  }

  @Test
  void allOfATenantTogetherHaveALimitToo() {
    for (var i = 0; i < 3; i++) {
      assertThat(ask(MINE).statusCode()).isEqualTo(204);
    }
    assertThat(asBob().statusCode()).isEqualTo(204);
    assertThat(asBob().statusCode()).isEqualTo(204);
    var refused = asBob();
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("One tenant makes at most 5 requests");
  }

  /** Nobody has signed in, and no token has been looked at. */
  @Test
  void anAddressHasALimit() {
    for (var i = 0; i < 7; i++) {
      var answer = from("203.0.113.9", OPEN);
      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(limits(answer)).isEqualTo("[\"address\";r=%d;t=2]".formatted(6 - i));
    }
    assertThat(from("203.0.113.9", OPEN).statusCode()).isEqualTo(429);
    assertThat(from("203.0.113.9", "/nowhere").statusCode()).isEqualTo(429);
    assertThat(from("203.0.113.9", "/actuator/health").statusCode()).isEqualTo(200);
    assertThat(from("203.0.113.10", MINE).statusCode()).isEqualTo(204);
    assertThat(limits(from("203.0.113.10", MINE)))
        .isEqualTo("[\"address\";r=5;t=2, \"caller\";r=1;t=4, \"tenant\";r=3;t=2]");
  }

  private HttpResponse<String> from(String address, String path) {
    return ask(path, "X-Forwarded-For", address);
  }

  /** Of what a header says, what comes before a proxy that is not trusted is a stranger's word. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.9",
        "192.0.2.1, 203.0.113.9",
        "192.0.2.%d, 203.0.113.9, 198.51.100.7",
        "nonsense %d, 203.0.113.9,198.51.100.7, 198.51.100.7",
        "2001:db8::%d, 203.0.113.9"
      })
  void whatTheTrustedProxiesSayIsWhereItComesFrom(String hops) {
    for (var i = 0; i < 7; i++) {
      assertThat(from(hops.replace("%d", "" + i), OPEN).statusCode()).isEqualTo(204);
    }
    assertThat(from("203.0.113.9", OPEN).statusCode()).isEqualTo(429);
  }

  @Test
  void aNetworkOfIpv6IsOneAddress() {
    for (var i = 0; i < 7; i++) {
      assertThat(from("2001:db8:0:1::" + i, OPEN).statusCode()).isEqualTo(204);
    }
    assertThat(from("2001:db8:0:1:ffff::", OPEN).statusCode()).isEqualTo(429);
    assertThat(from("2001:db8:0:2::", OPEN).statusCode()).isEqualTo(204);
  }

  /** Where a proxy says nothing, what it sends is its own, and this machine may ask as it likes. */
  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "999.1.1.1", "203.0.113.9, _hidden"})
  void aHeaderThatSaysNothingCountsForNobody(String hops) {
    for (var i = 0; i < 20; i++) {
      assertThat(from(hops, OPEN).statusCode()).isEqualTo(204);
    }
  }
}
