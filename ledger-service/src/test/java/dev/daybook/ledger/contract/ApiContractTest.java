package dev.daybook.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The check of exchanges finds what it is there to find. */
class ApiContractTest {

  private static final ApiContract CONTRACT =
      new ApiContract(
          new JsonMapper()
              .readTree(
                  """
                  {"paths": {"/api/v1/notes/{note_id}": {"put": {
                     "security": [{"bearer": []}],
                     "parameters": [{"name": "loud", "in": "query", "schema": {"type": "boolean"}}],
                     "requestBody": {"required": true, "content": {"application/json": {"schema":
                       {"type": "object", "properties": {"text": {"type": "string", "maxLength": 3}}}}}},
                     "responses": {"200": {
                       "headers": {"Daybook-Position": {"schema": {"type": "integer"}},
                                   "X-Request-ID": {"required": true, "schema": {"type": "string"}}},
                       "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Note"}}}}}}}},
                   "components": {"schemas": {
                     "Note": {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]},
                     "ErrorAnswer": {"type": "object", "required": ["error"]}}}}
                  """));

  @Test
  void whatIsDescribedIsGood() {
    assertThat(faults("/api/v1/notes/1?loud=true", "{\"text\":\"a\"}", 200, "{\"text\":\"a\"}"))
        .isEmpty();
    assertThat(faults("/api/notes/1", "{\"text\":\"a\"}", 200, "{\"text\":\"a\"}")).isEmpty();
    assertThat(faults("/elsewhere", "", 404, "{\"error\":{}}")).isEmpty();
  }

  @Test
  void eachPartOfAnExchangeIsHeldAgainstTheDescription() {
    var good = "{\"text\":\"a\"}";
    assertThat(faults("/elsewhere", good, 200, good)).hasSize(1);
    assertThat(faults("/api/v1/notes/1", good, 418, good)).hasSize(1);
    assertThat(faults("/api/v1/notes/1", good, 200, "{}")).hasSize(1);
    assertThat(faults("/api/v1/notes/1", good, 200, "{\"text\":\"a\",\"more\":1}")).hasSize(1);
    assertThat(faults("/api/v1/notes/1", good, 200, "no json")).hasSize(1);
    assertThat(faults("/api/v1/notes/1", "", 200, good)).hasSize(1);
    assertThat(faults("/api/v1/notes/1", "{\"text\":\"long\"}", 200, good)).hasSize(1);
    assertThat(faults("/api/v1/notes/1?loud=very", good, 200, good)).hasSize(1);
    assertThat(faults("/api/v1/notes/1?quiet=true", good, 200, good)).hasSize(1);
    assertThat(faults("/elsewhere", "", 404, "{\"fault\":{}}")).hasSize(1);
  }

  @Test
  void soAreItsHeaders() {
    var good = "{\"text\":\"a\"}";
    assertThat(faults(good, Map.of("daybook-position", List.of("seven")))).hasSize(1);
    assertThat(faults(good, Map.of("daybook-mood", List.of("good")))).hasSize(1);
    assertThat(faults(good, Map.of("daybook-position", List.of("7")))).isEmpty();
    assertThat(faults(good, Map.of("x-request-id", List.of()))).hasSize(1);
  }

  private static List<String> faults(String path, String request, int status, String answer) {
    return CONTRACT.faults(exchange(path, request, status, answer, Map.of()));
  }

  private static List<String> faults(String answer, Map<String, List<String>> headers) {
    return CONTRACT.faults(exchange("/api/v1/notes/1", answer, 200, answer, headers));
  }

  private static Exchange exchange(
      String path, String request, int status, String answer, Map<String, List<String>> more) {
    var headers = new java.util.HashMap<>(more);
    headers.put("content-type", List.of("application/json"));
    headers.putIfAbsent("x-request-id", List.of("1"));
    return new Exchange(
        "PUT",
        URI.create("http://localhost" + path),
        HttpHeaders.of(Map.of("authorization", List.of("Bearer x")), (name, value) -> true),
        request,
        status,
        HttpHeaders.of(headers, (name, value) -> true),
        Optional.of(answer));
  }
}
