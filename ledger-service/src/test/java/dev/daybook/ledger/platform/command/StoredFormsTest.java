package dev.daybook.ledger.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemEdited;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemVoided;
import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.ChargeEvent.ChargeEdited;
import dev.daybook.contracts.community.ChargeEvent.ChargeVoided;
import dev.daybook.contracts.community.ClosingBalance;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.ContributionEvent.ContributionEdited;
import dev.daybook.contracts.community.ContributionEvent.ContributionVoided;
import dev.daybook.contracts.community.Expense;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseEdited;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseVoided;
import dev.daybook.contracts.community.OwnerBalance;
import dev.daybook.contracts.community.OwnerEvent.OwnerEdited;
import dev.daybook.contracts.community.OwnerEvent.OwnerRetired;
import dev.daybook.contracts.community.OwnerEvent.OwnerReturned;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesRestated;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesStated;
import dev.daybook.contracts.community.PeriodEvent.PeriodClosed;
import dev.daybook.contracts.community.PeriodEvent.PeriodEdited;
import dev.daybook.contracts.community.PropertyEvent.PropertyChanged;
import dev.daybook.contracts.community.PropertyEvent.PropertyRelabelled;
import dev.daybook.contracts.community.ReadingEvent.ReadingEdited;
import dev.daybook.contracts.community.ReadingEvent.ReadingVoided;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.community.Story;
import dev.daybook.ledger.purchases.Basket;
import dev.daybook.ledger.purchases.PurchasesKinds;
import dev.daybook.projections.ContractEvents;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is stored can't be changed any more. A fault here says that events are about to be stored in
 * another form than those that are there: give the event a new revision instead, and the old one
 * stays readable.
 */
class StoredFormsTest {

  private static final List<EventType<?>> TYPES =
      Stream.of(CommunityKinds.ALL, PurchasesKinds.ALL)
          .<EventType<?>>flatMap(kinds -> kinds.types().stream())
          .toList();

  private static final ContractEventMapping MAPPING = new ContractEventMapping(TYPES);

  private static final ClosingBalance SIGNED_OFF =
      new ClosingBalance(Story.ADA, new BigDecimal("0.00"), new BigDecimal("125.50"));

  /** One of each kind; together with what is left out in some, every field is written once. */
  static List<Event> events() {
    return Stream.concat(ofACommunity().stream(), Basket.events().stream()).toList();
  }

  private static List<Event> ofACommunity() {
    return List.of(
        Story.ada(),
        new OwnerEdited(Story.ADA, "Ada L.", "ada@example.org"),
        new OwnerRetired(Story.ADA, Story.END_OF_MARCH),
        new OwnerReturned(Story.ADA),
        Story.opened(),
        Story.closed(),
        Story.reopened(),
        Story.contributed("125.50"),
        new ContributionEdited(
            new Contribution(
                Story.FIRST,
                Story.Q1,
                Story.BEN,
                new BigDecimal("130.00"),
                Story.EUR,
                Story.END_OF_MARCH,
                null)),
        new ContributionVoided(Story.FIRST, Story.Q1),
        Story.flat(),
        new PropertyRelabelled(Story.FLAT, "Flat 1, left"),
        new PropertyChanged(Story.FLAT, Story.NEW_YEAR, Story.BEN, new BigDecimal("60.125"), false),
        new PeriodEdited(Story.Q1, "2026, spring", Story.NEW_YEAR, Story.END_OF_MARCH),
        new ClosingBalancesStated(Story.Q1, List.of(SIGNED_OFF)),
        new ClosingBalancesRestated(
            Story.Q2, List.of(balance("125.50")), List.of(balance("-4.50")), Story.Q1),
        Story.spent("80.00"),
        new ExpenseEdited(
            new Expense(
                Story.BILL,
                Story.Q1,
                Story.BEN,
                new BigDecimal("81.00"),
                Story.EUR,
                "LOCKS",
                Story.END_OF_MARCH,
                null,
                null,
                null)),
        new ExpenseVoided(Story.BILL, Story.Q1),
        Story.security(),
        new BudgetItemEdited(
            new BudgetItem(
                Story.SECURITY,
                Story.Q1,
                "WATER",
                new BigDecimal("0.00"),
                Story.EUR,
                AllocationStrategy.USAGE_BASED,
                new BigDecimal("2.125"))),
        new BudgetItemVoided(Story.SECURITY, Story.Q1),
        Story.metered("12.5", "30.000001"),
        new ReadingEdited(Story.reading("0", "1")),
        new ReadingVoided(Story.METER, Story.Q1),
        Story.charged("15.00"),
        new ChargeEdited(
            new Charge(
                Story.KEY,
                Story.Q1,
                Story.BEN,
                "Two lost keys",
                new BigDecimal("30.00"),
                Story.EUR,
                Story.END_OF_MARCH)),
        new ChargeVoided(Story.KEY, Story.Q1));
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsStoredAsItAlwaysWas(Event event) throws Exception {
    var type = type(event);
    assertThat(snapshot(type, stored(event)))
        .isEqualTo(Files.readString(file(type)).stripTrailing());
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatIsStoredIsReadAsTheSameEvent(Event event) throws Exception {
    var type = type(event);
    var payload = ContractJson.MAPPER.readTree(Files.readString(file(type))).path("payload");
    assertThat(ContractJson.MAPPER.treeToValue(payload, type.event())).isEqualTo(event);
  }

  /** What was stored before a form changed, and what it is read as since. */
  static List<Arguments> formerForms() {
    return List.of(
        Arguments.of("community.period-closed.1.json", new PeriodClosed(Story.Q1, null)),
        Arguments.of(
            "community.period-closed.2.json",
            new PeriodClosed(Story.Q1, Story.END_OF_MARCH, List.of(SIGNED_OFF))));
  }

  @ParameterizedTest
  @MethodSource("formerForms")
  void aFormerFormIsStillRead(String file, Event event) throws Exception {
    var stored = ContractJson.MAPPER.readTree(Files.readString(folder().resolve(file)));
    var read =
        ContractEvents.of(TYPES)
            .decode(
                1,
                stored.path("type").asString(),
                stored.path("revision").asInt(),
                stored.path("payload").toString());
    assertThat(read).isEqualTo(event);
  }

  private static OwnerBalance balance(String amount) {
    return new OwnerBalance(Story.ADA, new BigDecimal(amount));
  }

  @Test
  void everyFormThatThereEverWasIsPinned() throws Exception {
    try (var files = Files.list(folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsAll(TYPES.stream().map(StoredFormsTest::name).toList());
    }
    assertThat(events().stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(TYPES.stream().map(EventType::event).collect(Collectors.toSet()));
  }

  private static EventType<?> type(Event event) {
    return TYPES.stream().filter(type -> type.event().isInstance(event)).findFirst().orElseThrow();
  }

  private static NewEvent stored(Event event) {
    var type = type(event);
    var message =
        new GenericEventMessage(
            UUID.randomUUID().toString(),
            new MessageType(type.name(), String.valueOf(type.revision())),
            event,
            Map.of(),
            Instant.EPOCH);
    TaggedEventMessage<?> tagged = new GenericTaggedEventMessage<>(message, Set.of());
    return MAPPING.toStored(tagged);
  }

  /** All that is stored of an event but its id, its metadata, and its place in the log. */
  private static String snapshot(EventType<?> type, NewEvent stored) {
    var json = ContractJson.MAPPER.createObjectNode();
    json.put("type", stored.type());
    json.put("revision", stored.revision());
    json.put("effective_on", Objects.toString(stored.effectiveOn(), null));
    json.set("tags", ContractJson.MAPPER.valueToTree(new TreeSet<>(stored.tags())));
    json.set("personal", ContractJson.MAPPER.valueToTree(personal(type)));
    json.set("payload", ContractJson.MAPPER.readTree(stored.payload()));
    return json.toPrettyString();
  }

  private static <E extends Event> List<String> personal(EventType<E> type) {
    return type.personal().stream().map(EventType.Personal::field).sorted().toList();
  }

  private static String name(EventType<?> type) {
    return type.name() + "." + type.revision() + ".json";
  }

  private static Path file(EventType<?> type) throws IOException {
    return folder().resolve(name(type));
  }

  private static Path folder() throws IOException {
    try {
      var url = Objects.requireNonNull(StoredFormsTest.class.getResource("/events"));
      return Path.of(url.toURI());
    } catch (URISyntaxException impossible) {
      throw new IOException(impossible);
    }
  }
}
