package dev.daybook.accounting.community;

import dev.daybook.contracts.community.CommunityRejection.Hindrance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What is in the way of closing a period, one for each cause. */
public final class Hindrances {

  /**
   * The most payment types that one message names, so that it can be read even where a period has
   * thousands.
   */
  private static final int MAX_NAMED = 10;

  /**
   * Expenses that a fund bears never hinder, nor do items without expenses.
   *
   * @param acceptUnallocated whether expenses that no budget item shares may stay so
   */
  public static List<Hindrance> toClosing(Movements movements, boolean acceptUnallocated) {
    var hindrances = new ArrayList<Hindrance>();
    add(
        hindrances,
        "no_active_property",
        types(movements, Obstacle.NO_ACTIVE_PROPERTY),
        "There is no active property to share the expenses of %s over.");
    add(
        hindrances,
        "zero_consumption",
        types(movements, Obstacle.ZERO_CONSUMPTION),
        "The meters of active properties show no consumption to share the expenses of %s by.");
    if (!acceptUnallocated) {
      add(
          hindrances,
          "unallocated_expenses",
          movements.withoutItem().keySet(),
          "No budget item shares the expenses of %s; add one, or accept them as unallocated.");
    }
    return List.copyOf(hindrances);
  }

  private static List<String> types(Movements movements, Obstacle obstacle) {
    return movements.unshared(obstacle).stream().map(item -> item.item().paymentType()).toList();
  }

  private static void add(
      List<Hindrance> hindrances, String code, Collection<String> types, String message) {
    if (!types.isEmpty()) {
      hindrances.add(new Hindrance(code, message.formatted(named(types))));
    }
  }

  private static String named(Collection<String> types) {
    var names =
        types.stream().limit(MAX_NAMED).map("\"%s\""::formatted).collect(Collectors.joining(", "));
    int more = types.size() - MAX_NAMED;
    return more > 0 ? "%s and %d more".formatted(names, more) : names;
  }

  private Hindrances() {}
}
