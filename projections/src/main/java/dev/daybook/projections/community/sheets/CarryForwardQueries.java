package dev.daybook.projections.community.sheets;

import dev.daybook.accounting.community.Balances;
import dev.daybook.accounting.community.Chain;
import dev.daybook.accounting.community.OwnerMovements;
import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.CarryForward;
import dev.daybook.contracts.community.CarryForward.ChainedPeriod;
import dev.daybook.contracts.community.CarryForward.Restatement;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Excerpt;
import dev.daybook.projections.Window;
import dev.daybook.projections.community.balances.BalanceQueries;
import java.math.BigDecimal;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.function.Tuple2;

/**
 * Follows balances through a chain of periods, one period after the other: of all that is known of
 * each, only what is shown is kept.
 */
public final class CarryForwardQueries {

  private final SheetQueries sheets;
  private final BalanceQueries balances;

  public CarryForwardQueries(SheetQueries sheets, TenantConnections connections) {
    this.sheets = sheets;
    this.balances = new BalanceQueries(connections);
  }

  /** With a window on its periods; empty if there is no such period. */
  public Mono<Excerpt<CarryForward>> of(Moment moment, PeriodId id, Window window) {
    return sheets
        .chain(moment, id)
        .flatMap(
            chain ->
                periods(moment, chain, window.skip())
                    .take(window.limit())
                    .collectList()
                    .map(
                        periods ->
                            new Excerpt<>(
                                new CarryForward(id, currency(chain).code(), moment.at(), periods),
                                chain.links().size())));
  }

  /** All periods of the chain, in constant memory; empty if there is no such period. */
  public Mono<Flux<ChainedPeriod>> periods(Moment moment, PeriodId id) {
    return sheets.chain(moment, id).map(chain -> periods(moment, chain, 0));
  }

  private Flux<ChainedPeriod> periods(Moment moment, Chain chain, long skip) {
    int length = chain.links().size();
    if (skip >= length) {
      return Flux.empty();
    }
    int first = (int) skip;
    return Mono.zip(sheets.owners(moment), sheets.opening(moment, chain.seenFrom(first)))
        .flatMapMany(
            known -> {
              var walk = new Walk(chain, first, known.getT1(), known.getT2());
              return Flux.range(first, length - first)
                  .concatMap(index -> moved(moment, chain, index), 1)
                  // Adding up is work, and so is writing; the connections' threads are for all.
                  .publishOn(Schedulers.parallel(), 1)
                  .map(walk::next);
            });
  }

  private Mono<Tuple2<Balances, List<Restatement>>> moved(Moment moment, Chain chain, int index) {
    var link = chain.links().get(index);
    var id = link.period().id();
    return Mono.zip(
        sheets.movement(moment, link),
        balances
            .restatements(moment.tenant(), List.of(id), currency(chain), moment.at())
            .map(known -> known.getOrDefault(id, List.of())));
  }

  private static CurrencyUnit currency(Chain chain) {
    return chain.link().period().currency();
  }

  /** From period to period: each opens with what the one before closed with. */
  private static final class Walk {

    private final Chain chain;
    private final List<Owner> owners;
    private int index;
    private Balances opening;

    Walk(Chain chain, int first, List<Owner> owners, Balances opening) {
      this.chain = chain;
      this.owners = owners;
      this.index = first;
      this.opening = opening;
    }

    ChainedPeriod next(Tuple2<Balances, List<Restatement>> moved) {
      var movement = moved.getT1();
      var closing = opening.plus(movement);
      var period = chain.links().get(index).period();
      var shown =
          new ChainedPeriod(
              period.id(),
              period.name(),
              period.status(),
              chain.isProvisional(index),
              amount(opening),
              amount(movement),
              amount(closing),
              new OwnerMovements(concerned(period, movement), currency(chain), opening, movement),
              moved.getT2());
      index++;
      opening = closing;
      return shown;
    }

    /**
     * A period has nothing to do with owners who had retired before, unless something is theirs.
     */
    private List<Owner> concerned(Period period, Balances movement) {
      return owners.stream()
          .filter(
              owner ->
                  !owner.isRetiredBefore(period.startDate())
                      || opening.of(owner.id()) != 0
                      || movement.of(owner.id()) != 0)
          .toList();
    }

    private BigDecimal amount(Balances balances) {
      return new Money(balances.sum(), currency(chain)).amount();
    }
  }
}
