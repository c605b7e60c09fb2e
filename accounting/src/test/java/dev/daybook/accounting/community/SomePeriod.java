package dev.daybook.accounting.community;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.Reading;
import dev.daybook.contracts.community.ReadingId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A period told in a few words; everything is called by its name, amounts are in cents. */
public final class SomePeriod {

  static final Currency EUR = Currency.getInstance("EUR");
  public static final PeriodId ID = new PeriodId(id("2026 Q1"));
  public static final Period PERIOD =
      new Period(
          ID,
          "2026 Q1",
          LocalDate.of(2026, 1, 1),
          LocalDate.of(2026, 3, 31),
          CurrencyUnit.ofTable(EUR),
          PeriodStatus.OPEN,
          null,
          null);

  private final List<BudgetItem> items = new ArrayList<>();
  private final Map<BudgetItemId, Long> expensesByItem = new HashMap<>();
  private final Map<String, Long> expensesByType = new HashMap<>();
  private final Map<OwnerId, Long> contributions = new HashMap<>();
  private final Map<OwnerId, Long> paid = new HashMap<>();
  private final Map<OwnerId, Long> charges = new HashMap<>();
  private final List<CountedProperty> properties = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();

  static OwnerId owner(String name) {
    return new OwnerId(id(name));
  }

  public static Owner known(String name) {
    return new Owner(owner(name), name, null);
  }

  static BudgetItemId itemOf(String paymentType) {
    return new BudgetItemId(id(paymentType));
  }

  static ReadingId meter(String name) {
    return new ReadingId(id(name));
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  SomePeriod property(String label, String owner, String weight) {
    properties.add(counted(label, owner, weight, true));
    return this;
  }

  SomePeriod resting(String label, String owner, String weight) {
    properties.add(counted(label, owner, weight, false));
    return this;
  }

  private static CountedProperty counted(
      String label, String owner, String weight, boolean active) {
    return new CountedProperty(
        new PropertyId(id(label)), label, owner(owner), new BigDecimal(weight), active);
  }

  public SomePeriod item(String paymentType, AllocationStrategy strategy) {
    return item(paymentType, strategy, null);
  }

  SomePeriod item(String paymentType, AllocationStrategy strategy, @Nullable String unitPrice) {
    items.add(
        new BudgetItem(
            itemOf(paymentType),
            ID,
            paymentType,
            new BigDecimal("600.00"),
            EUR,
            strategy,
            unitPrice == null ? null : new BigDecimal(unitPrice)));
    return this;
  }

  /** An expense that names no budget item. */
  SomePeriod spent(String owner, String paymentType, long cents) {
    expensesByType.merge(paymentType, cents, Long::sum);
    paid.merge(owner(owner), cents, Long::sum);
    return this;
  }

  /** An expense that names the budget item of this payment type. */
  SomePeriod spentOn(String itemOf, String owner, long cents) {
    expensesByItem.merge(itemOf(itemOf), cents, Long::sum);
    paid.merge(owner(owner), cents, Long::sum);
    return this;
  }

  SomePeriod contributed(String owner, long cents) {
    contributions.merge(owner(owner), cents, Long::sum);
    return this;
  }

  SomePeriod charged(String owner, long cents) {
    charges.merge(owner(owner), cents, Long::sum);
    return this;
  }

  SomePeriod read(String meter, String label, String paymentType, String consumption) {
    var start = new BigDecimal("100");
    var used = new BigDecimal(consumption);
    readings.add(
        new Reading(
            meter(meter),
            ID,
            new PropertyId(id(label)),
            itemOf(paymentType),
            start,
            start.add(used),
            PERIOD.endDate(),
            used));
    return this;
  }

  public Movements movements() {
    return Movements.of(
        new PeriodEntries(
            items,
            expensesByItem,
            expensesByType,
            contributions,
            paid,
            charges,
            properties,
            readings.stream().map(Consumption::of).toList()));
  }

  Map<ReadingId, BigDecimal> meterCosts() {
    return MeterCosts.of(movements(), readings);
  }
}
