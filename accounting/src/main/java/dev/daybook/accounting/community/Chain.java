package dev.daybook.accounting.community;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Periods that continue each other, from the first to the last, seen from one of them. */
public record Chain(List<Link> links, int asked) {

  /**
   * A period of the chain.
   *
   * @param changed the position of the event that made the period read so; of a closed one that is
   *     its closing
   */
  public record Link(Period period, long changed) {

    public boolean isOpen() {
      return period.status() == PeriodStatus.OPEN;
    }

    /** Whether its closing says what was signed off: the first closings did not. */
    public boolean isSignedOff() {
      return period.closedOn() != null;
    }
  }

  /**
   * What was signed off at a closing, as restated since.
   *
   * @param movement what moved in the period, which no later correction elsewhere changes
   */
  public record SignedOff(Balances balances, Balances movement) {}

  /** The chain of a period; null if there is no such period. */
  public static @Nullable Chain of(List<Link> periods, PeriodId id) {
    var links = new HashMap<PeriodId, Link>();
    var next = new HashMap<PeriodId, Link>();
    for (var link : periods) {
      links.put(link.period.id(), link);
      if (link.period.previousPeriodId() != null) {
        next.put(link.period.previousPeriodId(), link);
      }
    }
    var asked = links.get(id);
    return asked == null ? null : of(asked, links, next);
  }

  private static Chain of(Link asked, Map<PeriodId, Link> links, Map<PeriodId, Link> next) {
    var chain = new ArrayList<Link>();
    for (@Nullable Link link = asked; link != null; link = previous(link, links)) {
      chain.addFirst(link);
    }
    int index = chain.size() - 1;
    for (var link = next.get(asked.period.id()); link != null; link = next.get(link.period.id())) {
      chain.add(link);
    }
    return new Chain(List.copyOf(chain), index);
  }

  private static @Nullable Link previous(Link link, Map<PeriodId, Link> links) {
    var previous = link.period.previousPeriodId();
    return previous == null ? null : requireNonNull(links.get(previous));
  }

  public Link link() {
    return links.get(asked);
  }

  public List<Link> before() {
    return links.subList(0, asked);
  }

  public List<Link> after() {
    return links.subList(asked + 1, links.size());
  }

  /** Whether an earlier period is open, so that what this one opens with may still change. */
  public boolean isProvisional() {
    return isProvisional(asked);
  }

  public boolean isProvisional(int index) {
    return links.subList(0, index).stream().anyMatch(Link::isOpen);
  }

  /** The same chain, seen from another of its periods. */
  public Chain seenFrom(int index) {
    return new Chain(links, index);
  }

  /**
   * The index of the first period whose balances must be reckoned, because those of all periods
   * before it are signed off.
   */
  private int reckonedFrom() {
    int index = 0;
    while (index < asked && links.get(index).isSignedOff()) {
      index++;
    }
    return index;
  }

  /**
   * The period whose signed-off balances the opening is reckoned from; null if the opening is
   * reckoned from nothing.
   */
  public @Nullable Link reckonedOn() {
    int from = reckonedFrom();
    return from == 0 ? null : links.get(from - 1);
  }

  /**
   * The earlier periods whose movements must be added to the signed-off balances of {@link
   * #reckonedOn}.
   */
  public List<Link> reckonedBefore() {
    return links.subList(reckonedFrom(), asked);
  }

  /**
   * The earlier periods whose entries must be reckoned, because nobody signed off what they came
   * to.
   */
  public List<Link> unsignedBefore() {
    return before().stream().filter(link -> !link.isSignedOff()).toList();
  }

  /** How every owner's balance moves in a period of the chain. */
  public static Balances movement(
      Link link, Map<PeriodId, SignedOff> signedOff, Map<PeriodId, Movements> reckoned) {
    var movements = reckoned.get(link.period.id());
    return movements == null
        ? requireNonNull(signedOff.get(link.period.id())).movement()
        : movements.balances();
  }
}
