package dev.daybook.ledger.community.listproperties;

import dev.daybook.contracts.community.PropertyView;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.Today;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.community.properties.PropertiesView;
import dev.daybook.projections.community.properties.PropertyQueries;
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
    return reads.list(
        call,
        PropertiesView.NAME,
        (at, window) ->
            today
                .of(call)
                .flatMap(
                    day ->
                        properties
                            .list(call.tenant(), at, window)
                            .map(listing -> listing.map(property -> property.view(day)))),
        at ->
            today
                .of(call)
                .flatMapMany(
                    day ->
                        properties
                            .all(call.tenant(), at)
                            .map(entry -> entry.map(property -> property.view(day)))));
  }
}
