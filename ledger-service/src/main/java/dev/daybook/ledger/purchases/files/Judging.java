package dev.daybook.ledger.purchases.files;

import static dev.daybook.contracts.purchases.PurchasesTags.folded;
import static dev.daybook.ledger.platform.slice.Decision.noFaults;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static dev.daybook.ledger.purchases.lists.AddListed.refuseUnlessWebAddress;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.purchases.Bought;
import dev.daybook.contracts.purchases.BrandId;
import dev.daybook.contracts.purchases.OnDuplicate;
import dev.daybook.contracts.purchases.Purchase;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseEdited;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseRecorded;
import dev.daybook.contracts.purchases.PurchaseId;
import dev.daybook.contracts.purchases.PurchaseStatus;
import dev.daybook.contracts.purchases.PurchasesRejection.TooManyNames;
import dev.daybook.contracts.purchases.PurchasesRejection.WarrantyIsVoided;
import dev.daybook.contracts.purchases.RetailerId;
import dev.daybook.contracts.purchases.RowError;
import dev.daybook.contracts.purchases.Warranty;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyAdded;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyEdited;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyVoided;
import dev.daybook.contracts.purchases.WarrantyId;
import dev.daybook.ledger.platform.files.FileRow;
import dev.daybook.ledger.platform.files.FileRow.Faulty;
import dev.daybook.ledger.platform.files.FileRow.Said;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.purchases.files.FiledPurchase.FiledWarranty;
import dev.daybook.ledger.purchases.lists.Listed;
import dev.daybook.ledger.purchases.purchases.PurchaseSaid;
import dev.daybook.projections.Entry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of some rows of a file, by the rules that hold for one purchase, too. */
final class Judging {

  /** So many retailers, and so many brands: all of them are read for each step of an import. */
  static final int MOST_NAMES = 10_000;

  /**
   * @param read how many of the rows are purchases, or were to be
   */
  record Judged(
      List<Event> events,
      List<RowError> errors,
      long read,
      long created,
      long updated,
      long skipped) {}

  /**
   * Retailers, or brands, that there are by now.
   *
   * @param ids by their names in any case
   */
  private record Names<I extends Id>(Listed<I, ?> listed, Map<String, UUID> ids) {

    Decision.Reasons refuseIfOneTooMany(@Nullable String name, String field) {
      return refuseIf(
          name != null && ids.size() >= MOST_NAMES && !ids.containsKey(folded(name)),
          () -> new TooManyNames(field, MOST_NAMES));
    }
  }

  private final TakeRows.Asked asked;
  private final Present present;
  private final long begun;
  private final Set<UUID> saidBefore;
  private final Iterator<UUID> fresh;
  private final Names<RetailerId> retailers;
  private final Names<BrandId> brands;
  private final Set<UUID> warranties;
  private final List<Event> events = new ArrayList<>();
  private final List<RowError> errors = new ArrayList<>();
  private long read;
  private long created;
  private long updated;
  private long skipped;

  /**
   * @param begun the position where the import began: what was changed since is newer than the file
   */
  Judging(TakeRows.Asked asked, Present present, long begun, SaidBefore before) {
    this.asked = asked;
    this.present = present;
    this.begun = begun;
    this.saidBefore = before.purchases();
    this.fresh = asked.fresh().iterator();
    this.retailers = new Names<>(Listed.RETAILERS, before.retailers());
    this.brands = new Names<>(Listed.BRANDS, before.brands());
    this.warranties = new HashSet<>(present.warranties());
    retailers.ids().putAll(present.retailers());
    brands.ids().putAll(present.brands());
  }

  Judged judge() {
    asked.rows().forEach(this::judge);
    return new Judged(events, errors, read, created, updated, skipped);
  }

  private void judge(FileRow<Filed> row) {
    switch (row) {
      case Faulty<Filed>(var line, _, var faults, var isLast) -> {
        read += isLast ? 0 : 1;
        faults.forEach(fault -> errors.add(RowError.of(line, fault)));
      }
      case Said<Filed> said -> {
        switch (said.what()) {
          case FiledName name -> judge(said, name);
          case FiledPurchase purchase -> judge(said, purchase);
        }
      }
    }
  }

  private void judge(Said<Filed> row, FiledName said) {
    var names = row.list().equals(Filed.RETAILERS) ? retailers : brands;
    var reasons =
        refuseUnlessWebAddress(said.url()).and(names.refuseIfOneTooMany(said.name(), "name"));
    if (isGood(row, details(reasons))) {
      id(names, said.name(), said.url());
    }
  }

  private void judge(Said<Filed> row, FiledPurchase said) {
    read++;
    var bought = present.of(said);
    if (!isGood(row, Stream.concat(said.halves(), details(reasons(said, bought))))) {
      return;
    }
    if (isSaidBefore(said)) {
      skipped++;
    } else if (bought == null) {
      created++;
      create(said);
    } else if (asked.onDuplicate() == OnDuplicate.SKIP || bought.changed() > begun) {
      skipped++;
    } else if (update(said, bought.value())) {
      updated++;
    } else {
      skipped++;
    }
  }

  private boolean isGood(Said<Filed> row, Stream<Detail> faults) {
    int size = errors.size();
    faults.map(row::named).forEach(fault -> errors.add(RowError.of(row.line(), fault)));
    return errors.size() == size;
  }

  /** What is about no field of a request is about the warranty here. */
  private static Stream<Detail> details(Decision.Reasons reasons) {
    return reasons.all().stream()
        .map(Rejection::words)
        .flatMap(
            words ->
                words.details().isEmpty()
                    ? Stream.of(new Detail("warranty.id", words.message(), words.code().code()))
                    : words.details().stream());
  }

  private boolean isSaidBefore(FiledPurchase said) {
    var sameness = requireNonNull(present.sameness().get(said)).toString();
    // A few bytes in place of texts: of a whole file they may be held in memory at once.
    var isNew = saidBefore.add(UUID.nameUUIDFromBytes(sameness.getBytes(UTF_8)));
    return said.id() == null ? !isNew : !saidBefore.add(said.id().value()) || !isNew;
  }

  private Decision.Reasons reasons(FiledPurchase said, @Nullable Entry<Bought> bought) {
    var warranty = said.warranty();
    var before = bought == null ? null : bought.value().warranty();
    return PurchaseSaid.refuseUnlessMoney(said.price(), unit(said))
        .and(retailers.refuseIfOneTooMany(said.retailer(), "retailer"))
        .and(brands.refuseIfOneTooMany(said.brand(), "brand"))
        .and(warranty == null ? noFaults() : warranty.terms().faults("warranty."))
        .and(
            warranty != null && before != null && asked.onDuplicate() == OnDuplicate.UPDATE
                ? refuseIf(
                    before.hasBeenVoided() && !warranty.saysTheSameAs(before),
                    () -> new WarrantyIsVoided(before.id()))
                : noFaults());
  }

  private CurrencyUnit unit(FiledPurchase said) {
    return CurrencyUnit.ofTable(requireNonNullElse(said.currencyCode(), asked.base()));
  }

  /** An id that belonged to a purchase which is gone still belongs to it. */
  private void create(FiledPurchase said) {
    var id = said.id();
    var own =
        id == null || present.purchases().containsKey(id.value())
            ? new PurchaseId(fresh.next())
            : id;
    var createdAt = exact(said.createdAt(), asked.moment().time());
    var updatedAt = exact(said.updatedAt(), createdAt);
    events.add(
        new PurchaseRecorded(purchase(said, own, PurchaseStatus.ORDERED, createdAt, updatedAt)));
    if (said.warranty() != null) {
      addWarranty(said.warranty(), own);
    }
  }

  private Purchase purchase(
      FiledPurchase said, PurchaseId id, PurchaseStatus status, Instant created, Instant updated) {
    return new PurchaseSaid(
            said.productName(),
            said.price(),
            unit(said),
            said.retailer() == null ? null : id(retailers, said.retailer(), null),
            said.brand() == null ? null : id(brands, said.brand(), null),
            requireNonNullElse(said.status(), status),
            said.purchaseDate(),
            said.notes())
        .purchase(id, created, updated);
  }

  private void addWarranty(FiledWarranty said, PurchaseId purchase) {
    var given = said.id();
    var id = given == null || !warranties.add(given.value()) ? new WarrantyId(fresh.next()) : given;
    events.add(new WarrantyAdded(said.terms().of(id, purchase)));
    voided(said, id, purchase);
  }

  private void voided(FiledWarranty said, WarrantyId id, PurchaseId purchase) {
    if (said.voidedAt() != null && said.voidReason() != null) {
      events.add(new WarrantyVoided(id, purchase, exact(said.voidedAt()), said.voidReason()));
    }
  }

  /** Whether anything changes by it. A row without a warranty says nothing of one. */
  private boolean update(FiledPurchase said, Bought bought) {
    var size = events.size();
    var before = bought.purchase();
    var created = exact(said.createdAt(), before.createdAt());
    var updated = exact(said.updatedAt(), asked.moment().time());
    var after = purchase(said, before.id(), before.status(), created, updated);
    if (!after.saysTheSameAs(before)) {
      events.add(new PurchaseEdited(after));
    }
    if (said.warranty() != null) {
      update(said.warranty(), bought.warranty(), before.id());
    }
    return events.size() > size;
  }

  private void update(FiledWarranty said, @Nullable Warranty before, PurchaseId purchase) {
    if (before == null) {
      addWarranty(said, purchase);
    } else if (!before.hasBeenVoided()) {
      var after = said.terms().of(before.id(), purchase);
      if (!after.equals(before)) {
        events.add(new WarrantyEdited(after));
      }
      voided(said, before.id(), purchase);
    }
  }

  private static Instant exact(@Nullable Instant said, Instant otherwise) {
    return said == null ? otherwise : exact(said);
  }

  /** As exactly as the database keeps it. */
  static Instant exact(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  /** The id that belongs to a name; what nothing is called yet is added. */
  private <I extends Id> I id(Names<I> names, String name, @Nullable String url) {
    var listed = names.listed();
    var known = names.ids().get(folded(name));
    if (known != null) {
      return listed.idOf().apply(known);
    }
    var id = listed.idOf().apply(fresh.next());
    names.ids().put(folded(name), id.value());
    events.add(listed.added().event(id, name, url, asked.moment().time()));
    return id;
  }
}
