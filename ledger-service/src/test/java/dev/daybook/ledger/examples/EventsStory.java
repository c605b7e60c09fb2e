package dev.daybook.ledger.examples;

/** What was written down, as it is looked at. */
final class EventsStory {

  private static final String NOBODY = "01a00000-0000-7000-8000-000099999999";
  private static final String LIST = "/events?type=community.owner-registered";

  private final Recorder service;

  EventsStory(Recorder service) {
    this.service = service;
  }

  void tell() {
    service.post("created", "/owners", "{'name': 'Ada', 'email': 'ada@example.org'}");
    service.post("created", "/owners", "{'name': 'Ben'}");
    var listed = service.get("listed", LIST);
    service.get("shown", "/events/" + listed.data("/0/id"));
    service.get("not_found", "/events/" + NOBODY);
    service.get("validation_error", LIST + "&type=community.owner-registred&from_position=first");
  }
}
