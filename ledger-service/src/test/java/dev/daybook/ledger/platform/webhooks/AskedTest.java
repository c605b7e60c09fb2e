package dev.daybook.ledger.platform.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Rejection.Detail;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Where the setting is as it is by default, only the public internet can be asked for. */
class AskedTest {

  private static Asked asked(boolean allowPrivate) {
    var client = HttpClient.newConnection();
    return new Asked(
        new Sender(
            client,
            Mono.just(client),
            name -> Mono.empty(),
            allowPrivate,
            Clock.systemUTC(),
            Sender.LIMIT),
        List.of("some.thing-happened"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example",
        "https://localhost/hooks",
        "https://127.0.0.1",
        "https://[::1]/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data"
      })
  void whatIsNotPublicIsRefusedUnlessItIsAllowed(String url) {
    assertThat(asked(false).faults(url, null, null))
        .extracting(Detail::code)
        .containsExactly("address_not_allowed");
    assertThat(asked(true).faults(url, null, null)).isEmpty();
  }
}
