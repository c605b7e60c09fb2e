package dev.daybook.ledger.community.listproperties;

import dev.daybook.contracts.community.PropertyView;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.Today;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.Listing;
import dev.daybook.projections.Window;
import dev.daybook.projections.community.properties.PropertiesView;
import dev.daybook.projections.community.properties.PropertyQueries;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ListPropertiesEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/properties", "List properties")
          .tag("properties")
          .description(
              "In the order of registration, as they are today, or were on the day of"
                  + " `as_of` or `at_position`.")
          .needs(CommunityPermissions.READ)
          .lists(PropertyView.class)
          .timeTravel()
          .live();

  private final ViewReads reads;
  private final PropertyQueries properties;
  private final Today today;

  ListPropertiesEndpoint(ViewReads reads, PropertyQueries properties, Today today) {
    this.reads = reads;
    this.properties = properties;
    this.today = today;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    return switch (call.wants()) {
      case ENVELOPE -> reads.at(call, PropertiesView.NAME, at -> page(call, at));
      case LINES ->
          reads.at(
              call, PropertiesView.NAME, at -> today.of(call).map(day -> lines(call, at, day)));
      case LIVE ->
          reads.livePage(call, List.of(PropertiesView.NAME), "properties", at -> page(call, at));
    };
  }

  private Mono<Answer> page(Call call, long at) {
    return listing(call, at)
        .map(listing -> Answer.page(call.page(), listing.values(), listing.total()));
  }

  private Answer lines(Call call, long at, LocalDate day) {
    return Answer.lines(properties.all(call.tenant(), at).map(entry -> entry.value().view(day)));
  }

  private Mono<Listing<PropertyView>> listing(Call call, long at) {
    var window = new Window(call.page().skip(), call.page().limit());
    return today
        .of(call)
        .flatMap(
            day ->
                properties
                    .list(call.tenant(), at, window)
                    .map(listing -> listing.map(property -> property.view(day))));
  }
}
