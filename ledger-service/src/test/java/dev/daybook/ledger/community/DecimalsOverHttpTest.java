package dev.daybook.ledger.community;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import dev.daybook.ledger.platform.postgres.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Two nodes on one database, of whose JDKs one says that JPY has no decimals and the other that it
 * has two.
 */
@ExtendWith(OutputCaptureExtension.class)
class DecimalsOverHttpTest {

  private static final String TWO_DECIMALS = "JP=JPY,392,2";

  @AutoClose private final RunningService none = RunningService.start();
  @AutoClose private final HttpClient http = HttpClient.newHttpClient();
  private final Session session = none.newTenant();
  private final Bookkeeper books = new Bookkeeper(session);

  @Test
  void aPeriodKeepsTheDecimalsThatItWasOpenedWith(@TempDir Path folder, CapturedOutput log)
      throws IOException {
    try (var two = other(folder)) {
      var ada = books.owner("Ada");
      var cents = opened(send(two, "POST", "/periods", period("2026-01-01", "2026-01-31")));
      var list = "/periods/" + cents + "/contributions";
      send(two, "POST", list, Bookkeeper.contributionJson(ada, "12.34", "2026-01-05")).is(201);
      var charges = "/periods/" + cents + "/charges";
      var charged = send(two, "POST", charges, chargeJson(ada, "2.30", "2026-01-05")).is(201);
      var written = requireNonNull(charged.header("Daybook-Position"));

      var seen = session.get(list + "?owner_id=" + ada, "Daybook-Min-Position", written).is(200);
      assertThat(seen.eachOf("amount")).containsExactly("12.34");
      assertThat(seen.meta().path("cumulative_total").asString()).isEqualTo("12.34");
      assertThat(balance(cents, ada, "Daybook-Min-Position", written)).isEqualTo("10.04");

      var ofAda = session.get(charges + "?owner_id=" + ada).is(200);
      assertThat(ofAda.eachOf("amount")).containsExactly("2.30");
      assertThat(ofAda.meta().path("cumulative_total").asString()).isEqualTo("2.30");
      var edited = session.patch("/charges/" + charged.id(), "{\"amount\": \"2.4\"}").is(200);
      assertThat(edited.data("/amount")).isEqualTo("2.40");
      session
          .patch("/charges/" + charged.id(), "{\"amount\": \"2.345\"}")
          .isRefused(422, "too_many_decimals");
      session.patch("/charges/" + charged.id(), "{\"amount\": \"2.3\"}").is(200);

      var added = books.record(cents, ada, "1.5", "2026-01-06").is(201);
      assertThat(added.data("/amount")).isEqualTo("1.50");
      books.record(cents, ada, "1.234", "2026-01-06").isRefused(422, "too_many_decimals");
      assertThat(
              session
                  .patch("/contributions/" + added.id(), "{\"amount\": \"1.25\"}")
                  .data("/amount"))
          .isEqualTo("1.25");
      books.close(cents).is(200);
      assertThat(balance(cents, ada)).isEqualTo("11.29");

      var next = opened(session.post("/periods", period("2026-02-01", "2026-02-28")));
      assertThat(books.record(next, ada, "0.01", "2026-02-01").is(201).data("/amount"))
          .isEqualTo("0.01");
      assertThat(balance(next, ada)).as("a chain keeps its decimals").isEqualTo("11.30");
      session.get("/periods/" + cents + "/carry-forward").is(200);

      var whole = opened(session.post("/periods", period("2020-01-01", "2020-01-31")));
      var recorded = books.record(whole, ada, "1200", "2020-01-05").is(201);
      var ofWhole = "/periods/" + whole + "/contributions";
      var seenByTwo =
          send(two, "GET", ofWhole, "", requireNonNull(recorded.header("Daybook-Position")));
      assertThat(seenByTwo.is(200).eachOf("amount")).containsExactly("1200");
      send(two, "POST", ofWhole, Bookkeeper.contributionJson(ada, "0.5", "2020-01-05"))
          .isRefused(422, "too_many_decimals");
    }
    assertThat(log.getAll()).containsOnlyOnce("JPY has 0 decimals in the table of this JDK");
  }

  private ServiceProcess other(Path folder) throws IOException {
    var table = Files.writeString(folder.resolve("currency.properties"), TWO_DECIMALS);
    var port = ServiceProcess.freePort();
    var environment = new HashMap<>(none.settingsOfAnotherNode());
    environment.put("SERVER_PORT", Integer.toString(port));
    environment.put("JAVA_TOOL_OPTIONS", "-Djava.util.currency.data=" + table);
    return ServiceProcess.start(environment, port, List.of()).awaitReady();
  }

  private Reply send(ServiceProcess node, String method, String path, String json) {
    return send(node, method, path, json, "0");
  }

  private Reply send(
      ServiceProcess node, String method, String path, String json, String minPosition) {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/api/v1%s".formatted(node.port(), path)))
            .header("Authorization", session.authorization())
            .header("Daybook-Min-Position", minPosition)
            .header("Content-Type", "application/json")
            .method(
                method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .build();
    return new Reply(http.sendAsync(request, BodyHandlers.ofString()).join());
  }

  private static String opened(Reply reply) {
    return reply.is(201).id();
  }

  private String balance(String period, String owner, String... headers) {
    var path = "/periods/" + period + "/balances/" + owner;
    return session.get(path, headers).is(200).data("/balance");
  }

  private static String period(String start, String end) {
    return """
        {"name": "From %s", "start_date": "%s", "end_date": "%s", "currency": "JPY"}
        """
        .formatted(start, start, end);
  }

  private static String chargeJson(String owner, String amount, String date) {
    return """
        {"owner_id": "%s", "description": "A key", "amount": "%s", "date": "%s"}
        """
        .formatted(owner, amount, date);
  }
}
