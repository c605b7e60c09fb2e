package dev.daybook.ledger.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.ledger.outages.StumblingService.Stumble;
import dev.daybook.ledger.platform.postgres.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * A JVM that can't go on ends, in whatever thread it finds out; what it can get over it survives.
 */
class FatalErrorsTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final List<Stumble> TOO_DEEP =
      List.of(Stumble.STACK_TOO_DEEP_IN_AN_EVENT_LOOP, Stumble.STACK_TOO_DEEP_IN_A_PARALLEL_THREAD);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "STACK_TOO_DEEP.*")
  void itEndsTheProcessWithCodeOneAndALineThatSaysWhy(Stumble stumble) throws Exception {
    try (var service = started()) {
      client.sendAsync(request(service, stumble.path()), BodyHandlers.ofString());

      assertThat(service.awaitEnd()).isEqualTo(1);
      assertThat(service.said())
          .contains("The JVM can't go on; the process ends with exit code 1")
          .contains(thread(stumble))
          .containsAnyOf("java.lang.OutOfMemoryError", "java.lang.NoClassDefFoundError");
    }
  }

  @Test
  void aStackThatIsTooDeepIsToldAndTheThreadGoesOn() throws Exception {
    int oftenEnoughForEveryThread = 4 * Runtime.getRuntime().availableProcessors();
    try (var service = started()) {
      for (int i = 0; i < oftenEnoughForEveryThread; i++) {
        for (var stumble : TOO_DEEP) {
          client.sendAsync(request(service, stumble.path()), BodyHandlers.ofString());
        }
      }
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () ->
                  assertThat(service.said())
                      .contains("StackOverflowError")
                      .contains(TOO_DEEP.stream().map(FatalErrorsTest::thread).toList()));
      for (int i = 0; i < oftenEnoughForEveryThread; i++) {
        assertThat(get(service, "/actuator/health/liveness").statusCode()).isEqualTo(200);
      }
    }
  }

  /** As the tests' own way of logging shows it. */
  private static String thread(Stumble stumble) {
    return "[" + stumble.thread;
  }

  private static ServiceProcess started() throws IOException {
    var database = TestPostgres.emptyDatabase();
    var server = database.server();
    var url =
        "postgresql://%s:%s@%s:%d/%s?sslmode=disable"
            .formatted(
                server.user(),
                server.password() == null ? "" : server.password(),
                server.host(),
                server.port(),
                database.name());
    return ServiceProcess.start(
            StumblingService.class, List.of("-Xmx256m"), Map.of("DAYBOOK_DATABASE_URL", url))
        .awaitReady();
  }

  private HttpResponse<String> get(ServiceProcess service, String path) throws Exception {
    return client.send(request(service, path), BodyHandlers.ofString());
  }

  private static HttpRequest request(ServiceProcess service, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
        .timeout(LIMIT)
        .build();
  }
}
