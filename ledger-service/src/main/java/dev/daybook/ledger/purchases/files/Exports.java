package dev.daybook.ledger.purchases.files;

import static dev.daybook.ledger.purchases.PurchasesPermissions.EXPORT;
import static dev.daybook.projections.purchases.PurchasesTables.BRANDS;
import static dev.daybook.projections.purchases.PurchasesTables.PURCHASES;
import static dev.daybook.projections.purchases.PurchasesTables.RETAILERS;

import dev.daybook.contracts.purchases.Bought;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.files.FileText;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.Wanted;
import dev.daybook.projections.purchases.NamedQueries;
import dev.daybook.projections.purchases.NamedQueries.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gives out all purchases as one file, read part by part while it is taken. */
@Component
final class Exports implements Resource {

  private static final String ALL =
      "The first day first, and of one day what was recorded first; each with its warranty, and"
          + " what it names by its name. As of `as_of` or `at_position`, if one is given. No time"
          + " of export is in it: the same purchases are the same bytes, also when they were"
          + " imported into another tenant. ";

  private final EntryAnswers<Bought> purchases;
  private final NamedQueries named;
  private final List<Endpoint> endpoints;

  Exports(ViewReads reads, TenantConnections serviceConnections) {
    this.purchases = PURCHASES.on(serviceConnections);
    this.named = new NamedQueries(serviceConnections);
    this.endpoints =
        List.of(
            export(
                reads,
                Operation.get("/export/csv", "Export purchases as CSV")
                    .description(
                        ALL
                            + "The first line names the columns. A cell that begins with one of `="
                            + " + - @ '`, a tab or a carriage return has an apostrophe before it,"
                            + " which the import takes off again."),
                "csv",
                "text/csv",
                Exports::csv),
            export(
                reads,
                Operation.get("/export/json", "Export purchases as JSON")
                    .description(
                        ALL
                            + "Before `purchases` stand `retailers` and `brands`: those that the"
                            + " tenant has added to what every tenant begins with. One of them a"
                            + " line."),
                "json",
                "application/json",
                Exports::json));
  }

  /** All that is in a file. */
  private record Contents(
      List<Named> retailers, List<Named> brands, Flux<FiledPurchase> purchases) {}

  private Endpoint export(
      ViewReads reads,
      Operation operation,
      String ending,
      String mediaType,
      Function<Contents, Flux<String>> written) {
    return Endpoint.of(
        operation.tag("files").needs(EXPORT).producesFile(mediaType).timeTravel(),
        call ->
            reads.at(
                call,
                List.of(PURCHASES.view(), RETAILERS.view(), BRANDS.view()),
                at ->
                    contents(call.tenant(), at)
                        .map(written)
                        .map(FileText::parts)
                        .map(parts -> Answer.file("purchases." + ending, mediaType, parts))));
  }

  private Mono<Contents> contents(String tenant, long at) {
    return named
        .all(tenant, RETAILERS, at)
        .zipWith(
            named.all(tenant, BRANDS, at),
            (retailers, brands) ->
                new Contents(
                    retailers, brands, filed(tenant, at, names(retailers), names(brands))));
  }

  private static Map<UUID, String> names(List<Named> all) {
    return all.stream().collect(Collectors.toMap(Named::id, Named::name));
  }

  private Flux<FiledPurchase> filed(
      String tenant, long at, Map<UUID, String> retailers, Map<UUID, String> brands) {
    return purchases
        .all(tenant, Wanted.ALL.sortedBy("purchase_date"), at)
        .map(entry -> FiledPurchase.of(entry.value(), retailers, brands));
  }

  private static Flux<String> csv(Contents contents) {
    return contents.purchases().map(CsvForm::row).startWith(CsvForm.HEADER);
  }

  private static Flux<String> json(Contents contents) {
    var lists = new LinkedHashMap<String, Flux<?>>();
    lists.put("retailers", own(contents.retailers()));
    lists.put("brands", own(contents.brands()));
    lists.put("purchases", contents.purchases());
    return FileText.json(lists);
  }

  private static Flux<FiledName> own(List<Named> all) {
    return Flux.fromIterable(all).filter(Named::isOwn).map(FiledName::of);
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
