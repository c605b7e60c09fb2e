package dev.daybook.accounting.community;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.MinorUnits;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.CarryForward.OwnerMovement;
import dev.daybook.contracts.community.Owner;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Every owner's account over a period. Numbers are kept, and a row is made of them whenever it is
 * looked at, because the rows of a long chain of periods would take ten times the memory.
 */
public final class OwnerMovements extends AbstractList<OwnerMovement> implements RandomAccess {

  private final List<Owner> owners;
  private final CurrencyUnit currency;
  private final long[] openings;
  private final long[] movements;

  public OwnerMovements(
      List<Owner> owners, CurrencyUnit currency, Balances opening, Balances movement) {
    this.owners = owners;
    this.currency = currency;
    this.openings = owners.stream().mapToLong(owner -> opening.of(owner.id())).toArray();
    this.movements = owners.stream().mapToLong(owner -> movement.of(owner.id())).toArray();
  }

  @Override
  public OwnerMovement get(int index) {
    var owner = owners.get(index);
    return new OwnerMovement(
        owner.id(),
        owner.name(),
        amount(openings[index]),
        amount(movements[index]),
        amount(MinorUnits.plus(openings[index], movements[index])));
  }

  private BigDecimal amount(long minor) {
    return new Money(minor, currency).amount();
  }

  @Override
  public int size() {
    return owners.size();
  }
}
