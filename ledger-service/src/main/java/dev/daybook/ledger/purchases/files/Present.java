package dev.daybook.ledger.purchases.files;

import static dev.daybook.projections.purchases.PurchasesTables.BRANDS;
import static dev.daybook.projections.purchases.PurchasesTables.IMPORTS;
import static dev.daybook.projections.purchases.PurchasesTables.PURCHASES;
import static dev.daybook.projections.purchases.PurchasesTables.RETAILERS;
import static dev.daybook.projections.purchases.PurchasesTables.WARRANTIES;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Id;
import dev.daybook.contracts.purchases.Bought;
import dev.daybook.contracts.purchases.Import;
import dev.daybook.contracts.purchases.PurchasesTags;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.command.Sight;
import dev.daybook.ledger.purchases.files.FileRow.OfPurchase;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.purchases.ImportQueries;
import dev.daybook.projections.purchases.ImportQueries.Found;
import dev.daybook.projections.purchases.ImportQueries.Sameness;
import dev.daybook.projections.purchases.NamedQueries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What is there already of that which some rows say.
 *
 * @param retailers by their names in any case
 * @param brands the same
 * @param sameness of each row, as the database compares products
 * @param same those purchases that a row says again
 * @param purchases those, and those of the ids that rows have; of the latter some are there no more
 * @param warranties ids that rows have, and warranties, too
 */
record Present(
    Map<String, UUID> retailers,
    Map<String, UUID> brands,
    Map<OfPurchase, Sameness> sameness,
    Map<Sameness, UUID> same,
    Map<UUID, Found> purchases,
    Set<UUID> warranties) {

  /** The purchase that a row says again; null if there is none. */
  @Nullable Entry<Bought> of(OfPurchase row) {
    var id = row.said().id();
    var own = id == null ? null : purchases.get(id.value());
    if (own != null && own.entry() != null) {
      return own.entry();
    }
    var alike = same.get(sameness.get(row));
    var found = alike == null ? null : purchases.get(alike);
    return found == null ? null : found.entry();
  }

  /** Reads it for rows that are to be taken, and the import that they are of. */
  static final class Views implements Sight<TakeRows.Asked, TakeRows.State> {

    private final NamedQueries named;
    private final ImportQueries queries;
    private final EntryAnswers<Import> imports;

    Views(TenantConnections connections) {
      this.named = new NamedQueries(connections);
      this.queries = new ImportQueries(connections);
      this.imports = IMPORTS.on(connections);
    }

    @Override
    public List<String> views() {
      return Stream.of(PURCHASES, WARRANTIES, RETAILERS, BRANDS, IMPORTS)
          .map(EntryTable::view)
          .toList();
    }

    @Override
    public Mono<TakeRows.State> read(String tenant, TakeRows.Asked c, long at) {
      return present(tenant, c, at)
          .flatMap(
              present ->
                  imports
                      .get(tenant, c.id(), at)
                      .map(job -> new TakeRows.State(job, present, at))
                      .defaultIfEmpty(new TakeRows.State(null, present, at)));
    }

    Mono<Present> present(String tenant, TakeRows.Asked c, long at) {
      var rows = c.rows().stream().flatMap(Views::purchase).toList();
      var folded =
          queries.folded(tenant, rows.stream().map(it -> it.said().productName()).toList());
      return names(tenant, RETAILERS, at)
          .flatMap(
              retailers ->
                  names(tenant, BRANDS, at)
                      .flatMap(
                          brands ->
                              folded.flatMap(
                                  products ->
                                      present(tenant, c, rows, products, retailers, brands))));
    }

    private static Stream<OfPurchase> purchase(FileRow row) {
      return row instanceof OfPurchase purchase ? Stream.of(purchase) : Stream.empty();
    }

    private Mono<Map<String, UUID>> names(String tenant, EntryTable<?> list, long at) {
      return named
          .all(tenant, list, at)
          .map(
              all -> {
                var names = new HashMap<String, UUID>();
                all.forEach(one -> names.put(PurchasesTags.folded(one.name()), one.id()));
                return names;
              });
    }

    private Mono<Present> present(
        String tenant,
        TakeRows.Asked c,
        List<OfPurchase> rows,
        List<String> products,
        Map<String, UUID> retailers,
        Map<String, UUID> brands) {
      var sameness = new HashMap<OfPurchase, Sameness>();
      for (int i = 0; i < rows.size(); i++) {
        sameness.put(rows.get(i), sameness(rows.get(i), products.get(i), c, retailers));
      }
      return queries
          .same(tenant, sameness.values())
          .zipWhen(same -> queries.purchases(tenant, ids(rows, sameness, same)))
          .zipWith(
              queries.warranties(tenant, warrantyIds(rows)),
              (found, warranties) ->
                  new Present(
                      retailers, brands, sameness, found.getT1(), found.getT2(), warranties));
    }

    private static Sameness sameness(
        OfPurchase row, String product, TakeRows.Asked c, Map<String, UUID> retailers) {
      var said = row.said();
      return new Sameness(
          product,
          said.purchaseDate(),
          said.price(),
          requireNonNullElse(said.currencyCode(), c.base()).getCurrencyCode(),
          said.retailer() == null ? null : retailer(said.retailer(), retailers));
    }

    /** One that is there not yet has sold nothing yet. */
    private static UUID retailer(String name, Map<String, UUID> retailers) {
      return retailers.getOrDefault(
          PurchasesTags.folded(name), UUID.nameUUIDFromBytes(folded(name)));
    }

    private static byte[] folded(String name) {
      return PurchasesTags.folded(name).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Collection<UUID> ids(
        List<OfPurchase> rows, Map<OfPurchase, Sameness> sameness, Map<Sameness, UUID> same) {
      var ids = new ArrayList<UUID>();
      rows.stream()
          .map(row -> row.said().id())
          .flatMap(Stream::ofNullable)
          .map(Id::value)
          .forEach(ids::add);
      sameness.values().stream().map(same::get).flatMap(Stream::ofNullable).forEach(ids::add);
      return ids;
    }

    private static Collection<UUID> warrantyIds(List<OfPurchase> rows) {
      return rows.stream()
          .map(row -> row.said().warranty())
          .flatMap(Stream::ofNullable)
          .map(FiledPurchase.FiledWarranty::id)
          .flatMap(Stream::ofNullable)
          .map(Id::value)
          .toList();
    }
  }
}
