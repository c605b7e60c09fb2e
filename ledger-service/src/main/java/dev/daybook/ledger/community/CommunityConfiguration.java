package dev.daybook.ledger.community;

import static dev.daybook.projections.community.budgetitems.BudgetItemsTable.BUDGET_ITEMS;
import static dev.daybook.projections.community.charges.ChargesTable.CHARGES;
import static dev.daybook.projections.community.contributions.ContributionsTable.CONTRIBUTIONS;
import static dev.daybook.projections.community.expenses.ExpensesTable.EXPENSES;
import static dev.daybook.projections.community.readings.ReadingsTable.READINGS;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.community.budgetitems.VoidBudgetItem;
import dev.daybook.ledger.community.budgetitems.VoidBudgetItemReading;
import dev.daybook.ledger.community.closeperiod.ClosePeriodReading;
import dev.daybook.ledger.community.closeperiod.ClosePeriodSlice;
import dev.daybook.ledger.community.editowner.EditOwnerSlice;
import dev.daybook.ledger.community.editperiod.EditPeriodReading;
import dev.daybook.ledger.community.editperiod.EditPeriodSlice;
import dev.daybook.ledger.community.editproperty.EditPropertySlice;
import dev.daybook.ledger.community.openperiod.OpenPeriodSlice;
import dev.daybook.ledger.community.registerowner.RegisterOwnerSlice;
import dev.daybook.ledger.community.registerproperty.RegisterPropertySlice;
import dev.daybook.ledger.community.reopenperiod.ReopenPeriodSlice;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.command.Viewed;
import dev.daybook.ledger.platform.contexts.Context;
import dev.daybook.projections.community.balances.BalancesView;
import dev.daybook.projections.community.expenses.ExpenseQueries;
import dev.daybook.projections.community.owners.OwnerQueries;
import dev.daybook.projections.community.owners.OwnersView;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.periods.PeriodsView;
import dev.daybook.projections.community.properties.PropertiesView;
import dev.daybook.projections.community.properties.PropertyQueries;
import dev.daybook.projections.community.sheets.CarryForwardQueries;
import dev.daybook.projections.community.sheets.EntryDaysQuery;
import dev.daybook.projections.community.sheets.SheetQueries;
import dev.daybook.projections.community.sheets.StatementQueries;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everything that a community can do; its endpoints are found by themselves. */
@Configuration(proxyBeanMethods = false)
class CommunityConfiguration {

  @Bean
  List<Slice<?, ?, ?>> communitySlices() {
    return List.of(
        new RegisterOwnerSlice(),
        new EditOwnerSlice(),
        new OpenPeriodSlice(),
        new ReopenPeriodSlice(),
        new RegisterPropertySlice(),
        new EditPropertySlice());
  }

  @Bean
  Viewed<?, ?> closePeriod(SheetQueries sheets) {
    return new Viewed<>(new ClosePeriodSlice(), new ClosePeriodReading(sheets));
  }

  @Bean
  Viewed<?, ?> editPeriod(PeriodQueries periods, TenantConnections serviceConnections) {
    return new Viewed<>(
        new EditPeriodSlice(),
        new EditPeriodReading(periods, new EntryDaysQuery(serviceConnections)));
  }

  @Bean
  Viewed<?, ?> voidBudgetItem(
      PeriodQueries periods, ExpenseQueries expenses, TenantConnections serviceConnections) {
    return new Viewed<>(
        new VoidBudgetItem(),
        new VoidBudgetItemReading(BUDGET_ITEMS.on(serviceConnections), periods, expenses));
  }

  @Bean
  Context community() {
    return new Context(
        CommunityKinds.ALL,
        List.of(
            new BalancesView(),
            new OwnersView(),
            new PeriodsView(),
            CONTRIBUTIONS.filling(),
            new PropertiesView(),
            BUDGET_ITEMS.filling(),
            EXPENSES.filling(),
            READINGS.filling(),
            CHARGES.filling()));
  }

  @Bean
  OwnerQueries owners(TenantConnections serviceConnections) {
    return new OwnerQueries(serviceConnections);
  }

  @Bean
  PeriodQueries periods(TenantConnections serviceConnections) {
    return new PeriodQueries(serviceConnections);
  }

  @Bean
  ExpenseQueries expenseQueries(TenantConnections serviceConnections) {
    return new ExpenseQueries(serviceConnections);
  }

  @Bean
  PropertyQueries properties(TenantConnections serviceConnections) {
    return new PropertyQueries(serviceConnections);
  }

  @Bean
  SheetQueries sheets(TenantConnections serviceConnections, PeriodQueries periods, Clock clock) {
    return new SheetQueries(serviceConnections, periods, clock);
  }

  @Bean
  StatementQueries statements(SheetQueries sheets, TenantConnections serviceConnections) {
    return new StatementQueries(sheets, serviceConnections);
  }

  @Bean
  CarryForwardQueries carryForwards(SheetQueries sheets, TenantConnections serviceConnections) {
    return new CarryForwardQueries(sheets, serviceConnections);
  }
}
