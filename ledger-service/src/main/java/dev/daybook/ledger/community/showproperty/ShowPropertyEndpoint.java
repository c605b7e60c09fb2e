package dev.daybook.ledger.community.showproperty;

import dev.daybook.accounting.community.Timeline;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.PropertyView;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.Today;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.Entry;
import dev.daybook.projections.community.properties.PropertiesView;
import dev.daybook.projections.community.properties.PropertyQueries;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowPropertyEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/properties/{property_id}", "Show a property")
          .tag("properties")
          .description(
              "As it is today, or was on the day of `as_of` or `at_position`; its stretches"
                  + " show the days before and after.")
          .needs(CommunityPermissions.READ)
          .returns(PropertyView.class)
          .timeTravel()
          .live();

  private final ViewReads reads;
  private final PropertyQueries properties;
  private final Today today;

  ShowPropertyEndpoint(ViewReads reads, PropertyQueries properties, Today today) {
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
    var id = call.pathId("property_id", PropertyId::new);
    return reads.one(
        call,
        PropertiesView.NAME,
        "property",
        id,
        at ->
            today
                .of(call)
                .flatMap(
                    day ->
                        properties
                            .get(call.tenant(), id, at)
                            .map(entry -> entry.map(property -> property.view(day)))),
        found -> shown(call, found));
  }

  /** What was said of a later day takes effect then, though nothing is written down on that day. */
  private Mono<Answer> shown(Call call, Entry<PropertyView> found) {
    var answer = Answer.ok(found.value());
    var stretches = found.value().stretches();
    return stretches.size() == 1
        ? Mono.just(answer.version(found.changed()))
        : Mono.zip(
            today.at(found.changed()),
            today.of(call),
            (changed, day) -> {
              var since = Timeline.on(stretches, day).from();
              return since == null || !since.isAfter(changed)
                  ? answer.version(found.changed())
                  : answer.version(found.changed(), since);
            });
  }
}
