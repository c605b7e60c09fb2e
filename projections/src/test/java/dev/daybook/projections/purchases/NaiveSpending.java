package dev.daybook.projections.purchases;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.purchases.Bought;
import dev.daybook.contracts.purchases.BrandEvent.BrandAdded;
import dev.daybook.contracts.purchases.Purchase;
import dev.daybook.contracts.purchases.PurchaseEvent;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseDeleted;
import dev.daybook.contracts.purchases.PurchaseId;
import dev.daybook.contracts.purchases.PurchaseRow;
import dev.daybook.contracts.purchases.PurchasesEvent;
import dev.daybook.contracts.purchases.RetailerEvent.RetailerAdded;
import dev.daybook.contracts.purchases.SpendingMonth;
import dev.daybook.contracts.purchases.SpendingPeriod;
import dev.daybook.contracts.purchases.SpendingShare;
import dev.daybook.contracts.purchases.SpendingSummary;
import dev.daybook.contracts.purchases.TopProduct;
import dev.daybook.contracts.purchases.Warranty;
import dev.daybook.contracts.purchases.WarrantyEvent;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyRemoved;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyVoided;
import dev.daybook.contracts.purchases.WarrantyMonth;
import dev.daybook.contracts.purchases.WarrantyRow;
import dev.daybook.contracts.purchases.WarrantySummary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All of analytics as the words of its description say it, one purchase after the other. */
final class NaiveSpending {

  private final Map<PurchaseId, Purchase> purchases = new LinkedHashMap<>();
  private final Map<PurchaseId, Warranty> warranties = new LinkedHashMap<>();
  private final Map<UUID, String> names = new HashMap<>();

  void play(PurchasesEvent event) {
    switch (event) {
      case WarrantyEvent.Said said -> warranties.put(said.purchaseId(), said.warranty());
      case WarrantyVoided voided ->
          warranties.compute(
              voided.purchaseId(), (id, was) -> voided(Objects.requireNonNull(was), voided));
      case WarrantyRemoved removed -> warranties.remove(removed.purchaseId());
      case PurchaseEvent.Said said -> purchases.put(said.purchaseId(), said.purchase());
      case PurchaseDeleted deleted -> purchases.remove(deleted.purchaseId());
      case RetailerAdded added -> names.put(added.retailerId().value(), added.name());
      case BrandAdded added -> names.put(added.brandId().value(), added.name());
      default -> throw new IllegalArgumentException("not made here: " + event);
    }
  }

  private static Warranty voided(Warranty was, WarrantyVoided by) {
    return new Warranty(
        was.id(),
        was.purchaseId(),
        was.warrantyStart(),
        was.warrantyEnd(),
        was.warrantyType(),
        was.provider(),
        was.notes(),
        by.at(),
        by.reason());
  }

  List<Purchase> purchases() {
    return List.copyOf(purchases.values());
  }

  @Nullable Warranty warrantyOf(PurchaseId id) {
    return warranties.get(id);
  }

  private List<Purchase> in(Currency currency) {
    return purchases.values().stream().filter(p -> p.currencyCode().equals(currency)).toList();
  }

  private static BigDecimal sum(List<Purchase> some, Currency currency) {
    return some.stream()
        .map(Purchase::price)
        .reduce(BigDecimal.ZERO.setScale(decimals(currency)), BigDecimal::add);
  }

  private static int decimals(Currency currency) {
    return CurrencyUnit.ofTable(currency).decimals();
  }

  private List<Purchase> in(Currency currency, YearMonth month) {
    return in(currency).stream()
        .filter(p -> YearMonth.from(p.purchaseDate()).equals(month))
        .toList();
  }

  List<Currency> otherCurrencies(Asked asked) {
    return purchases.values().stream()
        .map(Purchase::currencyCode)
        .filter(code -> !code.equals(asked.currency()))
        .distinct()
        .sorted(Comparator.comparing(Currency::getCurrencyCode))
        .toList();
  }

  List<SpendingMonth> months(Asked asked, int count) {
    var months = new ArrayList<SpendingMonth>();
    for (int ago = count - 1; ago >= 0; ago--) {
      var month = YearMonth.from(asked.today()).minusMonths(ago);
      var some = in(asked.currency(), month);
      months.add(new SpendingMonth(month.toString(), sum(some, asked.currency()), some.size()));
    }
    return months;
  }

  SpendingPeriod period(Asked asked, LocalDate from, LocalDate to) {
    var some =
        in(asked.currency()).stream()
            .filter(p -> !p.purchaseDate().isBefore(from) && !p.purchaseDate().isAfter(to))
            .toList();
    return new SpendingPeriod(from, to, sum(some, asked.currency()), some.size());
  }

  SpendingSummary summary(Asked asked) {
    var all = in(asked.currency());
    var currency = asked.currency();
    var prices = all.stream().map(Purchase::price).sorted().toList();
    int n = prices.size();
    var now = sum(in(currency, YearMonth.from(asked.today())), currency);
    var before = sum(in(currency, YearMonth.from(asked.today()).minusMonths(1)), currency);
    return new SpendingSummary(
        sum(all, currency),
        n,
        n == 0 ? null : half(sum(all, currency), n, decimals(currency)),
        n == 0
            ? null
            : n % 2 == 1
                ? prices.get(n / 2)
                : half(prices.get(n / 2 - 1).add(prices.get(n / 2)), 2, decimals(currency)),
        n == 0 ? null : prices.getLast(),
        now,
        before,
        before.signum() == 0
            ? null
            : now.subtract(before)
                .multiply(BigDecimal.valueOf(100))
                .divide(before, 2, RoundingMode.HALF_EVEN));
  }

  private static BigDecimal half(BigDecimal sum, long count, int decimals) {
    return sum.divide(BigDecimal.valueOf(count), decimals, RoundingMode.HALF_EVEN);
  }

  List<SpendingShare> shares(Asked asked, Function<Purchase, @Nullable UUID> of) {
    var named = new HashMap<@Nullable String, List<Purchase>>();
    for (var purchase : in(asked.currency())) {
      var id = of.apply(purchase);
      named
          .computeIfAbsent(id == null ? null : names.get(id), n -> new ArrayList<>())
          .add(purchase);
    }
    var rows =
        named.entrySet().stream()
            .map(
                e ->
                    new SpendingShare(
                        e.getKey(), e.getValue().size(), null, sum(e.getValue(), asked.currency())))
            .sorted(
                Comparator.comparing(SpendingShare::totalSpent)
                    .thenComparing(SpendingShare::count)
                    .reversed()
                    .thenComparing(
                        SpendingShare::name, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList();
    return withPercentages(rows);
  }

  /** A hundredth after the other, each to who lacks the most of what is theirs. */
  private static List<SpendingShare> withPercentages(List<SpendingShare> rows) {
    var total =
        rows.stream().map(SpendingShare::totalSpent).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total.signum() == 0) {
      return rows;
    }
    var cut = new ArrayList<BigDecimal>();
    var lacking = new ArrayList<BigDecimal>();
    for (var row : rows) {
      // Exact for all amounts that are made here: a remainder stands for its fraction.
      var parts =
          row.totalSpent().multiply(BigDecimal.valueOf(100_00)).divideToIntegralValue(total);
      cut.add(parts);
      lacking.add(
          row.totalSpent().multiply(BigDecimal.valueOf(100_00)).subtract(parts.multiply(total)));
    }
    int left = 100_00 - cut.stream().reduce(BigDecimal.ZERO, BigDecimal::add).intValueExact();
    for (; left > 0; left--) {
      int most = 0;
      for (int i = 1; i < rows.size(); i++) {
        if (lacking.get(i).compareTo(lacking.get(most)) > 0) {
          most = i;
        }
      }
      cut.set(most, cut.get(most).add(BigDecimal.ONE));
      lacking.set(most, BigDecimal.ONE.negate());
    }
    var all = new ArrayList<SpendingShare>();
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      all.add(
          new SpendingShare(
              row.name(),
              row.count(),
              cut.get(i).setScale(0).movePointLeft(2).setScale(2),
              row.totalSpent()));
    }
    return all;
  }

  List<TopProduct> topProducts(Asked asked, int limit) {
    var byProduct =
        in(asked.currency()).stream().collect(Collectors.groupingBy(p -> folded(p.productName())));
    record Top(String folded, TopProduct shown) {}
    return byProduct.entrySet().stream()
        .map(
            e ->
                new Top(
                    e.getKey(),
                    new TopProduct(
                        lastWritten(e.getValue()),
                        e.getValue().size(),
                        sum(e.getValue(), asked.currency()),
                        half(
                            sum(e.getValue(), asked.currency()),
                            e.getValue().size(),
                            decimals(asked.currency())))))
        .sorted(
            Comparator.comparing((Top top) -> top.shown.count())
                .thenComparing(top -> top.shown.totalSpent())
                .reversed()
                .thenComparing(Top::folded))
        .limit(limit)
        .map(Top::shown)
        .toList();
  }

  /** Of those of one moment the one that was recorded last: they are in the order of recording. */
  private static String lastWritten(List<Purchase> some) {
    var last = some.getFirst();
    for (var purchase : some) {
      if (!purchase.updatedAt().isBefore(last.updatedAt())) {
        last = purchase;
      }
    }
    return last.productName();
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  List<PurchaseRow> recentPurchases(Asked asked, int limit) {
    var all = new ArrayList<>(in(asked.currency()).reversed());
    all.sort(Comparator.comparing(Purchase::purchaseDate).reversed());
    return all.stream()
        .limit(limit)
        .map(p -> PurchaseRow.of(new Bought(p, warranties.get(p.id())), asked.today()))
        .toList();
  }

  List<WarrantyRow> recentWarranties(Asked asked, int limit) {
    return List.copyOf(warranties.values()).reversed().stream()
        .limit(limit)
        .map(w -> WarrantyRow.of(w, asked.today()))
        .toList();
  }

  private long count(Predicate<Warranty> which) {
    return warranties.values().stream().filter(which).count();
  }

  private static boolean endsBefore(Warranty w, LocalDate day) {
    return w.warrantyEnd() != null && w.warrantyEnd().isBefore(day);
  }

  WarrantySummary warrantySummary(Asked asked) {
    var today = asked.today();
    Predicate<Warranty> good = w -> w.voidedAt() == null;
    return new WarrantySummary(
        count(good.and(w -> !endsBefore(w, today))),
        count(good.and(w -> endsBefore(w, today))),
        count(good.negate()),
        count(
            good.and(
                w ->
                    w.warrantyEnd() != null
                        && !w.warrantyEnd().isBefore(today)
                        && !w.warrantyEnd().isAfter(today.plusDays(30)))));
  }

  List<WarrantyMonth> timeline(Asked asked, int count) {
    var months = new ArrayList<WarrantyMonth>();
    for (int ago = count - 1; ago >= 0; ago--) {
      var month = YearMonth.from(asked.today()).minusMonths(ago);
      var last = month.atEndOfMonth();
      Predicate<Warranty> good =
          w ->
              w.voidedAt() == null
                  || LocalDate.ofInstant(w.voidedAt(), ZoneOffset.UTC).isAfter(last);
      months.add(
          new WarrantyMonth(
              month.toString(),
              count(good.and(w -> !w.warrantyStart().isAfter(last) && !endsBefore(w, last))),
              count(good.and(w -> endsBefore(w, last))),
              count(
                  good.and(
                      w ->
                          w.warrantyEnd() != null
                              && YearMonth.from(w.warrantyEnd()).equals(month)))));
    }
    return months;
  }
}
