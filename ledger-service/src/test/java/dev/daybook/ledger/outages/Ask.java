package dev.daybook.ledger.outages;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a client asks for again and again, until it is answered.
 *
 * @param what one kind of thing, by which findings are counted
 */
record Ask(String what, Request request, Verdict verdict) {

  private static final String PATIENCE = "wait=1";

  /** Where one may say: ask again. */
  private static final Set<Integer> LATER = Set.of(503);

  @FunctionalInterface
  interface Request {
    Reply send(Session session);
  }

  @FunctionalInterface
  interface Verdict {
    List<String> faults(Reply answer);
  }

  static boolean isLater(Reply reply) {
    return LATER.contains(reply.status()) || isConflict(reply);
  }

  private static boolean isConflict(Reply reply) {
    return reply.status() == 409 && reply.body().at("/error/retryable").asBoolean();
  }

  /** Whoever is not answered 200 was told by somebody else that it is closed already. */
  static Ask close(Acknowledged period) {
    return new Ask(
        "closings",
        session -> session.post(period.path("/close"), ""),
        reply -> reply.status() == 200 ? List.of() : unlessRefused(reply, Set.of("period_closed")));
  }

  static Ask voidItem(Acknowledged period) {
    return new Ask(
        "voids of an item in use",
        session -> session.delete("/budget-items/" + period.item()),
        reply -> unlessRefused(reply, Set.of("in_use")));
  }

  /** To a day before all of its entries. */
  static Ask shorten(Acknowledged period) {
    return new Ask(
        "shortenings past entries",
        session -> session.patch("/periods/" + period.id(), "{\"end_date\": \"2026-01-02\"}"),
        reply -> unlessRefused(reply, Set.of("entries_outside_period")));
  }

  /** Every list of the period and its sheet, as it happens to be now and as it is in the end. */
  static List<Ask> reads(Acknowledged period) {
    var reads = new ArrayList<Ask>();
    for (var last : List.of(false, true)) {
      reads.add(read(period, "sheets", period.path("/balance-sheet"), last, period::faultsOfSheet));
      for (var kind : Acknowledged.Kind.values()) {
        reads.add(
            read(
                period,
                "lists",
                period.path("/" + kind.path()),
                last,
                reply -> period.faultsOfList(kind, reply)));
      }
    }
    return reads;
  }

  private static Ask read(
      Acknowledged period, String what, String path, boolean atLast, Verdict verdict) {
    return new Ask(
        what + (atLast ? " from a position on" : ""),
        session ->
            atLast
                ? session.get(
                    path, "Prefer", PATIENCE, "Daybook-Min-Position", Long.toString(period.last()))
                : session.get(path, "Prefer", PATIENCE),
        reply ->
            atLast ? faultsFrom(period.last(), reply, verdict) : faults(period, reply, verdict));
  }

  private static List<String> faultsFrom(long position, Reply reply, Verdict verdict) {
    if (reply.status() != 200) {
      return List.of(unexpected(reply));
    }
    return reply.position() < position
        ? List.of("%s is of %d, not %d".formatted(reply.response(), reply.position(), position))
        : verdict.faults(reply);
  }

  /** A view that is behind the period's opening doesn't know of it, and names that position. */
  private static List<String> faults(Acknowledged period, Reply reply, Verdict verdict) {
    if (reply.status() == 404 && reply.header("Daybook-Position") != null) {
      return reply.position() < period.position() ? List.of() : List.of(unexpected(reply));
    }
    return reply.status() == 200 ? verdict.faults(reply) : List.of(unexpected(reply));
  }

  private static List<String> unlessRefused(Reply reply, Set<String> codes) {
    return reply.status() >= 400 && reply.status() < 500 && codes.contains(code(reply))
        ? List.of()
        : List.of(unexpected(reply));
  }

  /** Of several faults the details name each. */
  private static String code(Reply reply) {
    var details = reply.body().at("/error/details");
    return details.isEmpty() ? reply.code() : details.get(0).path("code").asString();
  }

  private static String unexpected(Reply reply) {
    return reply.response() + " → " + reply.response().body();
  }
}
