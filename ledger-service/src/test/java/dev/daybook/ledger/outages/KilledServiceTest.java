package dev.daybook.ledger.outages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.platform.postgres.ServiceProcess;
import dev.daybook.postgres.TestFolder;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of a service that is busy, twice. */
class KilledServiceTest {

  private static final int RECORDERS = 16;
  private static final int KILLS = 2;
  private static final int ANSWERS_BEFORE_EACH_KILL = 200;
  private static final long LOOK_NANOS = 1_000_000;

  @Test
  void whatWasAnsweredIsThereAndNothingIsThereTwice() throws Exception {
    try (var folder = TestFolder.withDatabase();
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var service = ServiceProcess.start(folder).awaitReady();
      int port = service.port();
      var base = URI.create("http://127.0.0.1:" + port);
      var recorders =
          new Recorders(
              client, base, Recorders.signedIn(client, base, ServiceProcess.OWNER_PASSWORD));
      for (int kill = 1; kill <= KILLS; kill++) {
        int enough = kill * ANSWERS_BEFORE_EACH_KILL;
        var work = CompletableFuture.runAsync(() -> recorders.work(RECORDERS, () -> true));
        while (recorders.answered.size() < enough && !work.isDone()) {
          LockSupport.parkNanos(LOOK_NANOS);
        }
        service.kill();
        work.join();
        assertThat(recorders.unanswered()).as("interrupted by the kill").isPositive();
        service.close();

        service = ServiceProcess.start(folder, port).awaitReady();
        recorders.settle();
        recorders.verify();
      }
      service.close();
    }
  }
}
