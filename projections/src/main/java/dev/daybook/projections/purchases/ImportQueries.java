package dev.daybook.projections.purchases;

import dev.daybook.contracts.purchases.ImportId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.EntryVersions.Step;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What imports ask of the views, for many purchases at once. */
public final class ImportQueries {

  /** What makes two purchases the same: the product in any case, and all of the others. */
  public record Sameness(
      String product, LocalDate day, BigDecimal price, String currency, @Nullable UUID retailer) {

    public Sameness {
      price = price.stripTrailingZeros();
    }
  }

  /**
   * A retailer, or a brand, that an import has added.
   *
   * @param purchases how many name it
   */
  public record Added(UUID id, String name, long purchases) {}

  private final TenantConnections connections;

  public ImportQueries(TenantConnections connections) {
    this.connections = connections;
  }

  private <T> Mono<List<T>> list(
      String tenant, String sql, Function<Row, T> row, Object... parameters) {
    return Sql.list(connections, tenant, sql, row, parameters);
  }

  /** How products are called if their case does not matter, in the same order. */
  public Mono<List<String>> folded(String tenant, Collection<String> products) {
    return list(tenant, FOLDED, row -> row.text("product"), (Object) texts(products));
  }

  private static final String FOLDED =
      """
      select casefold(normalize(name) collate "pg_unicode_fast") as product
        from unnest($1::text[]) with ordinality as wanted (name, number)
       order by number
      """;

  /**
   * Which purchases are the same as these, of those that were there first; the ids of some that are
   * not the same may be among them.
   *
   * @param wanted with products as they are folded
   */
  public Mono<Map<Sameness, UUID>> same(String tenant, Collection<Sameness> wanted) {
    return list(
            tenant,
            SAME,
            row -> Map.entry(sameness(row), row.uuid("id")),
            tenant,
            texts(wanted.stream().map(one -> one.day().toString()).distinct().toList()),
            texts(wanted.stream().map(Sameness::product).distinct().toList()))
        .map(
            all ->
                all.stream()
                    .collect(
                        Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a)));
  }

  private static Sameness sameness(Row row) {
    return new Sameness(
        row.text("product"),
        row.day("purchase_date"),
        row.exact("price"),
        row.text("currency_code"),
        row.uuidOrNull("retailer_id"));
  }

  private static final String SAME =
      """
      select id, product, purchase_date, price, currency_code, retailer_id
        from purchases.purchase_of_tenant
       where tenant = $1 and until_position = 9223372036854775807 and not gone
         and purchase_date = any ($2::text[]::date[])
         and product in (select * from unnest($3::text[]))
       order by first_position
      """;

  /**
   * The last step of an import before a position; empty if there is none.
   *
   * @param before a position
   */
  public Mono<Step> step(String tenant, ImportId id, long before) {
    return list(
            tenant,
            STEP,
            row -> new Step(row.number("seen_at"), row.number("from_position")),
            tenant,
            id.value(),
            before)
        .flatMapIterable(steps -> steps)
        .next();
  }

  private static final String STEP =
      """
      select seen_at, from_position
        from imports.import
       where tenant = $1 and id = $2 and seen_at > 0 and from_position < $3
       order by from_position desc
       limit 1
      """;

  /**
   * What a step has added to a list that purchases name things of.
   *
   * @param column of a purchase that names one of them
   */
  public Mono<List<Added>> added(String tenant, EntryTable<?> named, String column, Step step) {
    return list(
        tenant,
        ADDED.formatted(named.name(), column),
        row -> new Added(row.uuid("id"), row.text("name"), row.number("purchases")),
        tenant,
        step.after(),
        step.until());
  }

  private static final String ADDED =
      """
      select n.id, n.name,
             (select count(*)
                from purchases.purchase_of_tenant p
               where p.tenant = $1 and p.%2$s = n.id
                 and p.until_position = 9223372036854775807 and not p.gone) as purchases
        from %1$s n
       where n.tenant = $1 and n.from_position > $2 and n.from_position <= $3
         and n.until_position = 9223372036854775807 and not n.gone
      """;

  /** The errors of an import up to a position, each as it was written down. */
  public Mono<List<String>> errors(String tenant, ImportId id, long at) {
    return list(tenant, ERRORS, row -> row.text("errors"), tenant, id.value(), at);
  }

  private static final String ERRORS =
      """
      select errors
        from imports.import
       where tenant = $1 and id = $2 and from_position <= $3 and errors <> '[]'
       order by from_position
      """;

  private static String[] texts(Collection<String> texts) {
    return texts.toArray(String[]::new);
  }
}
