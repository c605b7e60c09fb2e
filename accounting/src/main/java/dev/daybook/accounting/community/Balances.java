package dev.daybook.accounting.community;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.MinorUnits;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.OwnerBalance;
import dev.daybook.contracts.community.OwnerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongBinaryOperator;

/**
 * What every owner's account comes to, or moves by, in minor units. An owner who isn't named has
 * nothing; a balance of 0 says no more than none.
 */
public record Balances(Map<OwnerId, Long> minor) {

  public static final Balances NONE = new Balances(Map.of());

  public Balances {
    minor = Map.copyOf(minor);
  }

  /** Balances as an event signed them off. */
  public static Balances of(List<OwnerBalance> signedOff, CurrencyUnit currency) {
    var minor = HashMap.<OwnerId, Long>newHashMap(signedOff.size());
    for (var signed : signedOff) {
      minor.put(signed.ownerId(), Money.of(signed.balance(), currency).minor());
    }
    return new Balances(minor);
  }

  public long of(OwnerId owner) {
    return minor.getOrDefault(owner, 0L);
  }

  public Balances plus(Balances other) {
    return with(other, MinorUnits::plus);
  }

  public Balances minus(Balances other) {
    return with(other, MinorUnits::minus);
  }

  private Balances with(Balances other, LongBinaryOperator operator) {
    var result = new HashMap<>(minor);
    other.minor.forEach(
        (owner, amount) -> result.put(owner, operator.applyAsLong(of(owner), amount)));
    return new Balances(result);
  }

  public long sum() {
    return minor.values().stream().reduce(0L, MinorUnits::plus);
  }

  /** The owners whose balance differs between these balances and the others, in the given order. */
  public List<OwnerId> differing(Balances other, List<OwnerId> owners) {
    return owners.stream().filter(owner -> of(owner) != other.of(owner)).toList();
  }

  /** The balances of these owners, zeros included, as an event signs them off. */
  public List<OwnerBalance> signedOff(List<OwnerId> owners, CurrencyUnit currency) {
    return owners.stream()
        .map(owner -> new OwnerBalance(owner, new Money(of(owner), currency).amount()))
        .toList();
  }
}
