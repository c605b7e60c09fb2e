package dev.daybook.projections.community.sheets;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.CarryForward;
import dev.daybook.contracts.community.CarryForward.ChainedPeriod;
import dev.daybook.contracts.community.CarryForward.OwnerMovement;
import dev.daybook.contracts.community.CarryForward.Restatement;
import dev.daybook.contracts.community.OwnerView;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.community.balances.BalanceQueries;
import dev.daybook.projections.community.sheets.Chain.Link;
import dev.daybook.projections.community.sheets.Chain.SignedOff;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Follows balances through a whole chain of periods. */
public final class CarryForwardQueries {

  private final SheetQueries sheets;
  private final BalanceQueries balances;

  public CarryForwardQueries(SheetQueries sheets, TenantConnections connections) {
    this.sheets = sheets;
    this.balances = new BalanceQueries(connections);
  }

  /** Empty if there is no such period. */
  public Mono<CarryForward> of(Moment moment, PeriodId id) {
    return sheets.chain(moment, id).flatMap(chain -> of(moment, chain));
  }

  private Mono<CarryForward> of(Moment moment, Chain chain) {
    var signed = chain.links().stream().filter(Link::isSignedOff).toList();
    var unsigned = chain.links().stream().filter(link -> !link.isSignedOff()).toList();
    var ids = chain.links().stream().map(link -> link.period().id()).toList();
    var currency = chain.link().period().currency();
    return Mono.zip(
            sheets.owners(moment),
            sheets.signedOff(moment, signed),
            sheets.reckoned(moment, unsigned),
            balances.restatements(moment.tenant(), ids, currency, moment.at()))
        .map(
            known ->
                new Reckoning(
                        chain, known.getT1(), known.getT2(), known.getT3(), known.getT4(), currency)
                    .shown(moment.at()));
  }

  private record Reckoning(
      Chain chain,
      List<OwnerView> owners,
      Map<PeriodId, SignedOff> signedOff,
      Map<PeriodId, Movements> reckoned,
      Map<PeriodId, List<Restatement>> restatements,
      CurrencyUnit currency) {

    CarryForward shown(long at) {
      var links = chain.links();
      var movements =
          links.stream().map(link -> Chain.movement(link, signedOff, reckoned)).toList();
      var openings = Balances.along(Balances.NONE, movements);
      var periods = new ArrayList<ChainedPeriod>(links.size());
      for (int i = 0; i < links.size(); i++) {
        periods.add(period(i, openings.get(i), movements.get(i), openings.get(i + 1)));
      }
      return new CarryForward(chain.link().period().id(), currency.code(), at, periods);
    }

    private ChainedPeriod period(int index, Balances opening, Balances movement, Balances closing) {
      var period = chain.links().get(index).period();
      return new ChainedPeriod(
          period.id(),
          period.name(),
          period.status(),
          chain.isProvisional(index),
          amount(opening.sum()),
          amount(movement.sum()),
          amount(closing.sum()),
          owners.stream()
              .map(
                  owner ->
                      new OwnerMovement(
                          owner.id(),
                          owner.name(),
                          amount(opening.of(owner.id())),
                          amount(movement.of(owner.id())),
                          amount(closing.of(owner.id()))))
              .toList(),
          restatements.getOrDefault(period.id(), List.of()));
    }

    private BigDecimal amount(long minor) {
      return new Money(minor, currency).amount();
    }
  }
}
