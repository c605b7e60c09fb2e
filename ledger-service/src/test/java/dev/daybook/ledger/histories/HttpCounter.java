package dev.daybook.ledger.histories;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.ledger.community.VoidEntry;
import dev.daybook.ledger.community.contributions.EditContribution;
import dev.daybook.ledger.community.contributions.RecordContribution;
import dev.daybook.ledger.community.owners.EditOwner;
import dev.daybook.ledger.community.owners.RegisterOwner;
import dev.daybook.ledger.community.periods.ClosePeriod;
import dev.daybook.ledger.community.periods.OpenPeriod;
import dev.daybook.ledger.community.periods.ReopenPeriod;
import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Over HTTP, as everybody else. */
record HttpCounter(Session session, String actor) implements Counter {

  static HttpCounter of(Session session) {
    return new HttpCounter(session, session.get("/me").is(200).data("/id"));
  }

  @Override
  public String tenant() {
    return session.tenant();
  }

  @Override
  public Told ask(Command command, @Nullable String key, @Nullable Long version) {
    var headers = new ArrayList<String>();
    if (key != null) {
      headers.addAll(List.of("Idempotency-Key", key));
    }
    if (version != null) {
      headers.addAll(List.of("If-Match", "\"" + version + "\""));
    }
    return told(command, send(command, headers));
  }

  private Reply send(Command command, List<String> headers) {
    var more = headers.toArray(String[]::new);
    return switch (command) {
      case RegisterOwner.Asked(_, var c) ->
          session.post("/owners", json("name", c.name(), "email", c.email()), more);
      case EditOwner.Asked(var id, var c) -> session.patch("/owners/" + id.value(), json(c), more);
      case OpenPeriod.Asked(_, var c, _) ->
          session.post(
              "/periods",
              json(
                  "name",
                  c.name(),
                  "start_date",
                  c.startDate(),
                  "end_date",
                  c.endDate(),
                  "currency",
                  c.currency()),
              more);
      case ClosePeriod.Asked c -> session.post("/periods/" + c.id().value() + "/close", "", more);
      case ReopenPeriod.Asked c ->
          session.patch(
              "/periods/" + c.id().value(), json("status", "OPEN", "reason", c.reason()), more);
      case RecordContribution.Asked(var id, var period, var c) ->
          session.post(
              "/periods/" + period.value() + "/contributions",
              json(
                  "owner_id",
                  c.ownerId(),
                  "amount",
                  c.amount(),
                  "currency",
                  c.currency(),
                  "date",
                  c.date(),
                  "comment",
                  c.comment()),
              more);
      case EditContribution.Asked(var id, var body) ->
          session.patch("/contributions/" + id.value(), json(body), more);
      case VoidEntry.Asked<?>(var id) -> session.delete("/contributions/" + id.value(), more);
      default -> throw new IllegalArgumentException("not in these histories: " + command);
    };
  }

  private static String json(@Nullable Object... namesAndValues) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return ContractJson.MAPPER.writeValueAsString(object);
  }

  private static String json(EditOwner.Body c) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    Optional.ofNullable(c.name()).ifPresent(name -> object.put("name", name));
    var email = c.email();
    if (email != null) {
      object.put("email", email.orElse(null));
    }
    return ContractJson.MAPPER.writeValueAsString(object);
  }

  /** What is not to be changed is left out. */
  private static String json(EditContribution.Body c) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    Optional.ofNullable(c.ownerId()).ifPresent(owner -> object.put("owner_id", owner));
    Optional.ofNullable(c.amount()).ifPresent(amount -> object.put("amount", amount));
    Optional.ofNullable(c.date()).ifPresent(date -> object.put("date", date));
    var comment = c.comment();
    if (comment != null) {
      object.put("comment", comment.orElse(null));
    }
    return ContractJson.MAPPER.writeValueAsString(object);
  }

  private static Told told(Command command, Reply reply) {
    if (reply.status() < 300) {
      return reply.isReplayed()
          ? new Told.Repeated(GateCounter.kept(shown(command, reply)), reply.position())
          : new Told.Done(
              shown(command, reply),
              reply.header("Daybook-Position") == null ? null : reply.position());
    }
    return switch (reply.code()) {
      case "precondition_failed" -> new Told.Stale(Long.parseLong(reply.etag().replace("\"", "")));
      case "idempotency_key_reused" -> new Told.KeyReused();
      case "idempotency_key_in_flight", "conflict" -> new Told.AskAgain();
      default -> new Told.Refused(codes(reply));
    };
  }

  private static Set<String> codes(Reply reply) {
    var codes = new TreeSet<>(reply.body().at("/error/details").findValuesAsString("code"));
    return codes.isEmpty() ? Set.of(reply.code()) : codes;
  }

  private static @Nullable Object shown(Command command, Reply reply) {
    var view =
        switch (command) {
          case RegisterOwner.Asked c -> Owner.class;
          case EditOwner.Asked c -> Owner.class;
          case OpenPeriod.Asked c -> Period.class;
          case ClosePeriod.Asked c -> Period.class;
          case ReopenPeriod.Asked c -> Period.class;
          case RecordContribution.Asked c -> Contribution.class;
          case EditContribution.Asked c -> Contribution.class;
          case VoidEntry.Asked<?> c -> null;
          default -> throw new IllegalArgumentException("not in these histories: " + command);
        };
    return view == null ? null : READING.treeToValue(reply.data(), view);
  }

  /** Of a currency its code is shown; here all is written and read on one JDK, by one table. */
  private static final JsonMapper READING =
      ContractJson.MAPPER
          .rebuild()
          .addModule(
              new SimpleModule()
                  .addDeserializer(
                      CurrencyUnit.class,
                      new ValueDeserializer<>() {
                        @Override
                        public CurrencyUnit deserialize(JsonParser json, DeserializationContext c) {
                          return CurrencyUnit.ofTable(Currency.getInstance(json.getString()));
                        }
                      }))
          .build();
}
