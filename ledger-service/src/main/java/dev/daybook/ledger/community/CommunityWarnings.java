package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.CommunityRejection.FUTURE_DATE;
import static dev.daybook.contracts.community.CommunityRejection.SAME_LABEL;
import static dev.daybook.contracts.community.CommunityRejection.SAME_NAME;
import static dev.daybook.projections.community.owners.OwnersTable.OWNERS;
import static dev.daybook.projections.community.properties.PropertiesTable.PROPERTIES;

import dev.daybook.accounting.community.Property;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Warning;
import dev.daybook.contracts.community.Owner;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.command.CommandDesk.Warnings;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.views.Today;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.Wanted;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What looks wrong about what is asked, and decides nothing: it is looked up in views as they are,
 * so that nobody who writes down another thing is in the way.
 */
@Component
public final class CommunityWarnings {

  /** Two are enough to find one that is not the thing itself. */
  private static final int NAMESAKES = 2;

  private final Today today;
  private final ViewReads reads;
  private final EntryAnswers<Owner> owners;
  private final EntryAnswers<Property> properties;

  CommunityWarnings(Today today, ViewReads reads, TenantConnections serviceConnections) {
    this.today = today;
    this.reads = reads;
    this.owners = OWNERS.on(serviceConnections);
    this.properties = PROPERTIES.on(serviceConnections);
  }

  /**
   * @param date that a call says of an entry; null if it says none
   */
  public Warnings ofFutureDate(Function<Call, @Nullable LocalDate> date) {
    return call -> Mono.fromSupplier(() -> ofFutureDate(date.apply(call)));
  }

  private List<Warning> ofFutureDate(@Nullable LocalDate date) {
    return date != null && date.isAfter(today.now())
        ? List.of(FUTURE_DATE.at("date", "%s is still to come.", date))
        : List.of();
  }

  /**
   * @param name that a call says of an owner; null if it says none
   * @param self the owner who may be called so; null if it is a new one
   */
  public Warnings ofSameName(
      Function<Call, @Nullable String> name, Function<Call, @Nullable Id> self) {
    return call ->
        isTaken(call, OWNERS, owners, Owner::id, name.apply(call), self.apply(call))
            .map(taken -> SAME_NAME.at("name", "Another owner is called “%s”, too.", taken))
            .map(List::of)
            .defaultIfEmpty(List.of());
  }

  /**
   * @param label that a call says of a property; null if it says none
   * @param self the property that may be called so; null if it is a new one
   */
  public Warnings ofSameLabel(
      Function<Call, @Nullable String> label, Function<Call, @Nullable Id> self) {
    return call ->
        isTaken(call, PROPERTIES, properties, Property::id, label.apply(call), self.apply(call))
            .map(taken -> SAME_LABEL.at("label", "Another property is called “%s”, too.", taken))
            .map(List::of)
            .defaultIfEmpty(List.of());
  }

  /** The name, if something else has it; else empty. */
  private <T> Mono<String> isTaken(
      Call call,
      EntryTable<T> table,
      EntryAnswers<T> answers,
      Function<T, Id> id,
      @Nullable String name,
      @Nullable Id self) {
    var called = Wanted.ALL.having("called", name);
    return Mono.justOrEmpty(name)
        .filterWhen(
            taken ->
                reads
                    .lately(call, table.view())
                    .flatMap(at -> answers.first(call.tenant(), called, at, NAMESAKES))
                    .map(
                        found ->
                            found.stream()
                                .anyMatch(entry -> !id.apply(entry.value()).equals(self))));
  }
}
