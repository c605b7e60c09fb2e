package dev.daybook.ledger.community;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * A room as {@link RoomsOverHttpTest} enters it: how an entry is written down, and two edits of it,
 * of which each makes it read differently.
 */
enum EntryRoom {
  BUDGET_ITEMS("budget-items", "budgeted_cost", "2.00", "3.00") {
    @Override
    String json(Scene scene, String date) {
      return Bookkeeper.budgetItemJson("COST " + UUID.randomUUID(), "1.00");
    }
  },
  CHARGES("charges", "amount", "2.00", "3.00") {
    @Override
    String json(Scene scene, String date) {
      return Bookkeeper.chargeJson(scene.owner(), "1.00", date);
    }
  },
  CONTRIBUTIONS("contributions", "amount", "2.00", "3.00") {
    @Override
    String json(Scene scene, String date) {
      return Bookkeeper.contributionJson(scene.owner(), "1.00", date);
    }
  },
  EXPENSES("expenses", "amount", "2.00", "3.00") {
    @Override
    String json(Scene scene, String date) {
      return Bookkeeper.expenseJson(scene.owner(), "1.00", "LOCKS", date);
    }
  },
  OWNERS("owners", "name", "Ben", "Cleo") {
    @Override
    String json(Scene scene, String date) {
      return "{\"name\": \"Ada\"}";
    }
  },
  PERIODS("periods", "name", "Second", "Third") {
    @Override
    String json(Scene scene, String date) {
      return """
      {"name": "%s", "start_date": "%s", "end_date": "2026-12-31", "currency": "EUR"}
      """
          .formatted(UUID.randomUUID(), date);
    }
  },
  PROPERTIES("properties", "label", "Flat 2", "Flat 3") {
    @Override
    String json(Scene scene, String date) {
      return Bookkeeper.propertyJson("Flat 1", scene.owner(), "1");
    }
  },
  READINGS("readings", "meter_end_reading", "2.5", "3.5") {
    @Override
    String json(Scene scene, String date) {
      return Bookkeeper.readingJson(scene.property(), scene.item(), "0", "1.5", date);
    }
  };

  private static final Set<EntryRoom> OF_THE_TENANT = EnumSet.of(OWNERS, PERIODS, PROPERTIES);

  final String path;

  /** The field that edits change, and what they change it to. */
  final String field;

  final String second;
  final String third;

  EntryRoom(String path, String field, String second, String third) {
    this.path = path;
    this.field = field;
    this.second = second;
    this.third = third;
  }

  /** Whether its entries are a period's, which can be voided, and end with the period's closing. */
  boolean isOfPeriods() {
    return !OF_THE_TENANT.contains(this);
  }

  /** The action of the first step in an entry's history. */
  String beginning() {
    return isOfPeriods() ? "RECORDED" : this == PERIODS ? "OPENED" : "REGISTERED";
  }

  /** One entry on that day, anew with every call. */
  abstract String json(Scene scene, String date);

  String edit(String value) {
    return "{\"%s\": \"%s\"}".formatted(field, value);
  }

  Scene scene() {
    var books = Bookkeeper.ofNewTenant();
    var owner = this == OWNERS || this == PERIODS ? "" : books.owner("Ada");
    var period = isOfPeriods() ? books.period("2026 Q1") : "";
    var property = this == READINGS ? books.property("Flat 1", owner) : "";
    var item = this == READINGS ? books.plan(period, "WATER", "1.00").is(201).id() : "";
    return new Scene(this, books, owner, period, property, item);
  }

  /**
   * A community of its own with what an entry of the room needs, and nothing else.
   *
   * @param owner empty, as the others are, if the room's entries need none
   */
  record Scene(
      EntryRoom room, Bookkeeper books, String owner, String period, String property, String item) {

    Session session() {
      return books.session();
    }

    String list() {
      return list(period);
    }

    String list(String period) {
      return (room.isOfPeriods() ? "/periods/" + period : "") + "/" + room.path;
    }

    String one(String id) {
      return "/" + room.path + "/" + id;
    }

    Reply record(String date, String... headers) {
      return session().post(list(), room.json(this, date), headers);
    }
  }
}
