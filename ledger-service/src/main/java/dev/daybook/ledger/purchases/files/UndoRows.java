package dev.daybook.ledger.purchases.files;

import static dev.daybook.contracts.purchases.PurchasesRejection.CHANGED_SINCE;
import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.projections.purchases.PurchasesTables.BRANDS;
import static dev.daybook.projections.purchases.PurchasesTables.IMPORTS;
import static dev.daybook.projections.purchases.PurchasesTables.PURCHASES;
import static dev.daybook.projections.purchases.PurchasesTables.RETAILERS;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.purchases.Bought;
import dev.daybook.contracts.purchases.Import;
import dev.daybook.contracts.purchases.ImportEvent.ImportEnded;
import dev.daybook.contracts.purchases.ImportEvent.RowsUndone;
import dev.daybook.contracts.purchases.ImportId;
import dev.daybook.contracts.purchases.ImportStatus;
import dev.daybook.contracts.purchases.Purchase;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseDeleted;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseEdited;
import dev.daybook.contracts.purchases.RowError;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyEdited;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyRemoved;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.clock.Moment;
import dev.daybook.ledger.platform.command.Sight;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.purchases.lists.Listed;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.EntryVersions;
import dev.daybook.projections.EntryVersions.Step;
import dev.daybook.projections.purchases.ImportQueries;
import dev.daybook.projections.purchases.ImportQueries.Added;
import dev.daybook.projections.purchases.NamedQueries;
import dev.daybook.projections.purchases.NamedQueries.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One step of an import is taken back: what it made goes, and what it changed reads as it did
 * before. What others have changed since stays as they left it, and is listed. A retailer, or a
 * brand, that came with the step goes, too, unless a purchase still names it.
 */
final class UndoRows implements ImportStep<UndoRows.Asked, UndoRows.State> {

  record Asked(ImportId id, Moment moment) implements ImportStep.Asked {}

  /**
   * @param step the one that is taken back; null if none is left
   */
  record State(@Nullable Entry<Import> job, @Nullable Taken step) implements ImportStep.State {}

  /**
   * What a step has changed, as it is now and as it was before.
   *
   * @param retailers that came with it
   * @param brands that came with it
   * @param named all that purchases may name
   */
  record Taken(
      Step step,
      Map<UUID, Optional<Entry<Bought>>> current,
      Map<UUID, Optional<Entry<Bought>>> before,
      List<Added> retailers,
      List<Added> brands,
      Set<UUID> named) {

    @Nullable Entry<Bought> asItIs(UUID purchase) {
      return current.getOrDefault(purchase, Optional.empty()).orElse(null);
    }

    /** How a purchase read before; null if it was not there. */
    @Nullable Bought before(UUID purchase) {
      return before.getOrDefault(purchase, Optional.empty()).map(Entry::value).orElse(null);
    }

    /** Whether nobody has changed it since, and what it named before is there still. */
    boolean isReversible(Entry<Bought> now, @Nullable Bought before) {
      return now.changed() <= step.until()
          && (before == null
              || Stream.of(before.purchase().retailerId(), before.purchase().brandId())
                  .allMatch(id -> id == null || named.contains(id.value())));
    }
  }

  static final class Views implements Sight<Asked, State> {

    private final ImportQueries queries;
    private final NamedQueries named;
    private final EntryVersions<Bought> purchases;
    private final EntryAnswers<Import> imports;

    Views(TenantConnections connections) {
      this.queries = new ImportQueries(connections);
      this.named = new NamedQueries(connections);
      this.purchases = new EntryVersions<>(PURCHASES, connections);
      this.imports = IMPORTS.on(connections);
    }

    @Override
    public List<String> views() {
      return Stream.of(PURCHASES, RETAILERS, BRANDS, IMPORTS).map(EntryTable::view).toList();
    }

    @Override
    public Mono<State> read(String tenant, Asked c, long at) {
      return imports
          .get(tenant, c.id(), at)
          .flatMap(
              job ->
                  step(tenant, job.value(), at)
                      .map(step -> new State(job, step))
                      .defaultIfEmpty(new State(job, null)))
          .defaultIfEmpty(new State(null, null));
    }

    private Mono<Taken> step(String tenant, Import job, long at) {
      var before = job.undoneTo() == 0 ? Long.MAX_VALUE : job.undoneTo();
      return queries.step(tenant, job.id(), before).flatMap(step -> taken(tenant, step, at));
    }

    private Mono<Taken> taken(String tenant, Step step, long at) {
      return Mono.zip(
              purchases.changed(tenant, step),
              purchases.before(tenant, step),
              queries.added(tenant, RETAILERS, Listed.RETAILERS.field(), step),
              queries.added(tenant, BRANDS, Listed.BRANDS.field(), step),
              named(tenant, at))
          .map(
              all ->
                  new Taken(step, all.getT1(), all.getT2(), all.getT3(), all.getT4(), all.getT5()));
    }

    private Mono<Set<UUID>> named(String tenant, long at) {
      return named
          .all(tenant, RETAILERS, at)
          .zipWith(
              named.all(tenant, BRANDS, at),
              (retailers, brands) ->
                  Stream.concat(retailers.stream(), brands.stream())
                      .map(Named::id)
                      .collect(Collectors.toSet()));
    }
  }

  @Override
  public String name() {
    return "purchases.undo-rows";
  }

  @Override
  public Decision decide(Asked c, State state, Entry<Import> job) {
    if (!job.value().isUndoing()) {
      return accept();
    }
    return state.step() == null
        ? accept(new ImportEnded(c.id(), ImportStatus.UNDONE, c.moment().time()))
        : new Decision.Accepted(undone(c, state.step()));
  }

  private static List<Event> undone(Asked c, Taken taken) {
    var events = new ArrayList<Event>();
    var kept = new ArrayList<RowError>();
    var own = new ArrayList<Purchase>();
    for (var id : taken.current().keySet()) {
      var before = taken.before(id);
      var now = taken.asItIs(id);
      if (now != null && taken.isReversible(now, before)) {
        own.add(now.value().purchase());
        events.addAll(restored(now.value(), before));
      } else if (now != null || before != null) {
        kept.add(kept(id));
      }
    }
    events.addAll(unnamed(Listed.RETAILERS, taken.retailers(), own));
    events.addAll(unnamed(Listed.BRANDS, taken.brands(), own));
    events.add(new RowsUndone(c.id(), taken.step().until(), own.size(), kept));
    return events;
  }

  private static RowError kept(UUID purchase) {
    return new RowError(
        null,
        "id",
        CHANGED_SINCE.code(),
        "The purchase %s, or what it named, was changed by others since, and stays so."
            .formatted(purchase));
  }

  /** What makes of a purchase what it was before; it was not there if that is null. */
  private static List<Event> restored(Bought now, @Nullable Bought before) {
    var events = new ArrayList<Event>();
    var id = now.purchase().id();
    var warranty = now.warranty();
    var former = before == null ? null : before.warranty();
    if (warranty != null && former == null) {
      events.add(new WarrantyRemoved(warranty.id(), id));
    } else if (former != null && !former.equals(warranty)) {
      events.add(new WarrantyEdited(former));
    }
    if (before == null) {
      events.add(new PurchaseDeleted(id));
    } else if (!before.purchase().equals(now.purchase())) {
      events.add(new PurchaseEdited(before.purchase()));
    }
    return events;
  }

  /** Those whom only purchases name that don't any more. */
  private static <I extends Id> List<? extends Event> unnamed(
      Listed<I, ?> listed, List<Added> added, List<Purchase> own) {
    return added.stream()
        .filter(one -> one.purchases() == own.stream().filter(it -> names(listed, it, one)).count())
        .map(one -> listed.removed().apply(listed.idOf().apply(one.id()), one.name()))
        .toList();
  }

  private static boolean names(Listed<?, ?> listed, Purchase purchase, Added one) {
    var named = listed.namedBy().apply(purchase);
    return named != null && named.value().equals(one.id());
  }
}
