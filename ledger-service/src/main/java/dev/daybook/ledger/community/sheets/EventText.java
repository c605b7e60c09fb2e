package dev.daybook.ledger.community.sheets;

import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemAdded;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemEdited;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemVoided;
import dev.daybook.contracts.community.ChargeEvent.ChargeEdited;
import dev.daybook.contracts.community.ChargeEvent.ChargeRecorded;
import dev.daybook.contracts.community.ChargeEvent.ChargeVoided;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.ContributionEvent.ContributionEdited;
import dev.daybook.contracts.community.ContributionEvent.ContributionRecorded;
import dev.daybook.contracts.community.ContributionEvent.ContributionVoided;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseEdited;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseRecorded;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseVoided;
import dev.daybook.contracts.community.OwnerEvent.OwnerEdited;
import dev.daybook.contracts.community.OwnerEvent.OwnerRegistered;
import dev.daybook.contracts.community.OwnerEvent.OwnerRetired;
import dev.daybook.contracts.community.OwnerEvent.OwnerReturned;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesRestated;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesStated;
import dev.daybook.contracts.community.PeriodEvent.PeriodClosed;
import dev.daybook.contracts.community.PeriodEvent.PeriodEdited;
import dev.daybook.contracts.community.PeriodEvent.PeriodOpened;
import dev.daybook.contracts.community.PeriodEvent.PeriodReopened;
import dev.daybook.contracts.community.PropertyEvent.PropertyChanged;
import dev.daybook.contracts.community.PropertyEvent.PropertyRegistered;
import dev.daybook.contracts.community.PropertyEvent.PropertyRelabelled;
import dev.daybook.contracts.community.ReadingEvent.ReadingEdited;
import dev.daybook.contracts.community.ReadingEvent.ReadingRecorded;
import dev.daybook.contracts.community.ReadingEvent.ReadingVoided;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;

/** Says in a few words what an event is about, for people who wonder about a number. */
final class EventText {

  static String of(CommunityEvent event) {
    return switch (event) {
      case OwnerRegistered e -> "Owner %s registered".formatted(e.name());
      case OwnerEdited e -> "Owner is called %s".formatted(e.name());
      case OwnerRetired e -> "Owner retired on %s".formatted(e.retiredOn());
      case OwnerReturned _ -> "Owner is no longer retired";
      case PropertyRegistered e ->
          "Property %s registered with weight %s".formatted(e.label(), plain(e.shareWeight()));
      case PropertyRelabelled e -> "Property is called %s".formatted(e.label());
      case PropertyChanged e -> "Property from %s on: %s".formatted(e.from(), changed(e));
      case PeriodOpened e ->
          "Period %s opened, %s to %s".formatted(e.name(), e.startDate(), e.endDate());
      case PeriodEdited e ->
          "Period is %s, %s to %s".formatted(e.name(), e.startDate(), e.endDate());
      case PeriodClosed _ -> "Period closed";
      case PeriodReopened e -> "Period reopened: %s".formatted(e.reason());
      case ClosingBalancesStated _ -> "Closing balances signed off";
      case ClosingBalancesRestated _ -> "Closing balances restated";
      case ContributionRecorded(var c) ->
          "Contribution of %s on %s".formatted(money(c.amount(), c.currency()), c.date());
      case ContributionEdited(var c) ->
          "Contribution is %s on %s".formatted(money(c.amount(), c.currency()), c.date());
      case ContributionVoided _ -> "Contribution voided";
      case ExpenseRecorded(var e) ->
          "Expense of %s for %s on %s"
              .formatted(money(e.amount(), e.currency()), e.paymentType(), e.date());
      case ExpenseEdited(var e) ->
          "Expense is %s for %s on %s"
              .formatted(money(e.amount(), e.currency()), e.paymentType(), e.date());
      case ExpenseVoided _ -> "Expense voided";
      case BudgetItemAdded(var i) ->
          "Budget item %s added, %s".formatted(i.paymentType(), i.allocationStrategy());
      case BudgetItemEdited(var i) ->
          "Budget item is %s, %s".formatted(i.paymentType(), i.allocationStrategy());
      case BudgetItemVoided _ -> "Budget item voided";
      case ReadingRecorded(var r) ->
          "Meter reading of %s: %s used".formatted(r.date(), plain(r.consumption()));
      case ReadingEdited(var r) ->
          "Meter reading is of %s: %s used".formatted(r.date(), plain(r.consumption()));
      case ReadingVoided _ -> "Meter reading voided";
      case ChargeRecorded(var c) ->
          "Charge of %s on %s".formatted(money(c.amount(), c.currency()), c.date());
      case ChargeEdited(var c) ->
          "Charge is %s on %s".formatted(money(c.amount(), c.currency()), c.date());
      case ChargeVoided _ -> "Charge voided";
    };
  }

  private static String changed(PropertyChanged event) {
    var changes = new ArrayList<String>();
    if (event.ownerId() != null) {
      changes.add("another owner");
    }
    if (event.shareWeight() != null) {
      changes.add("weight " + plain(event.shareWeight()));
    }
    if (event.active() != null) {
      changes.add(event.active() ? "active" : "not active");
    }
    return String.join(", ", changes);
  }

  private static String money(BigDecimal amount, Currency currency) {
    return plain(amount) + " " + currency.getCurrencyCode();
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }

  private EventText() {}
}
