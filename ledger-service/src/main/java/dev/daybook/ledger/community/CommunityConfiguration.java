package dev.daybook.ledger.community;

import static dev.daybook.projections.community.owners.OwnersTable.OWNERS;
import static dev.daybook.projections.community.properties.PropertiesTable.PROPERTIES;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.contexts.Context;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.View;
import dev.daybook.projections.community.CommunityTables;
import dev.daybook.projections.community.balances.BalancesView;
import dev.daybook.projections.community.expenses.ExpenseQueries;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.periods.PeriodsView;
import dev.daybook.projections.community.sheets.CarryForwardQueries;
import dev.daybook.projections.community.sheets.EntryDaysQuery;
import dev.daybook.projections.community.sheets.SheetQueries;
import dev.daybook.projections.community.sheets.StatementQueries;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a community writes down and is read from; its resources are found by themselves. */
@Configuration(proxyBeanMethods = false)
class CommunityConfiguration {

  @Bean
  Context community() {
    return new Context(
        CommunityKinds.ALL,
        Stream.<View<?>>concat(
                Stream.of(
                    new BalancesView(), OWNERS.filling(), new PeriodsView(), PROPERTIES.filling()),
                CommunityTables.OF_PERIODS.stream().map(EntryTable::filling))
            .toList());
  }

  @Bean
  PeriodQueries periodQueries(TenantConnections serviceConnections) {
    return new PeriodQueries(serviceConnections);
  }

  @Bean
  EntryDaysQuery entryDays(TenantConnections serviceConnections) {
    return new EntryDaysQuery(serviceConnections);
  }

  @Bean
  ExpenseQueries expenseQueries(TenantConnections serviceConnections) {
    return new ExpenseQueries(serviceConnections);
  }

  @Bean
  SheetQueries sheetQueries(
      TenantConnections serviceConnections, PeriodQueries periods, Clock clock) {
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
