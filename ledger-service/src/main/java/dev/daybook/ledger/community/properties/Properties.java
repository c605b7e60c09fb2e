package dev.daybook.ledger.community.properties;

import static dev.daybook.contracts.community.CommunityRejection.OWNER_RETIRED;
import static dev.daybook.contracts.community.CommunityRejection.SAME_LABEL;
import static dev.daybook.contracts.community.CommunityRejection.TOO_LARGE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_CHANGES;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_DECIMALS;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_OWNER;
import static dev.daybook.ledger.community.CommunityPermissions.READ;
import static dev.daybook.ledger.community.CommunityPermissions.REGISTER_PROPERTIES;
import static dev.daybook.projections.community.properties.PropertiesTable.PROPERTIES;

import dev.daybook.accounting.community.Property;
import dev.daybook.accounting.community.Timeline;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.PropertyRow;
import dev.daybook.contracts.community.PropertyStep;
import dev.daybook.ledger.community.CommunityWarnings;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.ledger.platform.views.Rooms;
import dev.daybook.ledger.platform.views.Shown;
import dev.daybook.ledger.platform.views.Today;
import java.util.List;
import org.springframework.stereotype.Component;

/** The operations of properties. */
@Component
final class Properties implements Resource {

  private static final String TAG = "properties";
  private static final String LIST = "/properties";
  private static final String ONE = "/properties/{property_id}";

  private final List<Endpoint> endpoints;

  Properties(CommandDesk desk, Ids ids, Rooms rooms, CommunityWarnings warnings, Today today) {
    var room = rooms.of(PROPERTIES, Property.class).shownAs(onTheDay(today)).tag(TAG).needs(READ);
    this.endpoints =
        List.of(
            desk.endpoint(
                Operation.post(LIST, "Register a property")
                    .tag(TAG)
                    .description(
                        "Costs are shared over properties, and their owners bear them. What is said"
                            + " here holds from always; to change the owner, the weight or the"
                            + " activity from a day on, `PATCH` it. Properties are made inactive,"
                            + " and never removed.")
                    .needs(REGISTER_PROPERTIES)
                    .command(RegisterProperty.Body.class)
                    .creates(PropertyRow.class, ONE)
                    .refuses(UNKNOWN_OWNER, OWNER_RETIRED, TOO_MANY_DECIMALS, TOO_LARGE)
                    .warns(SAME_LABEL),
                new RegisterProperty(),
                call ->
                    new RegisterProperty.Asked(
                        ids.next(PropertyId::new), call.body(RegisterProperty.Body.class)),
                warnings.ofSameLabel(
                    call -> call.body(RegisterProperty.Body.class).label(), call -> null)),
            desk.endpoint(
                Operation.patch(ONE, "Edit a property")
                    .tag(TAG)
                    .description(
                        "Owner, weight and activity change from the day `from` on, until a later"
                            + " day changes the same again. In a period, a property counts for"
                            + " whoever owns it on the period's last day, or today if that is"
                            + " earlier, with its weight of that day, if it is active then; the"
                            + " sheets of closed periods stay as they are. The answer shows the"
                            + " property as it is today.")
                    .needs(REGISTER_PROPERTIES)
                    .command(EditProperty.Body.class)
                    .returns(PropertyRow.class)
                    .refuses(
                        UNKNOWN_OWNER,
                        OWNER_RETIRED,
                        TOO_MANY_DECIMALS,
                        TOO_LARGE,
                        TOO_MANY_CHANGES)
                    .warns(SAME_LABEL),
                new EditProperty(),
                call ->
                    new EditProperty.Asked(
                        call.pathId("property_id", PropertyId::new),
                        call.body(EditProperty.Body.class),
                        today.now()),
                warnings.ofSameLabel(
                    call -> call.body(EditProperty.Body.class).label(),
                    call -> call.pathId("property_id", PropertyId::new))),
            room.show(
                Operation.get(ONE, "Show a property")
                    .description(
                        "As it is today, or was on the day of `as_of` or `at_position`; its"
                            + " stretches show the days before and after.")),
            room.steps(
                Operation.get(ONE + "/history", "Show a property's history")
                    .description(
                        "A step for each change, the oldest first. Each shows the property as it"
                            + " was on the day of the step; its stretches show the days before and"
                            + " after."),
                PropertyStep.class,
                (step, actorName) ->
                    PropertyStep.of(
                        step.map(property -> property.view(Today.day(step.at()))), actorName)),
            room.list(
                Operation.get(LIST, "List properties")
                    .description(
                        "In the order of registration, as they are today, or were on the day of"
                            + " `as_of` or `at_position`.")));
  }

  private static Shown<Property, PropertyRow> onTheDay(Today today) {
    return new Shown<>(
        PropertyRow.class,
        List.of(),
        (call, at) -> today.of(call).map(day -> property -> property.view(day)),
        // What was said of a later day takes effect then, though nothing is written down on it.
        (property, day) -> Timeline.on(property.stretches(), day).from());
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
