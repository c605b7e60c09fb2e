package dev.daybook.ledger.community.showpropertyhistory;

import dev.daybook.accounting.community.Property;
import dev.daybook.contracts.Step;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.PropertyStep;
import dev.daybook.contracts.community.PropertyView;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.Histories;
import dev.daybook.ledger.platform.views.Today;
import dev.daybook.projections.community.properties.PropertiesView;
import dev.daybook.projections.community.properties.PropertyQueries;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowPropertyHistoryEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/properties/{property_id}/history", "Show a property's history")
          .tag("properties")
          .description(
              "A step for each change, the oldest first. Each shows the property as it was"
                  + " on the day of the step; its stretches show the days before and after.")
          .needs(CommunityPermissions.READ)
          .lists(PropertyStep.class)
          .timeTravel();

  private final Histories histories;
  private final PropertyQueries properties;

  ShowPropertyHistoryEndpoint(Histories histories, PropertyQueries properties) {
    this.histories = histories;
    this.properties = properties;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var id = call.pathId("property_id", PropertyId::new);
    return histories.show(
        call,
        PropertiesView.NAME,
        "property",
        id,
        at -> properties.history(call.tenant(), id, at).map(ShowPropertyHistoryEndpoint::onItsDay),
        PropertyStep::of);
  }

  private static Step<PropertyView> onItsDay(Step<Property> step) {
    return step.map(property -> property.view(Today.day(step.at())));
  }
}
