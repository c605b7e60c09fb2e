package dev.daybook.ledger.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.outages.StumblingService.Stumble;
import dev.daybook.ledger.platform.postgres.ServiceProcess;
import dev.daybook.ledger.platform.start.FatalErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * A JVM that can't go on ends, in whatever thread it finds out; what it can get over it survives.
 */
class FatalErrorsTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final List<Stumble> TOO_DEEP =
      List.of(Stumble.STACK_TOO_DEEP_IN_AN_EVENT_LOOP, Stumble.STACK_TOO_DEEP_IN_A_PARALLEL_THREAD);

  /** A service that goes on after one of them is no longer whole: the database is needed first. */
  private static final List<Stumble> FATAL =
      List.of(
          Stumble.OUT_OF_MEMORY_IN_A_DECISION,
          Stumble.OUT_OF_MEMORY_IN_A_THREAD_THAT_MAY_BLOCK,
          Stumble.OUT_OF_MEMORY_IN_A_PARALLEL_THREAD,
          Stumble.OUT_OF_MEMORY_IN_A_PLATFORM_THREAD,
          Stumble.OUT_OF_MEMORY_IN_A_VIRTUAL_THREAD,
          Stumble.OUT_OF_MEMORY_IN_AN_EVENT_LOOP,
          Stumble.MISSING_CLASS_IN_AN_EVENT_LOOP,
          Stumble.OUT_OF_MEMORY_IN_A_THREAD_OF_THE_DATABASE);

  /** Of all processes in turn: what a database is prepared with is prepared once. */
  private static final TestDatabase DATABASE = TestPostgres.emptyDatabase();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private record Told(String thread, String failure) {

    /** Whether it is about what was thrown there, and not about what came before. */
    boolean isOf(Stumble stumble) {
      var expected =
          stumble == Stumble.MISSING_CLASS_IN_AN_EVENT_LOOP
              ? "java.lang.NoClassDefFoundError"
              : "java.lang.OutOfMemoryError";
      boolean isDecided = failure.contains("StumbleSlice.decide");
      return thread.startsWith(stumble.thread)
          && failure.contains(expected)
          && isDecided == (stumble == Stumble.OUT_OF_MEMORY_IN_A_DECISION);
    }
  }

  @Test
  void itIsFoundOutInWhateverThread() throws Exception {
    var logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    var uncaught = Thread.getDefaultUncaughtExceptionHandler();
    var told = new LinkedBlockingQueue<Told>();
    assertThat(FATAL).hasSize(Stumble.values().length - TOO_DEEP.size());
    try (var service = RunningService.startWith(StumblingService::add)) {
      FatalErrors.lookOut(failure -> told.add(told(failure)));
      for (var stumble : FATAL) {
        client.sendAsync(request(service.uri(stumble.path())), BodyHandlers.ofString());
        var first = told.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        while (first != null && !first.isOf(stumble)) {
          first = told.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(first).as(stumble.name()).isNotNull();
      }
      // Whoever stumbled answers nobody, and so nobody waits.
      client.shutdownNow();
    } finally {
      logging.getTurboFilterList().removeIf(FatalErrors.class::isInstance);
      Thread.setDefaultUncaughtExceptionHandler(uncaught);
    }
  }

  private static Told told(Throwable failure) {
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return new Told(Thread.currentThread().getName(), trace.toString());
  }

  @ParameterizedTest
  @EnumSource(names = {"OUT_OF_MEMORY_IN_AN_EVENT_LOOP", "OUT_OF_MEMORY_IN_A_VIRTUAL_THREAD"})
  void itEndsTheProcessWithCodeOneAndALineThatSaysWhy(Stumble stumble) throws Exception {
    try (var service = started()) {
      client.sendAsync(request(service, stumble.path()), BodyHandlers.ofString());

      assertThat(service.awaitEnd()).isEqualTo(1);
      assertThat(service.said())
          .contains("The JVM can't go on; the process ends with exit code 1")
          .contains(thread(stumble))
          .contains("java.lang.OutOfMemoryError");
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
    var server = DATABASE.server();
    var url =
        "postgresql://%s:%s@%s:%d/%s?sslmode=disable"
            .formatted(
                server.user(),
                server.password() == null ? "" : server.password(),
                server.host(),
                server.port(),
                DATABASE.name());
    return ServiceProcess.start(
            StumblingService.class, List.of("-Xmx256m"), Map.of("DAYBOOK_DATABASE_URL", url))
        .awaitReady();
  }

  private HttpResponse<String> get(ServiceProcess service, String path) throws Exception {
    return client.send(request(service, path), BodyHandlers.ofString());
  }

  private static HttpRequest request(ServiceProcess service, String path) {
    return request(URI.create("http://127.0.0.1:" + service.port() + path));
  }

  private static HttpRequest request(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(LIMIT).build();
  }
}
