package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.community.sheets.ReplayedSheet;
import dev.daybook.ledger.contract.Session;
import dev.daybook.proofs.verify.VerifyCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every sheet that the service shows can be drawn up again from a replay, by nobody's leave. */
class ReplayedSheetsOverHttpTest {

  private static final Pattern AMOUNT = Pattern.compile("\"(-?\\d+)\\.(\\d\\d)\"");

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String ben = books.owner("Bènedikt");
  private final String first = books.period("2026 Q1");
  private String second = "";

  @TempDir private Path folder;

  private void aYear() {
    var flat = books.property("Flat 1", ada);
    books.property("Flat 2", ben);
    session
        .post(
            "/periods/" + first + "/budget-items",
            Bookkeeper.budgetItemJson("Roof", "100").replace("USAGE_BASED", "PROPORTIONAL"))
        .is(201);
    books.record(first, ada, "100", "2026-01-05").is(201);
    books.spend(first, ben, "33.33", "Roof", "2026-01-06").is(201);
    books.spend(first, ben, "5", "Nobody's", "2026-01-06").is(201);
    session.post("/periods/" + first + "/close", "{\"accept_unallocated\": true}").is(200);
    second =
        session
            .post(
                "/periods",
                """
                {"name": "2026 Q2", "start_date": "2026-04-01", "end_date": "2026-06-30", "currency": "EUR"}
                """)
            .is(201)
            .id();
    var water = books.plan(second, "Water", "10").is(201).id();
    session
        .post(
            "/periods/" + second + "/readings",
            Bookkeeper.readingJson(flat, water, "1", "4.5", "2026-04-30"))
        .is(201);
    books.spend(second, ada, "12.01", "Water", "2026-04-30").is(201);
    books.charge(second, ben, "7", "2026-05-01").is(201);
    session.post("/brands", "{\"name\": \"Another context's\"}").is(201);
    books.close(second).is(200);
    books.reopen(first).is(200);
    session.patch("/properties/" + flat, "{\"share_weight\": \"3\", \"from\": \"2026-01-01\"}");
    session.post("/periods/" + first + "/close", "{\"accept_unallocated\": true}").is(200);
  }

  private List<Long> replayed() throws IOException {
    var replay = session.get("/events", "Accept", "application/x-ndjson").is(200);
    Files.writeString(folder.resolve("replay"), replay.response().body());
    return replay.lines().stream()
        .filter(line -> line.has("position"))
        .map(line -> line.path("position").asLong())
        .toList();
  }

  private VerifyCommand.Outcome verify(String period, String... words) {
    var arguments =
        new ArrayList<>(
            List.of("--replay", folder.resolve("replay").toString(), "--sheet", period));
    arguments.addAll(List.of(words));
    return VerifyCommand.run(arguments, ReplayedSheet::new);
  }

  private VerifyCommand.Outcome verifyShown(String period, String sheet) throws IOException {
    Files.writeString(folder.resolve("sheet"), sheet);
    return verify(period, "--sheet-file", folder.resolve("sheet").toString());
  }

  @Test
  void everySheetAtEveryPositionIsWhatTheReplayComesTo() throws IOException {
    aYear();
    var positions = replayed();
    int compared = 0;
    for (var period : List.of(first, second)) {
      for (var position : positions) {
        var sheet =
            session.get("/periods/%s/balance-sheet?at_position=%d".formatted(period, position));
        if (sheet.status() == 200) {
          var outcome = verifyShown(period, sheet.response().body());
          assertThat(outcome.exitCode()).as(outcome.sentence()).isZero();
          compared++;
        } else {
          var outcome = verify(period, "--at-position", position + "");
          assertThat(outcome.exitCode()).isOne();
          assertThat(outcome.sentence()).contains("there is no period " + period);
        }
      }
    }
    assertThat(compared).isGreaterThan(25);
    var printed = verify(second).sentence();
    var shown =
        session.get("/periods/" + second + "/balance-sheet?at_position=" + positions.getLast());
    assertThat(printed).isEqualTo(shown.data().toString());
  }

  @Test
  void everyNumberThatIsAnotherOneIsFoundAndNamed() throws IOException {
    aYear();
    replayed();
    var sheet = session.get("/periods/" + second + "/balance-sheet").is(200).response().body();
    assertThat(verifyShown(second, sheet).exitCode()).isZero();
    var amounts = AMOUNT.matcher(sheet).results().toList();
    assertThat(amounts).hasSizeGreaterThan(20);
    for (var amount : amounts) {
      var other = "\"%s.%02d\"".formatted(amount.group(1), (number(amount.group(2)) + 1) % 100);
      var outcome =
          verifyShown(
              second, sheet.substring(0, amount.start()) + other + sheet.substring(amount.end()));
      assertThat(outcome.exitCode()).as(other).isOne();
      assertThat(outcome.sentence())
          .contains(
              "the sheet says %s, and the events come to %s"
                  .formatted(unquoted(other), unquoted(amount.group())));
    }
    var embellished = sheet.replace("Bènedikt", "Benedict");
    assertThat(verifyShown(second, embellished).sentence())
        .contains("owners[1] (Bènedikt).owner_name");
    var page = session.get("/periods/" + second + "/balance-sheet?limit=1").is(200);
    assertThat(StreamSupport.stream(page.data().path("owners").spliterator(), false)).hasSize(1);
    assertThat(verifyShown(second, page.response().body()).sentence())
        .contains("owners: the sheet has 1 of them, and the events come to 2.");
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1);
  }
}
