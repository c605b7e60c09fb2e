package dev.daybook.contracts.wire;

import static dev.daybook.contracts.community.ContributionEvent.CONTRIBUTION;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.json.ContractJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is pinned here is proven by signed checkpoints, and may never change. */
class CloudEventTest {

  private static final Subjects SUBJECTS = new Subjects(List.of(CONTRIBUTION, PERIOD));

  private static final List<String> TAGS =
      List.of("period:01990000-0000-7000-8000-000000000001", "owner:ß", "contribution:0199");

  private static final CloudEvent EVENT =
      event(
          """
          {"contribution":{"id":"0199","amount":"125.50","comment":"für März","rest":null,"n":3}}""",
          Instant.parse("2026-11-21T08:30:00Z"));

  private static CloudEvent event(String payload, Instant time) {
    return CloudEvent.of(
        "acme",
        UUID.fromString("01990000-0000-7000-8000-00000000000f"),
        "community.contribution-recorded",
        1,
        time,
        SUBJECTS.of("community.contribution-recorded", TAGS),
        payload,
        4711,
        TAGS,
        new Cause("0198", "community.record-contribution", "monday", "0197"),
        LocalDate.parse("2026-11-20"));
  }

  @Test
  void anEventIsOneLineWithAllMembersInTheirOrder() {
    assertThat(text(EVENT.after(4698L)))
        .isEqualTo(
            "{\"specversion\":\"1.0\","
                + "\"id\":\"01990000-0000-7000-8000-00000000000f\","
                + "\"source\":\"/tenants/acme\","
                + "\"type\":\"community.contribution-recorded\","
                + "\"time\":\"2026-11-21T08:30:00.000000Z\","
                + "\"subject\":\"contribution/0199\","
                + "\"datacontenttype\":\"application/json\","
                + "\"dataschema\":\"/schemas/events/community.contribution-recorded/1.json\","
                + "\"data\":{\"contribution\":{\"id\":\"0199\",\"amount\":\"125.50\","
                + "\"comment\":\"für März\",\"rest\":null,\"n\":3}},"
                + "\"position\":4711,\"revision\":1,"
                + "\"tags\":[\"contribution:0199\",\"owner:ß\","
                + "\"period:01990000-0000-7000-8000-000000000001\"],"
                + "\"actor\":\"0198\",\"command\":\"community.record-contribution\","
                + "\"correlationid\":\"monday\",\"causationid\":\"0197\","
                + "\"effectiveon\":\"2026-11-20\",\"previousposition\":4698,\"leafhash\":null}");
  }

  @Test
  void whatIsProvenIsTheCanonicalFormOfAllMembersButTwo() {
    var proven = canonical(ContractJson.MAPPER.readTree(EVENT.after(4698L).leaf("AA==").json()));
    assertThat(proven)
        .isEqualTo(
            "{\"actor\":\"0198\",\"causationid\":\"0197\","
                + "\"command\":\"community.record-contribution\",\"correlationid\":\"monday\","
                + "\"data\":{\"contribution\":{\"amount\":\"125.50\",\"comment\":\"für März\","
                + "\"id\":\"0199\",\"n\":3,\"rest\":null}},"
                + "\"datacontenttype\":\"application/json\","
                + "\"dataschema\":\"/schemas/events/community.contribution-recorded/1.json\","
                + "\"effectiveon\":\"2026-11-20\","
                + "\"id\":\"01990000-0000-7000-8000-00000000000f\",\"position\":4711,"
                + "\"revision\":1,\"source\":\"/tenants/acme\",\"specversion\":\"1.0\","
                + "\"subject\":\"contribution/0199\",\"tags\":[\"contribution:0199\",\"owner:ß\","
                + "\"period:01990000-0000-7000-8000-000000000001\"],"
                + "\"time\":\"2026-11-21T08:30:00.000000Z\","
                + "\"type\":\"community.contribution-recorded\"}");
  }

  @Test
  void timesAlwaysHaveSixDecimals() {
    assertThat(text(event("{}", Instant.parse("2026-11-21T08:30:00.123450Z"))))
        .contains("\"time\":\"2026-11-21T08:30:00.123450Z\"");
  }

  @Test
  void thePayloadIsPassedOnAsItWasWrittenButOnOneLine() {
    assertThat(text(event("{ \"b\" : 1.50,\r\n\"a\":\"\\n\" }", Instant.EPOCH)))
        .contains("\"data\":{ \"b\" : 1.50,  \"a\":\"\\n\" },");
  }

  @Test
  void ofSeveralThingsOfAKindTheSubjectIsTheFirst() {
    var subject =
        SUBJECTS.of(
            "community.contribution-recorded", List.of("contribution:b", "contribution:a", "a:a"));
    assertThat(subject).isEqualTo("contribution/a");
  }

  @Test
  void anEventOfNoKnownKindHasNoSubject() {
    assertThat(SUBJECTS.of("community.something-else", TAGS)).isNull();
    assertThat(SUBJECTS.of("community.contribution-recorded", List.of("period:1"))).isNull();
  }

  private static String text(CloudEvent event) {
    return new String(event.json(), StandardCharsets.UTF_8);
  }

  /** Says what RFC 8785 says of this example, whose texts and numbers need no other spelling. */
  private static String canonical(JsonNode event) {
    if (!event.isObject()) {
      return event.toString();
    }
    var members = new TreeMap<String, String>();
    event.properties().stream()
        .filter(member -> !CloudEvent.NOT_PROVEN.contains(member.getKey()))
        .forEach(
            member ->
                members.put(
                    member.getKey(),
                    "\"%s\":%s".formatted(member.getKey(), canonical(member.getValue()))));
    return "{" + String.join(",", members.values()) + "}";
  }
}
