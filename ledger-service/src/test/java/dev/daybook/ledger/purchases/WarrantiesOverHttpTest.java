package dev.daybook.ledger.purchases;

import static dev.daybook.ledger.purchases.Shopper.warrantyJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.AdjustableClock;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarrantiesOverHttpTest {

  private final Shopper shopper = Shopper.ofNewTenant();
  private final Session session = shopper.session();
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Test
  void aWarrantyIsAddedReplacedAndVoided() {
    var purchase = "/purchases/" + shopper.bought("Kettle", "1", "2026-01-15", "");
    var added = session.post(purchase + "/warranty", warrantyJson("2026-01-15", "2099-01-14"));
    var path = "/warranties/" + added.is(201).id();
    assertThat(added.location()).isEqualTo("/api/v1" + path);
    assertThat(session.get(purchase).data().path("warranty")).isEqualTo(added.data());

    var replaced =
        session
            .put(
                path,
                """
                {"warranty_start": "2026-01-15", "warranty_type": "LIFETIME", "provider": "Acme"}
                """,
                "If-Match",
                added.etag())
            .is(200);
    assertThat(replaced.data().path("warranty_end").isNull()).isTrue();
    assertThat(replaced.data("/provider")).isEqualTo("Acme");
    assertThat(session.get(path).is(200).etag()).isEqualTo(replaced.etag());

    var voided = session.post(path + "/void", "{\"reason\": \"opened\"}").is(200);
    assertThat(voided.data("/status")).isEqualTo("VOIDED");
    assertThat(voided.data("/void_reason")).isEqualTo("opened");
    assertThat(session.get(purchase).data("/warranty/status")).isEqualTo("VOIDED");
    session.post(path + "/void", "{\"reason\": \"again\"}").isRefused(409, "warranty_voided");
    session.put(path, warrantyJson("2026-01-15", "2099-01-14")).isRefused(409, "warranty_voided");
    assertThat(session.get(purchase + "/history").data().size()).isEqualTo(4);
    assertThat(session.get(path + "/history").eachOf("action"))
        .containsExactly("RECORDED", "EDITED", "EDITED");
  }

  @ParameterizedTest
  @CsvSource({
    "LIMITED, 2026-01-15, 2026-01-14, ends_before_start",
    "LIFETIME, 2026-01-15, 2026-01-14, ends_before_start",
    "LIMITED, 2026-01-15, , end_missing",
    "FOREVER, 2026-01-15, , validation_error",
    "LIMITED, 2026-01-15, 2026-01-15, ",
    "LIFETIME, 2026-01-15, , ",
  })
  void anEndDoesNotComeBeforeTheStartAndIsMissingForALifetimeAlone(
      String type, String start, String end, String refusal) {
    var body =
        "{\"warranty_start\": \"%s\", \"warranty_end\": %s, \"warranty_type\": \"%s\"}"
            .formatted(start, end == null ? "null" : "\"" + end + "\"", type);
    var purchase = "/purchases/" + shopper.bought("Kettle", "1", "2026-01-15", "");
    var reply = session.post(purchase + "/warranty", body);
    if (refusal == null) {
      reply.is(201);
    } else {
      reply.isRefused(422, refusal);
    }
  }

  @Test
  void listsTellHowWarrantiesStandTodayAndWhichEndSoon() {
    var past = warranty("past", today.minusDays(1));
    var now = warranty("now", today);
    var soon = warranty("soon", today.plusDays(30));
    var later = warranty("later", today.plusDays(31));
    var gone = warranty("gone", today.plusDays(5));
    session.post("/warranties/" + gone + "/void", "{\"reason\": \"opened\"}").is(200);

    assertThat(ids("/warranties")).containsExactly(past, now, soon, later, gone);
    assertThat(ids("/warranties?status=ACTIVE")).containsExactly(now, soon, later);
    assertThat(ids("/warranties?status=EXPIRED")).containsExactly(past);
    assertThat(ids("/warranties?status=VOIDED")).containsExactly(gone);
    assertThat(ids("/warranties?expiring_soon=true")).containsExactly(now, soon);
    assertThat(ids("/warranties?status=ACTIVE&expiring_soon=true")).containsExactly(now, soon);
    assertThat(ids("/warranties?status=EXPIRED&expiring_soon=true")).isEmpty();
    assertThat(ids("/warranties?status=VOIDED&expiring_soon=true")).isEmpty();
    assertThat(ids("/warranties/expiring")).containsExactly(now, soon);
    assertThat(ids("/warranties/expiring?days=31")).containsExactly(now, soon, later);
    assertThat(ids("/warranties/expiring?days=0")).containsExactly(now);
    session.get("/warranties/expiring?days=-1").isRefused(422, "validation_error");
    assertThat(session.get("/warranties/" + past).data("/status")).isEqualTo("EXPIRED");
  }

  private String warranty(String product, LocalDate end) {
    return shopper.insured(product, "2020-01-01", end.toString()).is(201).data("/warranty/id");
  }

  private List<String> ids(String path) {
    return session.get(path).is(200).eachOf("id");
  }

  @Test
  void aWarrantyExpiresAtMidnightThoughNobodyChangesIt() {
    var clock = new AdjustableClock(Instant.now());
    try (var service = RunningService.start(clock)) {
      var there = new Shopper(service.newTenant());
      var lastDay = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      var recorded = there.insured("Kettle", "2026-01-01", lastDay.toString()).is(201);
      var path = "/purchases/" + recorded.id();
      var before = there.session().get(path).is(200);
      assertThat(before.data("/warranty/status")).isEqualTo("ACTIVE");
      assertThat(before.etag()).isEqualTo(recorded.etag());

      clock.advance(Duration.ofDays(1));
      var tenant = there.session().tenant();
      var owner = service.bearer(tenant, "owner", RunningService.OWNER_PASSWORD);
      var tomorrow = new Session(service, tenant, owner);
      var after = tomorrow.get(path, "If-None-Match", before.etag()).is(200);
      assertThat(after.data("/warranty/status")).isEqualTo("EXPIRED");
      assertThat(after.etag()).isNotEqualTo(before.etag());
      tomorrow.get(path, "If-None-Match", after.etag()).is(304);
      assertThat(tomorrow.get(path + "?at_position=" + before.position()).data("/warranty/status"))
          .isEqualTo("ACTIVE");
      assertThat(tomorrow.get("/warranties?status=EXPIRED").data().size()).isEqualTo(1);
      tomorrow.patch(path, "{\"price\": \"2\"}", "If-Match", before.etag()).is(200);
    }
  }
}
