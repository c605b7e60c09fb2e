package dev.daybook.ledger.outages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.platform.postgres.ServiceProcess;
import dev.daybook.postgres.TestFolder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code kill -9} of a service that takes the rows of a file, and then of one that undoes it. */
class KilledImportTest {

  private static final int PURCHASES = 4_000;
  private static final long LOOK_NANOS = 20_000_000;
  private static final JsonMapper JSON = new JsonMapper();

  private static final String FILE =
      IntStream.range(0, PURCHASES)
          .mapToObj(
              i ->
                  "{\"product_name\":\"Thing %d\",\"price\":\"1\",\"retailer\":\"Shop\",\"purchase_date\":\"2026-01-15\"}"
                      .formatted(i))
          .collect(Collectors.joining(",\n", "{\"purchases\":[", "]}"));

  @Test
  void anImportGoesOnWhereItWasAndSoDoesItsUndoing() throws Exception {
    try (var folder = TestFolder.withDatabase();
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var service = ServiceProcess.start(folder).awaitReady();
      var base = URI.create("http://127.0.0.1:" + service.port() + "/api/v1");
      var caller =
          new Caller(client, base, Recorders.signedIn(client, base, ServiceProcess.OWNER_PASSWORD));
      var job = caller.send("POST", "/import/json", FILE).at("/data/id").asString();
      caller.awaitHalf(job, "rows_read");
      service.kill();
      service.close();

      service = ServiceProcess.start(folder, base.getPort()).awaitReady();
      var done = caller.awaitEnd(job);
      assertThat(done.path("status").asString()).isEqualTo("DONE");
      assertThat(done.path("rows_read").asInt()).isEqualTo(PURCHASES);
      assertThat(done.path("created").asInt()).isEqualTo(PURCHASES);
      assertThat(caller.purchases()).isEqualTo(PURCHASES);

      caller.send("POST", "/import/jobs/" + job + "/undo", "");
      caller.awaitHalf(job, "undone");
      service.kill();
      service.close();

      service = ServiceProcess.start(folder, base.getPort()).awaitReady();
      var undone = caller.awaitEnd(job);
      assertThat(undone.path("status").asString()).isEqualTo("UNDONE");
      assertThat(undone.path("undone").asInt()).isEqualTo(PURCHASES);
      assertThat(undone.path("errors")).isEmpty();
      assertThat(caller.purchases()).isZero();
      service.close();
    }
  }

  /** Somebody who has signed in, and asks again and again. */
  private record Caller(HttpClient client, URI base, String authorization) {

    JsonNode send(String method, String path, String body) throws Exception {
      var request =
          HttpRequest.newBuilder(URI.create(base + path))
              .header("Authorization", authorization)
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString(body))
              .build();
      return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    private JsonNode job(String id) throws Exception {
      return send("GET", "/import/jobs/" + id, "").path("data");
    }

    void awaitHalf(String id, String done) throws Exception {
      for (var job = job(id); job.path(done).asInt() == 0; job = job(id)) {
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("RUNNING");
        LockSupport.parkNanos(LOOK_NANOS);
      }
      assertThat(job(id).path(done).asInt()).isLessThan(PURCHASES);
    }

    JsonNode awaitEnd(String id) throws Exception {
      for (var job = job(id); ; job = job(id)) {
        if (!job.path("status").asString().equals("RUNNING")) {
          return job;
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }

    int purchases() throws Exception {
      return send("GET", "/purchases?limit=1", "").at("/meta/total").asInt();
    }
  }
}
