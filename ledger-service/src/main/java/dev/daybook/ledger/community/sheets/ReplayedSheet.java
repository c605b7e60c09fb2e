package dev.daybook.ledger.community.sheets;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.eventstore.StoredTypes;
import dev.daybook.eventstore.UnknownEventType;
import dev.daybook.eventstore.UnreadableEvent;
import dev.daybook.ledger.platform.views.Today;
import dev.daybook.projections.ContractEvents;
import dev.daybook.projections.Posted;
import dev.daybook.projections.community.sheets.CommunityFold;
import dev.daybook.proofs.verify.DrawnSheet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A balance sheet drawn up from a replay alone: folded and reckoned by what the service folds and
 * reckons with, without its database.
 */
public final class ReplayedSheet implements DrawnSheet {

  private static final String PREFIX = "community.";
  private static final Set<String> TYPES =
      CommunityEvents.TYPES.stream().map(EventType::name).collect(Collectors.toUnmodifiableSet());

  private final StoredTypes types = ContractEvents.of(CommunityEvents.TYPES);
  private final CommunityFold fold;
  private final UUID period;
  private final @Nullable Long position;
  private final @Nullable LocalDate day;
  private LocalDate lastDay = LocalDate.EPOCH;

  /**
   * @param position that it is to reflect; null for the last event's
   * @param day to look at it on; null for that of the last event until then
   */
  public ReplayedSheet(UUID period, @Nullable Long position, @Nullable LocalDate day) {
    this.fold = new CommunityFold(new PeriodId(period));
    this.period = period;
    this.position = position;
    this.day = day;
  }

  @Override
  public void event(String line) {
    var event = ContractJson.MAPPER.readTree(line);
    long at = event.path("position").asLong();
    if (position != null && at > position) {
      return;
    }
    lastDay = Today.day(Instant.parse(event.path("time").asString()));
    var type = event.path("type").asString();
    if (TYPES.contains(type)) {
      fold.post(posted(event, at, type));
    } else if (type.startsWith(PREFIX)) {
      throw new NotDrawn(
          "the event at position %d is a %s, which this release does not know yet."
              .formatted(at, type));
    }
  }

  private Posted<CommunityEvent> posted(JsonNode event, long at, String type) {
    try {
      var decoded =
          types.decode(at, type, event.path("revision").asInt(), event.path("data").toString());
      return new Posted<>(
          at,
          UUID.fromString(event.path("id").asString()),
          event.path("source").asString(),
          Instant.parse(event.path("time").asString()),
          event.path("actor").asString(""),
          (CommunityEvent) decoded);
    } catch (UnknownEventType | UnreadableEvent unknown) {
      throw new NotDrawn("the event at position %d can't be read: %s.".formatted(at, unknown));
    }
  }

  @Override
  public String json() {
    var sheet = fold.sheet(day == null ? lastDay : day);
    if (sheet == null) {
      throw new NotDrawn(
          "there is no period %s%s."
              .formatted(period, position == null ? "" : " at position " + position));
    }
    var shown = sheet.shown();
    return ContractJson.MAPPER.writeValueAsString(
        position == null ? shown : shown.reflecting(position));
  }
}
