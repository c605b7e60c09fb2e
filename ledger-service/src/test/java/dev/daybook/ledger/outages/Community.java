package dev.daybook.ledger.outages;

import static dev.daybook.ledger.outages.Acknowledged.Kind.EXPENSES;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import dev.daybook.ledger.outages.Acknowledged.Entry;
import dev.daybook.ledger.outages.Acknowledged.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** Two owners who have a flat each, and whoever writes down what they pay. */
record Community(Session writer, List<String> owners) {

  private static final int MOST_ENTRIES = 4;
  private static final int MOST_EUROS = 500;

  static Community of(Session writer) {
    var owners = List.of(owner(writer, "Ada"), owner(writer, "Ben"));
    owners.forEach(owner -> flat(writer, owner));
    return new Community(writer, owners);
  }

  private static String owner(Session writer, String name) {
    return writer.post("/owners", "{\"name\": \"%s\"}".formatted(name)).is(201).id();
  }

  private static void flat(Session writer, String owner) {
    var flat = "{\"label\": \"Of %1$s\", \"owner_id\": \"%1$s\", \"share_weight\": \"1\"}";
    writer.post("/properties", flat.formatted(owner)).is(201);
  }

  /** A period with a budget item and nothing else. */
  Acknowledged open(String name) {
    var period =
        writer
            .post(
                "/periods",
                "{\"name\": \"%s\", \"start_date\": \"2026-01-01\", \"end_date\": \"2026-03-31\", \"currency\": \"EUR\"}"
                    .formatted(name))
            .is(201);
    var item =
        writer
            .post(
                "/periods/" + period.id() + "/budget-items",
                "{\"payment_type\": \"WATER\", \"budgeted_cost\": \"1\", \"allocation_strategy\": \"FIXED_FEE\"}")
            .is(201);
    return new Acknowledged(period.id(), item.position(), owners, item.id(), List.of());
  }

  /** Some entries at once, an expense that names the item among them. */
  Acknowledged record(Acknowledged period, RandomGenerator chance) {
    var asked = new ArrayList<CompletableFuture<Entry>>();
    asked.add(record(period, EXPENSES, chance));
    for (int more = chance.nextInt(MOST_ENTRIES); more > 0; more--) {
      asked.add(record(period, Kind.values()[chance.nextInt(Kind.values().length)], chance));
    }
    return new Acknowledged(
        period.id(),
        period.position(),
        owners,
        period.item(),
        asked.stream().map(CompletableFuture::join).toList());
  }

  private CompletableFuture<Entry> record(Acknowledged period, Kind kind, RandomGenerator chance) {
    var owner = owners.get(chance.nextInt(owners.size()));
    int amount = 2 * chance.nextInt(1, MOST_EUROS);
    return writer
        .sending("POST", period.path("/" + kind.path()), json(kind, owner, amount, period.item()))
        .thenApply(reply -> entry(kind, owner, amount, reply.is(201)));
  }

  private static Entry entry(Kind kind, String owner, int amount, Reply recorded) {
    return new Entry(kind, owner, amount, recorded.id(), recorded.position());
  }

  private static String json(Kind kind, String owner, int amount, String item) {
    var who = "{\"%s\": \"%s\", \"amount\": \"%d\", \"date\": \"2026-02-10\"%s}";
    return switch (kind) {
      case CONTRIBUTIONS -> who.formatted("owner_id", owner, amount, "");
      case EXPENSES ->
          who.formatted(
              "paid_by",
              owner,
              amount,
              ", \"payment_type\": \"WATER\", \"budget_item_id\": \"" + item + "\"");
      case CHARGES -> who.formatted("owner_id", owner, amount, ", \"description\": \"A key\"");
    };
  }
}
