package dev.daybook.ledger.purchases.files;

import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.noFaults;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static dev.daybook.ledger.purchases.purchases.PurchaseFaults.refuseUnlessMoney;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.purchases.Bought;
import dev.daybook.contracts.purchases.Brand;
import dev.daybook.contracts.purchases.BrandEvent.BrandAdded;
import dev.daybook.contracts.purchases.BrandId;
import dev.daybook.contracts.purchases.OnDuplicate;
import dev.daybook.contracts.purchases.Purchase;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseEdited;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseRecorded;
import dev.daybook.contracts.purchases.PurchaseId;
import dev.daybook.contracts.purchases.PurchaseStatus;
import dev.daybook.contracts.purchases.PurchasesRejection.NotAWebAddress;
import dev.daybook.contracts.purchases.PurchasesRejection.TooManyNames;
import dev.daybook.contracts.purchases.PurchasesRejection.WarrantyIsVoided;
import dev.daybook.contracts.purchases.PurchasesTags;
import dev.daybook.contracts.purchases.Retailer;
import dev.daybook.contracts.purchases.RetailerEvent.RetailerAdded;
import dev.daybook.contracts.purchases.RetailerId;
import dev.daybook.contracts.purchases.RowError;
import dev.daybook.contracts.purchases.Warranty;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyAdded;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyEdited;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyVoided;
import dev.daybook.contracts.purchases.WarrantyId;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.purchases.files.FileRow.Faulty;
import dev.daybook.ledger.purchases.files.FileRow.OfName;
import dev.daybook.ledger.purchases.files.FileRow.OfPurchase;
import dev.daybook.ledger.purchases.files.FiledPurchase.FiledWarranty;
import dev.daybook.ledger.purchases.lists.AddListed;
import dev.daybook.ledger.purchases.warranties.WarrantyTerms;
import dev.daybook.projections.Entry;
import dev.daybook.projections.purchases.ImportQueries.Sameness;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
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

  private final TakeRows.Asked asked;
  private final Present present;
  private final long begun;
  private final Set<UUID> saidBefore;
  private final Iterator<UUID> fresh;
  private final Map<String, UUID> retailers;
  private final Map<String, UUID> brands;
  private final Set<UUID> warranties;
  private final List<Event> events = new ArrayList<>();
  private final List<RowError> errors = new ArrayList<>();
  private long read;
  private long created;
  private long updated;
  private long skipped;

  /**
   * @param begun the position where the import began: what was changed since is newer than the file
   * @param saidBefore what earlier rows of the file say; what these say comes to it
   */
  Judging(TakeRows.Asked asked, Present present, long begun, Set<UUID> saidBefore) {
    this.asked = asked;
    this.present = present;
    this.begun = begun;
    this.saidBefore = saidBefore;
    this.fresh = asked.fresh().iterator();
    this.retailers = new HashMap<>(present.retailers());
    this.brands = new HashMap<>(present.brands());
    this.warranties = new HashSet<>(present.warranties());
  }

  Judged judge() {
    asked.rows().forEach(this::judge);
    return new Judged(events, errors, read, created, updated, skipped);
  }

  private void judge(FileRow row) {
    switch (row) {
      case Faulty faulty -> {
        read += faulty.isLast() ? 0 : 1;
        errors.addAll(faulty.errors());
      }
      case OfName name -> judge(name);
      case OfPurchase purchase -> {
        read++;
        judge(purchase);
      }
    }
  }

  private void judge(OfName row) {
    var said = row.said();
    if (!AddListed.isWebAddress(said.url())) {
      var words = new NotAWebAddress().words();
      errors.add(new RowError(row.line(), "url", words.code().code(), words.message()));
    } else if (isOneTooMany(said.name(), row.list().equals("retailers") ? retailers : brands)) {
      var words = new TooManyNames("name", MOST_NAMES).words();
      errors.add(new RowError(row.line(), "name", words.code().code(), words.message()));
    } else if (row.list().equals("retailers")) {
      retailer(said.name(), said.url());
    } else {
      brand(said.name(), said.url());
    }
  }

  private void judge(OfPurchase row) {
    var said = row.said();
    var bought = present.of(row);
    var faults = faults(said, bought).elseDecide(() -> accept());
    if (faults instanceof Decision.Refused(var reasons)) {
      reasons.stream()
          .map(Rejection::words)
          .flatMap(Judging::details)
          .map(row::error)
          .forEach(errors::add);
    } else if (isSaidBefore(row, said)) {
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

  /** What is about no field of a request is about the warranty here. */
  private static Stream<Detail> details(Rejection.Words words) {
    return words.details().isEmpty()
        ? Stream.of(new Detail("warranty.id", words.message(), words.code().code()))
        : words.details().stream();
  }

  private boolean isSaidBefore(OfPurchase row, FiledPurchase said) {
    var isNew = saidBefore.add(mark(requireNonNull(present.sameness().get(row))));
    return said.id() == null ? !isNew : !saidBefore.add(said.id().value()) || !isNew;
  }

  /** A few bytes in place of texts: of a whole file they are held in memory at once. */
  private static UUID mark(Sameness sameness) {
    return UUID.nameUUIDFromBytes(sameness.toString().getBytes(UTF_8));
  }

  private Decision.Reasons faults(FiledPurchase said, @Nullable Entry<Bought> bought) {
    var warranty = said.warranty();
    var before = bought == null ? null : bought.value().warranty();
    return refuseUnlessMoney(said.price(), unit(said))
        .and(refuseIfOneTooMany(said.retailer(), retailers, "retailer"))
        .and(refuseIfOneTooMany(said.brand(), brands, "brand"))
        .and(warranty == null ? noFaults() : terms(warranty).faults("warranty."))
        .and(
            warranty != null && before != null && asked.onDuplicate() == OnDuplicate.UPDATE
                ? refuseIf(
                    before.hasBeenVoided() && !saysSo(warranty, before),
                    () -> new WarrantyIsVoided(before.id()))
                : noFaults());
  }

  private static Decision.Reasons refuseIfOneTooMany(
      @Nullable String name, Map<String, UUID> known, String field) {
    return refuseIf(
        name != null && isOneTooMany(name, known), () -> new TooManyNames(field, MOST_NAMES));
  }

  private static boolean isOneTooMany(String name, Map<String, UUID> known) {
    return known.size() >= MOST_NAMES && !known.containsKey(PurchasesTags.folded(name));
  }

  private static boolean saysSo(FiledWarranty said, Warranty warranty) {
    return FiledWarranty.of(warranty)
        .equals(
            new FiledWarranty(
                warranty.id(),
                said.warrantyStart(),
                said.warrantyEnd(),
                said.warrantyType(),
                said.provider(),
                said.notes(),
                said.voidedAt() == null ? null : exact(said.voidedAt()),
                said.voidReason()));
  }

  private CurrencyUnit unit(FiledPurchase said) {
    return CurrencyUnit.ofTable(requireNonNullElse(said.currencyCode(), asked.base()));
  }

  private static WarrantyTerms terms(FiledWarranty said) {
    return new WarrantyTerms(
        said.warrantyStart(),
        said.warrantyEnd(),
        said.warrantyType(),
        said.provider(),
        said.notes());
  }

  /** An id that belonged to a purchase which is gone still belongs to it. */
  private void create(FiledPurchase said) {
    var id = said.id();
    var own =
        id == null || present.purchases().containsKey(id.value())
            ? new PurchaseId(fresh.next())
            : id;
    var createdAt = said.createdAt() == null ? asked.moment().time() : exact(said.createdAt());
    var updatedAt = said.updatedAt() == null ? createdAt : exact(said.updatedAt());
    events.add(
        new PurchaseRecorded(purchase(said, own, PurchaseStatus.ORDERED, createdAt, updatedAt)));
    if (said.warranty() != null) {
      addWarranty(said.warranty(), own);
    }
  }

  private Purchase purchase(
      FiledPurchase said, PurchaseId id, PurchaseStatus status, Instant created, Instant updated) {
    var unit = unit(said);
    var retailer = said.retailer() == null ? null : retailer(said.retailer(), null);
    var brand = said.brand() == null ? null : brand(said.brand(), null);
    return new Purchase(
        id,
        said.productName(),
        Money.of(said.price(), unit).amount(),
        unit.code(),
        retailer == null ? null : new RetailerId(retailer),
        brand == null ? null : new BrandId(brand),
        requireNonNullElse(said.status(), status),
        said.purchaseDate(),
        said.notes(),
        created,
        updated);
  }

  private void addWarranty(FiledWarranty said, PurchaseId purchase) {
    var given = said.id();
    var id = given == null || !warranties.add(given.value()) ? new WarrantyId(fresh.next()) : given;
    events.add(new WarrantyAdded(terms(said).of(id, purchase)));
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
    var created = said.createdAt() == null ? before.createdAt() : exact(said.createdAt());
    var updated = said.updatedAt() == null ? asked.moment().time() : exact(said.updatedAt());
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
      var after = terms(said).of(before.id(), purchase);
      if (!after.equals(before)) {
        events.add(new WarrantyEdited(after));
      }
      voided(said, before.id(), purchase);
    }
  }

  /** As exactly as the database keeps it. */
  private static Instant exact(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  private UUID retailer(String name, @Nullable String url) {
    return retailers.computeIfAbsent(
        PurchasesTags.folded(name),
        unknown -> {
          var id = fresh.next();
          var time = asked.moment().time();
          events.add(new RetailerAdded(new Retailer(new RetailerId(id), name, url, time)));
          return id;
        });
  }

  private UUID brand(String name, @Nullable String url) {
    return brands.computeIfAbsent(
        PurchasesTags.folded(name),
        unknown -> {
          var id = fresh.next();
          var time = asked.moment().time();
          events.add(new BrandAdded(new Brand(new BrandId(id), name, url, time)));
          return id;
        });
  }
}
