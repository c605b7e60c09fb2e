package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.AdjustableClock;
import dev.daybook.ledger.contract.LiveReader;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was said of a day takes effect when it begins, and who watches is told without asking. */
class MidnightOverHttpTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final LocalDate TOMORROW = TODAY.plusDays(1);
  private static final Duration BEFORE_MIDNIGHT = Duration.ofMillis(50);
  private static final long SILENCE_MILLIS = 300;

  private final AdjustableClock clock =
      new AdjustableClock(TOMORROW.atStartOfDay().toInstant(ZoneOffset.UTC).minus(BEFORE_MIDNIGHT));

  @AutoClose private final RunningService service = RunningService.start(clock);

  private final Bookkeeper books = new Bookkeeper(service.newTenant());
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String ben = books.owner("Ben");

  /** Ada's flat is Ben's from tomorrow on, and with it what was spent today. */
  @Test
  void aWatchedSheetAndAWatchedListAreToldAtMidnight() {
    var flat = books.property("Flat 1", ada);
    var period = period();
    var sheet = "/periods/" + period + "/balance-sheet";
    session
        .post(
            "/periods/" + period + "/budget-items",
            Bookkeeper.budgetItemJson("Roof", "100").replace("USAGE_BASED", "PROPORTIONAL"))
        .is(201);
    books.spend(period, ada, "100", "Roof", TODAY + "").is(201);
    session
        .patch(
            "/properties/" + flat,
            "{\"owner_id\": \"%s\", \"from\": \"%s\"}".formatted(ben, TOMORROW))
        .is(200);
    books.record(period, ben, "7", TODAY + "").is(201);

    try (var sheets = session.live(sheet);
        var properties = session.live("/properties");
        var contributions = session.live("/periods/" + period + "/contributions")) {
      var before = sheets.next();
      assertThat(costs(before.data(), ada)).isEqualTo("100.00");
      assertThat(costs(before.data(), ben)).isEqualTo("0.00");
      assertThat(owner(properties.next())).isEqualTo(ada);
      contributions.next();

      clock.advance(BEFORE_MIDNIGHT);

      var after = sheets.next();
      assertThat(after.data()).isEqualTo(session.get(sheet).is(200).data());
      assertThat(costs(after.data(), ada)).isEqualTo("0.00");
      assertThat(costs(after.data(), ben)).isEqualTo("100.00");
      assertThat(after.id()).as("nothing was written down").isEqualTo(before.id());
      assertThat(owner(properties.next())).isEqualTo(ben);
      assertThat(contributions.isSilentFor(SILENCE_MILLIS)).as("not of another day").isTrue();

      try (var back = session.live(sheet, "Last-Event-ID", before.id() + "")) {
        assertThat(back.next().data()).as("to who was away at midnight").isEqualTo(after.data());
      }
    }
  }

  private String period() {
    var json =
        """
        {"name": "Around midnight", "start_date": "%s", "end_date": "%s", "currency": "EUR"}
        """
            .formatted(TODAY.minusDays(10), TODAY.plusDays(10));
    return session.post("/periods", json).is(201).id();
  }

  private static String costs(JsonNode sheet, String owner) {
    for (var row : sheet.path("owners")) {
      if (row.path("owner_id").asString().equals(owner)) {
        return row.path("allocated").asString();
      }
    }
    throw new AssertionError("there is no row of " + owner + " in " + sheet);
  }

  private static String owner(LiveReader.Message properties) {
    return properties.data().at("/data/0/owner_id").asString();
  }
}
