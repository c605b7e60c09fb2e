package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.platform.http.Resource;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all rooms promise; what a resource says of itself its own test says. */
class RoomsOverHttpTest {

  private static final String NOBODY = "019b76da-a800-7000-8000-000000000000";
  private static final String NEW_YEAR = "2026-01-01";

  /** Rooms whose lists are in the order of recording alone. */
  private static final String UNDATED = "BUDGET_ITEMS|OWNERS|PROPERTIES";

  /** Rooms of what no period has. */
  private static final String OF_THE_TENANT = "OWNERS|PERIODS|PROPERTIES";

  @Test
  void everyResourceIsEntered() {
    var resources = RunningService.shared().context().getBeansOfType(Resource.class).values();
    var home = getClass().getPackageName();
    assertThat(Arrays.stream(EntryRoom.values()).map(room -> room.path.replace("-", "")))
        .containsAll(
            resources.stream()
                .map(Object::getClass)
                .filter(resource -> resource.getPackageName().startsWith(home))
                // Sheets are drawn up from all of them.
                .filter(resource -> !resource.getPackageName().endsWith(".sheets"))
                .map(resource -> resource.getSimpleName().toLowerCase(Locale.ROOT))
                .toList());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRecordedIsShownAndListed(EntryRoom room) {
    var scene = room.scene();
    var recorded = scene.record(NEW_YEAR).is(201);
    assertThat(recorded.location()).isEqualTo("/api/v1" + scene.one(recorded.id()));
    if (room.isOfPeriods()) {
      assertThat(recorded.data("/period_id")).isEqualTo(scene.period());
    }

    var shown = scene.session().get(scene.one(recorded.id())).is(200);
    assertThat(shown.data()).isEqualTo(recorded.data());
    assertThat(shown.etag()).isEqualTo(recorded.etag());
    assertThat(scene.session().get(scene.list()).eachOf("id")).containsExactly(recorded.id());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = UNDATED)
  void aListIsChronologicalThenByPositionInPagesAndAsLines(EntryRoom room) {
    var scene = room.scene();
    var second = scene.record("2026-02-01").is(201).id();
    var third = scene.record("2026-02-01").is(201).id();
    var first = scene.record("2026-01-01").is(201).id();

    var part = scene.session().get(scene.list() + "?limit=2").is(200);
    assertThat(part.eachOf("id")).containsExactly(first, second);
    assertThat(part.meta().path("total").asLong()).isEqualTo(3);
    var rest = scene.session().get(scene.list() + "?skip=2").is(200);
    assertThat(rest.eachOf("id")).containsExactly(third);
    var lines = scene.session().get(scene.list(), "Accept", "application/x-ndjson").lines();
    assertThat(lines)
        .extracting(line -> line.path("id").asString())
        .containsExactly(first, second, third);
    var next = part.meta().path("next_cursor").asString();
    if (room.isOfPeriods()) {
      scene.session().delete(scene.one(first)).is(204);
    }
    assertThat(scene.session().get(scene.list() + "?limit=2&cursor=" + next).eachOf("id"))
        .containsExactly(third);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = UNDATED)
  void aListWithoutDatesIsInTheOrderOfRecordingInPagesAndAsLines(EntryRoom room) {
    var scene = room.scene();
    var first = scene.record(NEW_YEAR).is(201).id();
    var second = scene.record(NEW_YEAR).is(201).id();
    var part = scene.session().get(scene.list() + "?limit=1").is(200);
    assertThat(part.eachOf("id")).containsExactly(first);
    assertThat(part.meta().path("total").asLong()).isEqualTo(2);
    assertThat(scene.session().get(scene.list() + "?skip=1").eachOf("id")).containsExactly(second);
    assertThat(scene.session().get(scene.list(), "Accept", "application/x-ndjson").lines())
        .extracting(line -> line.path("id").asString())
        .containsExactly(first, second);
  }

  @ParameterizedTest
  @EnumSource
  void anEntryAndAListOfThemCanBeWatched(EntryRoom room) {
    var scene = room.scene();
    var path = scene.one(scene.record(NEW_YEAR).is(201).id());
    try (var one = scene.session().live(path);
        var all = scene.session().live(scene.list())) {
      one.next();
      all.next();
      scene.session().patch(path, room.edit(room.second)).is(200);
      var message = one.next();
      assertThat(message.event().replaceFirst("y$", "ie") + "s")
          .isEqualTo(room.path.replace('-', ' '));
      assertThat(message.data().path(room.field).asString()).isEqualTo(room.second);
      assertThat(all.next().data().findValuesAsString(room.field)).containsExactly(room.second);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHistoryHasAStepForEachChangeAndThePastReadsAsItDid(EntryRoom room) {
    var scene = room.scene();
    var session = scene.session();
    var recorded = scene.record(NEW_YEAR).is(201);
    var path = scene.one(recorded.id());
    var edited = session.patch(path, room.edit(room.second)).is(200);

    var history = session.get(path + "/history").is(200);
    assertThat(history.eachOf("action")).containsExactly(room.beginning(), "EDITED");
    assertThat(history.eachOf("position"))
        .containsExactly(recorded.position() + "", edited.position() + "");
    assertThat(history.eachOf("actor")).containsOnly(session.get("/me").data("/id"));
    assertThat(history.data().at("/0/before").isNull()).isTrue();
    assertThat(history.data().at("/0/after")).isEqualTo(recorded.data());
    assertThat(history.data().at("/1/before")).isEqualTo(recorded.data());
    assertThat(history.data().at("/1/after")).isEqualTo(edited.data());
    assertThat(session.get(path + "/history", "Accept", "application/x-ndjson").lines()).hasSize(2);
    var then = "?at_position=" + recorded.position();
    assertThat(session.get(path + then).data()).isEqualTo(recorded.data());
    assertThat(session.get(scene.list() + then).eachOf("id")).containsExactly(recorded.id());
    assertThat(session.get(path + "?as_of=2000-01-01T00:00:00Z").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = OF_THE_TENANT)
  void aVoidedEntryIsGoneButNotItsHistoryNorItsPast(EntryRoom room) {
    var scene = room.scene();
    var session = scene.session();
    var recorded = scene.record(NEW_YEAR).is(201);
    var path = scene.one(recorded.id());
    var edited = session.patch(path, room.edit(room.second)).is(200);
    var voided = session.delete(path).is(204);

    session.get(path).isRefused(404, "not_found");
    session.delete(path).isRefused(404, "not_found");
    session.patch(path, room.edit(room.third)).isRefused(404, "not_found");
    assertThat(session.get(scene.list()).data().size()).isZero();
    var then = "?at_position=" + edited.position();
    assertThat(session.get(path + then).data()).isEqualTo(edited.data());
    assertThat(session.get(scene.list() + then).eachOf("id")).containsExactly(recorded.id());

    var history = session.get(path + "/history").is(200);
    assertThat(history.eachOf("action")).containsExactly("RECORDED", "EDITED", "VOIDED");
    assertThat(history.eachOf("position"))
        .containsExactly(recorded.position() + "", edited.position() + "", voided.position() + "");
    assertThat(history.data().at("/0/before").isNull()).isTrue();
    assertThat(history.data().at("/0/after")).isEqualTo(recorded.data());
    assertThat(history.data().at("/1/before")).isEqualTo(recorded.data());
    assertThat(history.data().at("/2/before")).isEqualTo(edited.data());
    assertThat(history.data().at("/2/after").isNull()).isTrue();
    assertThat(history.eachOf("actor")).containsOnly(session.get("/me").data("/id"));
    assertThat(session.get(path + "/history", "Accept", "application/x-ndjson").lines()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void anEditOfAnOldVersionIsRefusedAndOneThatChangesNothingIsNotWrittenDown(EntryRoom room) {
    var scene = room.scene();
    var session = scene.session();
    var recorded = scene.record(NEW_YEAR).is(201);
    var path = scene.one(recorded.id());
    var json = room.edit(room.second);
    var edited = session.patch(path, json, "If-Match", recorded.etag()).is(200);
    session.patch(path, json, "If-Match", recorded.etag()).isRefused(412, "precondition_failed");
    assertThat(session.patch(path, json).is(200).etag()).isEqualTo(edited.etag());
    assertThat(session.get(path + "/history").data().size()).isEqualTo(2);
    session.get(path, "If-None-Match", edited.etag()).is(304);
    if (room.isOfPeriods()) {
      session.delete(path, "If-Match", recorded.etag()).isRefused(412, "precondition_failed");
      session.delete(path, "If-Match", edited.etag()).is(204);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRepeatedWithItsKeyHappensOnce(EntryRoom room) {
    var scene = room.scene();
    var session = scene.session();
    var json = room.json(scene, NEW_YEAR);
    var first = session.post(scene.list(), json, "Idempotency-Key", "a").is(201);
    var again = session.post(scene.list(), json, "Idempotency-Key", "a").is(201);
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.data()).isEqualTo(first.data());
    var next = room.scene();
    var theirs =
        next.session().post(next.list(), room.json(next, NEW_YEAR), "Idempotency-Key", "a");
    assertThat(theirs.is(201).isReplayed()).isFalse();

    var path = scene.one(first.id());
    var edit = room.edit(room.second);
    assertThat(session.patch(path, edit, "Idempotency-Key", "b").is(200).isReplayed()).isFalse();
    assertThat(session.patch(path, edit, "Idempotency-Key", "b").is(200).isReplayed()).isTrue();
    if (room.isOfPeriods()) {
      assertThat(session.delete(path, "Idempotency-Key", "c").is(204).isReplayed()).isFalse();
      assertThat(session.delete(path, "Idempotency-Key", "c").is(204).isReplayed()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDryRunWritesNothing(EntryRoom room) {
    var scene = room.scene();
    var session = scene.session();
    session.post(scene.list() + "?dry_run=true", room.json(scene, NEW_YEAR)).is(200);
    var recorded = scene.record(NEW_YEAR).is(201);
    var path = scene.one(recorded.id());
    session.patch(path + "?dry_run=true", room.edit(room.second)).is(200);
    if (room.isOfPeriods()) {
      session.delete(path + "?dry_run=true").is(200);
    }
    assertThat(session.get(scene.list()).eachOf("id")).containsExactly(recorded.id());
    assertThat(session.get(path).is(200).data()).isEqualTo(recorded.data());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = OF_THE_TENANT)
  void aClosedPeriodTakesNothingUntilItIsReopened(EntryRoom room) {
    var scene = room.scene();
    var session = scene.session();
    var path = scene.one(scene.record(NEW_YEAR).is(201).id());
    session.post("/periods/" + scene.period() + "/close", "{\"accept_unallocated\": true}").is(200);

    scene.record(NEW_YEAR).isRefused(409, "period_closed");
    session.patch(path, room.edit(room.second)).isRefused(409, "period_closed");
    session.delete(path).isRefused(409, "period_closed");

    scene.books().reopen(scene.period()).is(200);
    scene.record(NEW_YEAR).is(201);
    session.patch(path, room.edit(room.second)).is(200);
    session.delete(path).is(204);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotThereIsNotFound(EntryRoom room) {
    var scene = room.scene();
    var session = scene.session();
    var path = scene.one(NOBODY);
    session.get(path).isRefused(404, "not_found");
    session.get(path + "/history").isRefused(404, "not_found");
    session.patch(path, room.edit(room.second)).isRefused(404, "not_found");
    if (room.isOfPeriods()) {
      session.get(scene.list(NOBODY)).isRefused(404, "not_found");
      session.delete(path).isRefused(404, "not_found");
      session.post(scene.list(NOBODY), room.json(scene, NEW_YEAR)).isRefused(404, "not_found");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsANeighboursIsNotThere(EntryRoom room) {
    var scene = room.scene();
    var recorded = scene.record(NEW_YEAR).is(201);
    scene.record(NEW_YEAR).is(201);
    var list = scene.session().get(scene.list() + "?limit=1").is(200);
    var next = scene.list() + "?cursor=" + list.meta().path("next_cursor").asString();
    var path = scene.one(recorded.id());
    var theirs = Bookkeeper.ofNewTenant().session();

    theirs.get(path).isRefused(404, "not_found");
    theirs.get(path + "/history").isRefused(404, "not_found");
    theirs.patch(path, room.edit(room.second)).isRefused(404, "not_found");
    if (room.isOfPeriods()) {
      theirs.get(scene.list()).isRefused(404, "not_found");
      theirs.delete(path).isRefused(404, "not_found");
      theirs.post(scene.list(), room.json(scene, NEW_YEAR)).isRefused(404, "not_found");
    } else {
      assertThat(theirs.get(scene.list()).is(200).data().size()).isZero();
      theirs.get(next).isRefused(422, "validation_error");
    }
    assertThat(scene.session().get(path).is(200).data()).isEqualTo(recorded.data());
  }
}
