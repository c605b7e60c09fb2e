package dev.daybook.ledger.purchases.files;

import static dev.daybook.contracts.purchases.PurchasesTags.folded;
import static dev.daybook.projections.purchases.PurchasesTables.BRANDS;
import static dev.daybook.projections.purchases.PurchasesTables.IMPORTS;
import static dev.daybook.projections.purchases.PurchasesTables.PURCHASES;
import static dev.daybook.projections.purchases.PurchasesTables.RETAILERS;
import static dev.daybook.projections.purchases.PurchasesTables.WARRANTIES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Id;
import dev.daybook.contracts.purchases.Bought;
import dev.daybook.contracts.purchases.Import;
import dev.daybook.contracts.purchases.Warranty;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.command.Sight;
import dev.daybook.ledger.platform.files.FileRow.Said;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.EntryVersions;
import dev.daybook.projections.purchases.ImportQueries;
import dev.daybook.projections.purchases.ImportQueries.Sameness;
import dev.daybook.projections.purchases.NamedQueries;
import dev.daybook.projections.purchases.NamedQueries.Named;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What is there already of that which some rows say.
 *
 * @param retailers by their names in any case
 * @param brands the same
 * @param sameness of what each row says, as the database compares products
 * @param same those purchases that a row says again
 * @param purchases those, and those of the ids that rows have; of the latter some are there no more
 * @param warranties ids that rows have, and warranties, too
 */
record Present(
    Map<String, UUID> retailers,
    Map<String, UUID> brands,
    Map<FiledPurchase, Sameness> sameness,
    Map<Sameness, UUID> same,
    Map<UUID, Optional<Entry<Bought>>> purchases,
    Set<UUID> warranties) {

  /** The purchase that is said again; null if there is none. */
  @Nullable Entry<Bought> of(FiledPurchase said) {
    var own = said.id() == null ? null : there(said.id().value());
    var alike = same.get(sameness.get(said));
    return own != null || alike == null ? own : there(alike);
  }

  private @Nullable Entry<Bought> there(UUID id) {
    return purchases.getOrDefault(id, Optional.empty()).orElse(null);
  }

  /** Reads it for rows that are to be taken, and the import that they are of. */
  static final class Views implements Sight<TakeRows.Asked, TakeRows.State> {

    private final NamedQueries named;
    private final ImportQueries queries;
    private final EntryVersions<Bought> purchases;
    private final EntryVersions<Warranty> warranties;
    private final EntryAnswers<Import> imports;

    Views(TenantConnections connections) {
      this.named = new NamedQueries(connections);
      this.queries = new ImportQueries(connections);
      this.purchases = new EntryVersions<>(PURCHASES, connections);
      this.warranties = new EntryVersions<>(WARRANTIES, connections);
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
      var said = c.rows().stream().flatMap(Views::purchase).distinct().toList();
      return Mono.zip(
              named.all(tenant, RETAILERS, at).map(Views::byName),
              named.all(tenant, BRANDS, at).map(Views::byName),
              queries.folded(tenant, said.stream().map(FiledPurchase::productName).toList()))
          .flatMap(
              known -> {
                var sameness = new HashMap<FiledPurchase, Sameness>();
                for (int i = 0; i < said.size(); i++) {
                  var product = known.getT3().get(i);
                  sameness.put(said.get(i), sameness(said.get(i), product, c, known.getT1()));
                }
                return present(tenant, sameness, known.getT1(), known.getT2());
              });
    }

    private static Stream<FiledPurchase> purchase(Object row) {
      return row instanceof Said<?>(_, _, _, FiledPurchase said, _) ? Stream.of(said) : Stream.of();
    }

    private static Map<String, UUID> byName(List<Named> all) {
      return all.stream()
          .collect(Collectors.toMap(one -> folded(one.name()), Named::id, (one, other) -> other));
    }

    private static Sameness sameness(
        FiledPurchase said, String product, TakeRows.Asked c, Map<String, UUID> retailers) {
      return new Sameness(
          product,
          said.purchaseDate(),
          said.price(),
          requireNonNullElse(said.currencyCode(), c.base()).getCurrencyCode(),
          said.retailer() == null ? null : retailer(folded(said.retailer()), retailers));
    }

    /** One that is there not yet has sold nothing yet. */
    private static UUID retailer(String name, Map<String, UUID> retailers) {
      return retailers.getOrDefault(name, UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }

    private Mono<Present> present(
        String tenant,
        Map<FiledPurchase, Sameness> sameness,
        Map<String, UUID> retailers,
        Map<String, UUID> brands) {
      var said = sameness.keySet();
      var ids = ids(said, FiledPurchase::id);
      var insured = ids(said, one -> one.warranty() == null ? null : one.warranty().id());
      return queries
          .same(tenant, sameness.values())
          .zipWhen(
              same ->
                  purchases.of(
                      tenant, Stream.of(ids, same.values()).flatMap(Collection::stream).toList()))
          .zipWith(
              warranties.of(tenant, insured),
              (found, known) ->
                  new Present(
                      retailers, brands, sameness, found.getT1(), found.getT2(), known.keySet()));
    }

    private static List<UUID> ids(
        Set<FiledPurchase> said, Function<FiledPurchase, ? extends @Nullable Id> idOf) {
      return said.stream().map(idOf).flatMap(Stream::ofNullable).map(Id::value).toList();
    }
  }
}
