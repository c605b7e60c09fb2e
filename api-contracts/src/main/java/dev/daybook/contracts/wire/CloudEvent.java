package dev.daybook.contracts.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.contracts.json.JsonText;
import dev.daybook.contracts.schema.Describe;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;

/**
 * One event of the log as a CloudEvent 1.0 in its JSON form. The components are the members, in
 * this order and by these names: CloudEvents allows only small letters and digits in them.
 *
 * @param data the payload as it was stored, whatever its revision
 * @param tags in the order of their UTF-16 code units
 * @param previousposition of the event before this one among those that were asked for
 * @param leafhash of the event in the tenant's Merkle tree, where it is said
 */
public record CloudEvent(
    @Describe("The version of CloudEvents, `1.0`.") String specversion,
    UUID id,
    @Describe("Whose event it is: `/tenants/` and the tenant.") String source,
    @Describe("What happened, such as `community.contribution-recorded`.") String type,
    @JsonFormat(pattern = "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", timezone = "UTC")
        @Describe("When it was recorded, in UTC, always with six decimals.")
        Instant time,
    @Nullable
        @Describe("What it happened to: a kind of thing and its id, such as `contribution/0199…`.")
        String subject,
    @Describe("Always `application/json`.") String datacontenttype,
    @Describe("The path of the JSON Schema of `data`.") String dataschema,
    @Describe("What was written down, byte for byte, in the form that its `dataschema` says.")
        JsonText data,
    @Describe("Its place in the log, which has all tenants' events in one order.") long position,
    @Describe("Which form of its type `data` has, from 1.") int revision,
    @Describe("What it is about; sorted.") List<String> tags,
    @Nullable @Describe("The id of the user who did it.") String actor,
    @Nullable @Describe("The command that came to it.") String command,
    @Nullable @Describe("What the caller called the whole of which the command was a part.")
        String correlationid,
    @Nullable @Describe("The id of the command that came to it.") String causationid,
    @Nullable @Describe("The day that it is about, where it is about one.") LocalDate effectiveon,
    @Nullable
        @Describe(
            "The position of the event before this one in the same selection, wherever a range of"
                + " positions or times begins; null for the very first.")
        Long previousposition,
    @Nullable
        @Describe(
            "The SHA-256 of the event as a leaf of the tenant's Merkle tree, in base64; null where"
                + " it is not said.")
        String leafhash) {

  /** Members that are not part of what is proven: they depend on who asks for what, and when. */
  public static final Set<String> NOT_PROVEN = Set.of("previousposition", "leafhash");

  public static final String SPEC_VERSION = "1.0";
  public static final String CONTENT_TYPE = "application/json";

  private static final ObjectWriter WRITER = ContractJson.MAPPER.writerFor(CloudEvent.class);

  public CloudEvent {
    tags = List.copyOf(tags);
  }

  /**
   * @param tags in any order
   * @param subject as {@link Subjects} knows it
   * @param effectiveOn the day that it is about
   */
  public static CloudEvent of(
      String tenant,
      UUID id,
      String type,
      int revision,
      Instant time,
      @Nullable String subject,
      String payload,
      long position,
      Collection<String> tags,
      Cause cause,
      @Nullable LocalDate effectiveOn) {
    return new CloudEvent(
        SPEC_VERSION,
        id,
        source(tenant),
        type,
        time,
        subject,
        CONTENT_TYPE,
        schema(type, revision),
        new JsonText(payload),
        position,
        revision,
        tags.stream().sorted().toList(),
        cause.actor(),
        cause.command(),
        cause.correlation(),
        cause.causation(),
        effectiveOn,
        null,
        null);
  }

  public static String source(String tenant) {
    return "/tenants/" + tenant;
  }

  /** Where the schema of an event's data is published. */
  public static String schema(String type, int revision) {
    return "/schemas/events/" + type + "/" + revision + ".json";
  }

  /** The same event, as it follows another one in a selection. */
  public CloudEvent after(@Nullable Long previous) {
    return with(previous, leafhash);
  }

  /** The same event, with its hash as a leaf. */
  public CloudEvent leaf(@Nullable String hash) {
    return with(previousposition, hash);
  }

  private CloudEvent with(@Nullable Long previous, @Nullable String hash) {
    return new CloudEvent(
        specversion,
        id,
        source,
        type,
        time,
        subject,
        datacontenttype,
        dataschema,
        data,
        position,
        revision,
        tags,
        actor,
        command,
        correlationid,
        causationid,
        effectiveon,
        previous,
        hash);
  }

  /** One line of JSON in UTF-8, without a line end. */
  public byte[] json() {
    return WRITER.writeValueAsBytes(this);
  }

  /** The same, written somewhere. */
  public void writeTo(OutputStream out) {
    WRITER.writeValue(out, this);
  }
}
