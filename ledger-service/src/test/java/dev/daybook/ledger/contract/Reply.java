package dev.daybook.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered, as tests ask about it. */
public record Reply(HttpResponse<String> response) {

  private static final JsonMapper JSON = new JsonMapper();

  public int status() {
    return response.statusCode();
  }

  public JsonNode body() {
    return JSON.readTree(response.body());
  }

  /** A part of what was answered, such as {@code /amount}. */
  public String data(String pointer) {
    return body().at("/data" + pointer).asString();
  }

  public JsonNode data() {
    return body().path("data");
  }

  public JsonNode meta() {
    return body().path("meta");
  }

  public List<String> eachOf(String field) {
    return data().findValuesAsString(field);
  }

  public List<JsonNode> lines() {
    return response.body().lines().map(JSON::readTree).toList();
  }

  public String id() {
    return data("/id");
  }

  public String code() {
    return body().at("/error/code").asString();
  }

  public @Nullable String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  public String location() {
    return response.headers().firstValue("Location").orElseThrow();
  }

  public long position() {
    return Long.parseLong(response.headers().firstValue("Daybook-Position").orElseThrow());
  }

  public String etag() {
    return response.headers().firstValue("ETag").orElseThrow();
  }

  public boolean isReplayed() {
    return response.headers().firstValue("Idempotency-Replayed").filter("true"::equals).isPresent();
  }

  /** Goes on only if the status is that one. */
  public Reply is(int status) {
    assertThat(response.statusCode()).as("%s → %s", response, response.body()).isEqualTo(status);
    return this;
  }

  /** Goes on only if it is the refusal of that status and code. */
  public Reply isRefused(int status, String code) {
    is(status);
    assertThat(code()).as(response.body()).isEqualTo(code);
    return this;
  }
}
