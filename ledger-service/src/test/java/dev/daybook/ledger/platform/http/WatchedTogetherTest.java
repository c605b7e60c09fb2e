package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.platform.http.Answer.Content;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Several resources are watched over one stream. */
class WatchedTogetherTest {

  private static TestService service;

  private record Known(Operation operation, Function<Call, Answer> answer) implements Endpoint {

    @Override
    public Mono<Answer> handle(Call call) {
      return Mono.fromSupplier(() -> answer.apply(call));
    }
  }

  @BeforeAll
  static void start() {
    service =
        TestService.with(
            List.of(
                new Known(
                    Operation.get("/things/{name}", "Show a thing")
                        .signedIn()
                        .returns(Map.class)
                        .live(),
                    call ->
                        call.path("name").equals("lost")
                            ? Answer.notFound("There is no such thing.")
                            : live(7, Map.of("name", call.path("name")))),
                new Known(
                    Operation.get("/things", "List things").signedIn().lists(Map.class).live(),
                    call ->
                        live(8, new Content.Many(List.of(Map.of("n", 1)), 1, call.page(), null))),
                new Known(
                    Operation.get("/secret", "Show a secret")
                        .needs(NoteEndpoints.RECORD)
                        .returns(Map.class)
                        .live(),
                    call -> live(9, Map.of())),
                new Known(
                    Operation.get("/plain", "Show what is plain").signedIn().returns(Map.class),
                    call -> Answer.ok(Map.of()))));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static Answer live(long position, Object data) {
    return Answer.live(Flux.just(new LiveMessage(position, "shown", data)));
  }

  private static HttpResponse<String> watch(String... resources) {
    return service.get("/api/v1/live?watch=" + String.join("&watch=", resources));
  }

  @Test
  void eachMessageNamesItsResource() {
    var watched = watch("/things/a", "/api/things/b", "/things%3Flimit%3D5");
    assertThat(watched.statusCode()).isEqualTo(200);
    assertThat(watched.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(watched.body())
        .contains(
            "id: 7\nevent: shown\ndata: {\"resource\":\"/things/a\",\"data\":{\"name\":\"a\"}}\n")
        .contains("data: {\"resource\":\"/api/things/b\",\"data\":{\"name\":\"b\"}}\n")
        .contains(
            "data: {\"resource\":\"/things?limit=5\",\"data\":{\"data\":[{\"n\":1}],\"meta\":")
        .contains("\"limit\":5")
        .contains("event: completed");
  }

  @Test
  void allThatCanNotBeWatchedIsNamedAtOnce() {
    var refused = watch("/nothing", "/things/a", "/plain", "/things%3Flimit%3D0", "things");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("\"field\":\"watch[0]\"", "\"field\":\"watch[2]\"", "\"field\":\"watch[4]\"")
        .contains("\"field\":\"watch[3].limit\"", "\"code\":\"not_watchable\"")
        .doesNotContain("watch[1]");
  }

  @Test
  void noMoreThanTwentyAreWatchedAtATime() {
    var many = new String[21];
    Arrays.fill(many, "/things/a");
    assertThat(watch(many).statusCode()).isEqualTo(422);
    assertThat(watch(many).body()).contains("watch must be given at most 20 times");
    assertThat(watch(Arrays.copyOf(many, 20)).statusCode()).isEqualTo(200);
  }

  @Test
  void nothingIsNothingToWatch() {
    var refused = service.get("/api/v1/live");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("watch is missing");
  }

  @Test
  void whatIsNotThereIsTheAnswerToAll() {
    var refused = watch("/things/a", "/things/lost");
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body()).contains("/things/lost: There is no such thing.");
  }

  @Test
  void whoMayNotSeeItMayNotWatchItEither() {
    var request =
        service
            .request("/api/v1/live?watch=/things/a&watch=/secret")
            .setHeader("Authorization", "Bearer " + TestService.BOB);
    var refused = service.send(request);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("/secret: ");
  }
}
