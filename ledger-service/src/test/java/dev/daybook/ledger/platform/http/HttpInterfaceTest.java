package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.json.ContractJson;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

class HttpInterfaceTest {

  private static final String NOTES =
      "/api/v1/notebooks/0190a0a0-0000-7000-8000-000000000001/notes";
  private static final NoteEndpoints ENDPOINTS = new NoteEndpoints();
  private static final Trouble TROUBLE = new Trouble();
  private static TestService service;

  @BeforeAll
  static void start() {
    var endpoints = new ArrayList<>(ENDPOINTS.all());
    endpoints.addAll(TROUBLE.all());
    service = TestService.with(endpoints);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static String note(String text) {
    return "{\"text\":\"%s\",\"date\":\"2026-11-21\"}".formatted(text);
  }

  private static JsonNode json(HttpResponse<String> response) {
    return ContractJson.MAPPER.readTree(response.body());
  }

  private static String code(HttpResponse<String> response) {
    return json(response).at("/error/code").asString();
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("none");
  }

  @Test
  void aCommandCreatesAndSaysWhereAndAtWhichPosition() {
    var created = service.send("POST", NOTES, note("created"));
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(json(created).at("/data/text").asString()).isEqualTo("created");
    assertThat(json(created).at("/data/amount").isNull()).isTrue();
    assertThat(header(created, "Daybook-Position")).matches("[0-9]+");
    assertThat(header(created, "ETag")).matches("\"[0-9]+\"");
    var read = service.get(header(created, "Location"));
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(json(read).at("/data")).isEqualTo(json(created).at("/data"));
  }

  @Test
  void thePathsAnswerWithAndWithoutTheVersion() {
    assertThat(service.get("/api/notes").statusCode()).isEqualTo(200);
    assertThat(service.get("/api/v1/notes").statusCode()).isEqualTo(200);
  }

  @Test
  void everyAnswerCarriesARequestIdAndTheSecurityHeaders() {
    for (var path : new String[] {"/api/v1/notes", "/nowhere", "/actuator/health"}) {
      var given = service.get(path, "X-Request-ID", "mine-1.2_3");
      assertThat(header(given, "X-Request-ID")).isEqualTo("mine-1.2_3");
      assertThat(header(given, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(given, "Content-Security-Policy")).contains("default-src 'none'");
      var insane = service.get(path, "X-Request-ID", "a b<script>");
      assertThat(header(insane, "X-Request-ID")).matches("[0-9a-f]{32}");
    }
  }

  @Test
  void theErrorEnvelopeHasAllItsParts() {
    var refused = service.send("POST", NOTES, "{\"text\":\"\",\"x\":1}", "X-Request-ID", "r1");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused))
        .isEqualTo(
            ContractJson.MAPPER.readTree(
                """
                {"error": {"code": "validation_error", "message": "x is not a known field, and 2 more.",
                 "details": [
                   {"field": "x", "message": "is not a known field", "code": "unknown_field"},
                   {"field": "text", "message": "must not be blank", "code": "blank"},
                   {"field": "date", "message": "is missing", "code": "missing"}],
                 "request_id": "r1", "retryable": false, "docs": "/docs/errors#validation_error"}}
                """));
  }

  @Test
  void theSameErrorIsAProblemDocumentForWhoeverAsks() {
    var refused =
        service.send(
            "POST", NOTES, note(""), "Accept", "application/problem+json", "X-Request-ID", "r2");
    assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(json(refused))
        .isEqualTo(
            ContractJson.MAPPER.readTree(
                """
                {"type": "/docs/errors#validation_error", "title": "Not acceptable as it is", "status": 422,
                 "detail": "text must not be blank.", "code": "validation_error",
                 "errors": [{"field": "text", "message": "must not be blank", "code": "blank"}],
                 "request_id": "r2", "retryable": false}
                """));
    var accepted = service.send("POST", NOTES, note("p"), "Accept", "application/problem+json");
    assertThat(accepted.statusCode()).isEqualTo(201);
  }

  @Test
  void aDomainRefusalHasItsOwnCodeAndStatus() {
    var refused = service.send("POST", NOTES, note("full"));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(code(refused)).isEqualTo("notebook_full");
  }

  @Test
  void whoIsNotSignedInIsToldHow() {
    var nobody = service.send(HttpRequest.newBuilder(service.uri("/api/v1/notes")));
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(header(nobody, "WWW-Authenticate")).isEqualTo("Bearer");
    var expired =
        service.send(
            HttpRequest.newBuilder(service.uri("/api/v1/notes"))
                .header("Authorization", "Bearer expired"));
    assertThat(expired.statusCode()).isEqualTo(401);
    assertThat(header(expired, "WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    assertThat(code(expired)).isEqualTo("not_signed_in");
  }

  @Test
  void whoMayNotIsToldWhichPermissionItTakes() {
    var refused =
        service.send(
            HttpRequest.newBuilder(service.uri(NOTES))
                .header("Authorization", "Bearer " + TestService.BOB)
                .POST(BodyPublishers.ofString("nonsense")));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(json(refused).at("/error/message").asString()).contains("notes:record");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /,                     404, not_found",
    "GET,    /api,                  404, not_found",
    "GET,    /api/v1,               404, not_found",
    "GET,    /api/v1/notes/,        308, none",
    "GET,    /api/v2/notes,         404, not_found",
    "GET,    /api/v1/../v1/notes,   404, not_found",
    "GET,    /api/v1/notes;a=b,     404, not_found",
    "GET,    /favicon.ico,          404, not_found",
    "DELETE, /api/v1/notes,         405, method_not_allowed",
    "OPTIONS,/api/v1/notes,         405, method_not_allowed",
    "CONNECT,/api/v1/notes,         405, method_not_allowed",
    "TRACE,  /api/v1/notes,         405, method_not_allowed",
    "BREW,   /api/v1/notes,         405, method_not_allowed",
    "POST,   /actuator/health,      405, method_not_allowed",
    "GET,    /api/v1/notes/7,       400, malformed_request",
    "GET,    /api/v1/notes/%ff,     400, malformed_request",
    "GET,    /api/v1/notes/%00,     400, malformed_request",
    "GET,    /api/v1/notes/0190a0a0-0000-7000-8000-00000000ffff, 404, not_found",
    "GET,    /api/v1/notes?limit=101,        422, validation_error",
    "GET,    /api/v1/notes?limit=0,          422, validation_error",
    "GET,    /api/v1/notes?limit=-1,         422, validation_error",
    "GET,    /api/v1/notes?limit=ten,        422, validation_error",
    "GET,    /api/v1/notes?limit=99999999999999999999, 422, validation_error",
    "GET,    /api/v1/notes?limit=,           422, validation_error",
    "GET,    /api/v1/notes?limit,            422, validation_error",
    "GET,    /api/v1/notes?limit=1&limit=2,  422, validation_error",
    "GET,    /api/v1/notes?skip=-1,          422, validation_error",
    "GET,    /api/v1/notes?page=0,           422, validation_error",
    "GET,    /api/v1/notes?page=1&skip=1,    422, validation_error",
    "GET,    /api/v1/notes?nonsense=1,       422, validation_error",
    "GET,    /api/v1/notes?=1,               422, validation_error",
    "GET,    /api/v1/notes?date=today,       422, validation_error",
    "GET,    /api/v1/notes?word=%00,         422, validation_error",
    "GET,    /api/v1/notes?word=12345678901, 422, validation_error",
    "GET,    /api/v1/notes?word=%f0%28,      400, malformed_request",
    "GET,    /api/v1/notes?word=äöü,         200, none",
    "GET,    /api/v1/notes?cursor=abc,       422, validation_error",
    "GET,    /api/v1/notes?as_of=yesterday,  422, validation_error",
    "GET,    /api/v1/notes?as_of=2026-11-21T08:00:00+01:00, 200, none",
    "GET,    /api/v1/notes?as_of=2026-11-21T08:00:00Z&at_position=5, 422, validation_error",
  })
  void pathsAndQueriesAreJudged(String method, String path, int status, String code)
      throws Exception {
    var answer =
        service.raw(
            "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer alice\r\nConnection: close\r\n\r\n"
                .formatted(method, path));
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    if (status >= 400) {
      assertThat(answer).contains("\"code\":\"" + code + "\"").contains("\"request_id\":\"");
    }
    if (status == 405) {
      assertThat(answer).containsIgnoringCase("\r\nallow: GET");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Idempotency-Key      | \"\"       | 400",
        "Idempotency-Key      | a\tb       | 400",
        "Daybook-Min-Position | -1         | 400",
        "Daybook-Min-Position | soon       | 400",
        "Prefer               | wait=soon  | 400",
        "Prefer               | wait=99    | 201",
        "Prefer               | respond-async | 201",
        "If-Match             | 7          | 400",
        "If-Match             | ''         | 400",
        "If-Match             | ','        | 400",
        "If-Match             | \"7\", W/\"8\" | 422",
        "Last-Event-ID        | x          | 400",
        "Accept               | image/png  | 406",
        "Accept               | nonsense   | 406",
        "Accept               | application/*;q=0.1 | 201",
        "Content-Type         | text/plain | 415",
        "Content-Type         | application/json;charset=latin1 | 415",
        "Content-Type         | application/json; charset=\"UTF-8\" | 201",
        "Content-Type         | ;          | 415",
        "Content-Type         | \"json     | 415",
        "Content-Type         | application/json; a=\"b | 415",
        "Accept               | \"json     | 406",
        "Origin               | https://elsewhere.example | 201",
        "Origin               | null       | 201",
        "Cookie               | \"=;,=     | 201",
        "Range                | bytes=x    | 201",
        "If-Modified-Since    | never      | 201",
        "X-Forwarded-Host     | a b        | 201",
        "Content-Encoding     | gzip       | 415",
      })
  void headersAreJudged(String name, String value, int status) {
    var request =
        service
            .request(NOTES)
            .header("Content-Type", "application/json")
            .setHeader(name, value)
            .POST(BodyPublishers.ofString(note("h")));
    var answer = service.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OPTIONS /api/v1/notes HTTP/1.1\r\nOrigin: https://x\r\nAccess-Control-Request-Method: PUT",
        "OPTIONS /nowhere HTTP/1.1\r\nOrigin: https://x\r\nAccess-Control-Request-Method: PUT",
        "GET /nowhere HTTP/1.1\r\nUpgrade: websocket\r\nConnection: upgrade",
        "GET /nowhere HTTP/1.1\r\nUpgrade: h2c\r\nConnection: upgrade, http2-settings",
        "GET /nowhere HTTP/1.1\r\nExpect: the-unexpected",
        "GET /nowhere HTTP/1.0"
      })
  void whatAsksForMoreThanThereIsGetsTheEnvelope(String head) throws Exception {
    var answer = service.raw(head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer).matches("(?s)HTTP/1.[01] 4[0-9][0-9] .*").contains("\"request_id\":\"");
  }

  @Test
  void theKeyHasALimit() {
    assertThat(keyed("k".repeat(255), note("k255")).statusCode()).isEqualTo(201);
    assertThat(keyed("k".repeat(256), note("k256")).statusCode()).isEqualTo(400);
  }

  @Test
  void aBodyHasALimit() {
    var large = note("x".repeat(70_000));
    var declared = service.send("POST", NOTES, large);
    assertThat(declared.statusCode()).isEqualTo(413);
    assertThat(code(declared)).isEqualTo("body_too_large");
    var chunked =
        service
            .request(NOTES)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large)));
    assertThat(service.send(chunked).statusCode()).isEqualTo(413);
    var huge = service.send("POST", NOTES, note("x".repeat(5_000_000)));
    assertThat(huge.statusCode()).isEqualTo(413);
    assertThat(service.send("POST", NOTES, note("after")).statusCode()).isEqualTo(201);
  }

  @Test
  void aBodyIsNeededWhereSomethingInItIs() {
    var empty = service.send("POST", NOTES, "");
    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(code(empty)).isEqualTo("malformed_json");
  }

  private static HttpResponse<String> keyed(String key, String body) {
    return service.send("POST", NOTES, body, "Idempotency-Key", key);
  }

  @Test
  void aRepetitionGetsTheFirstAnswer() {
    var first = keyed("once-1", note("once"));
    var again = keyed("\"once-1\"", note("once"));
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(header(again, "Location")).isEqualTo(header(first, "Location"));
    assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
    assertThat(header(first, "Idempotency-Replayed")).isEqualTo("none");
  }

  @Test
  void theSameRequestInOtherWordsGetsTheFirstAnswer() {
    var first = keyed("same", note("same"));
    assertThat(header(first, "Idempotency-Replayed")).isEqualTo("none");
    var paths = List.of(NOTES + "?dry_run=false", NOTES.replace("0a0a", "0A0a"));
    for (var path : paths) {
      var again = service.send("POST", path, note("same"), "Idempotency-Key", "same");
      assertThat(header(again, "Idempotency-Replayed")).as(path).isEqualTo("true");
    }
    var reordered = "{ \"date\": \"2026-11-21\", \"amount\": null, \"text\": \"same\" }";
    assertThat(header(keyed("same", reordered), "Idempotency-Replayed")).isEqualTo("true");
    assertThat(header(keyed("same", note("other")), "Idempotency-Replayed")).isEqualTo("none");
  }

  @Test
  void aDryRunIsNotKept() {
    var dry = service.send("POST", NOTES + "?dry_run=true", note("dry"), "Idempotency-Key", "d");
    assertThat(dry.statusCode()).isEqualTo(200);
    var real = keyed("d", note("dry"));
    assertThat(real.statusCode()).isEqualTo(201);
    assertThat(header(real, "Idempotency-Replayed")).isEqualTo("none");
  }

  @Test
  void theSameKeyWhileTheFirstIsRunningWaitsItsTurn() throws Exception {
    try (var pool = Executors.newSingleThreadExecutor()) {
      var running = new CountDownLatch(1);
      TROUBLE.started = running::countDown;
      var first =
          pool.submit(
              () -> service.send("POST", "/api/v1/slow", "{}", "Idempotency-Key", "flight"));
      running.await();
      var same = service.send("POST", "/api/v1/slow", "{}", "Idempotency-Key", "flight");
      assertThat(same.statusCode()).isEqualTo(409);
      assertThat(code(same)).isEqualTo("idempotency_key_in_flight");
      assertThat(header(same, "Retry-After")).isEqualTo("1");
      assertThat(json(same).at("/error/retryable").asBoolean()).isTrue();
      var other = keyed("flight", note("other"));
      assertThat(other.statusCode()).isEqualTo(422);
      assertThat(code(other)).isEqualTo("idempotency_key_reused");
      TROUBLE.finish.countDown();
      assertThat(first.get().statusCode()).isEqualTo(204);
    }
  }

  @Test
  void aListIsReadByPagesAndByCursor() {
    for (var i = 0; i < 7; i++) {
      service.send("POST", NOTES, note("paged " + i));
    }
    var whole = json(service.get("/api/v1/notes?word=paged&limit=100"));
    assertThat(whole.at("/meta/total").asInt()).isEqualTo(7);
    assertThat(whole.at("/meta/limit").asInt()).isEqualTo(100);
    assertThat(whole.at("/meta/next_cursor").isNull()).isTrue();
    var second = json(service.get("/api/v1/notes?word=paged&page=2&per_page=3"));
    assertThat(second.at("/meta/skip").asInt()).isEqualTo(3);
    assertThat(second.at("/data/0/text").asString()).isEqualTo("paged 3");

    var seen = new HashSet<String>();
    var query = "/api/v1/notes?word=paged&limit=3";
    var cursor = "";
    var pages = 0;
    do {
      var page = json(service.get(query + cursor));
      page.at("/data").forEach(row -> seen.add(row.at("/text").asString()));
      cursor = page.at("/meta/next_cursor").asString("");
      cursor = cursor.isEmpty() ? "" : "&cursor=" + cursor;
      pages++;
    } while (!cursor.isEmpty());
    assertThat(pages).isEqualTo(3);
    assertThat(seen).hasSize(7);
  }

  @Test
  void aCursorIsOnlyGoodForItsOwnList() {
    for (var i = 0; i < 2; i++) {
      service.send("POST", NOTES, note("curs " + i));
    }
    var cursor =
        json(service.get("/api/v1/notes?word=curs&limit=1")).at("/meta/next_cursor").asString();
    assertThat(service.get("/api/v1/notes?word=curs&cursor=" + cursor).statusCode()).isEqualTo(200);
    assertThat(service.get("/api/v1/notes?word=cur&cursor=" + cursor).statusCode()).isEqualTo(422);
    for (var i = 0; i < cursor.length(); i++) {
      var other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      var tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
      assertThat(service.get("/api/v1/notes?word=curs&cursor=" + tampered).statusCode())
          .isEqualTo(422);
    }
  }

  @Test
  void aListStreamsAsLines() {
    for (var i = 0; i < 150; i++) {
      service.send("POST", NOTES, note("line " + i));
    }
    var lines = service.get("/api/v1/notes?word=line", "Accept", "application/x-ndjson");
    assertThat(header(lines, "Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(lines.body().lines()).hasSize(150).allMatch(line -> line.startsWith("{\"id\":"));
  }

  @Test
  void aListThatFailsHalfWayDoesNotLookLikeAWholeOne() throws Exception {
    var answer =
        service.raw(
            "GET /api/v1/broken-lines HTTP/1.1\r\nHost: x\r\nAccept: application/x-ndjson\r\n\r\n");
    assertThat(answer).contains("{\"row\":99}").contains("\"code\":\"internal_error\"");
    assertThat(answer).doesNotContain("secret").doesNotEndWith("0\r\n\r\n");
  }

  @Test
  void aResourceThatIsKnownIsNotSentAgain() {
    var created = service.send("POST", NOTES, note("known"));
    var place = header(created, "Location");
    var read = service.get(place);
    var etag = header(read, "ETag");
    var again = service.get(place, "If-None-Match", etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "ETag")).isEqualTo(etag);
    for (var known : List.of("W/" + etag, "\"other\", " + etag, "*")) {
      assertThat(service.get(place, "If-None-Match", known).statusCode()).as(known).isEqualTo(304);
    }
    for (var other : List.of("\"other\"", "W/\"other\", \"another\"", "other")) {
      assertThat(service.get(place, "If-None-Match", other).statusCode()).as(other).isEqualTo(200);
    }
    var list = service.get("/api/v1/notes?word=known");
    assertThat(
            service
                .get("/api/v1/notes?word=known", "If-None-Match", header(list, "ETag"))
                .statusCode())
        .isEqualTo(304);
  }

  @Test
  void aStaleVersionIsRefusedWithTheCurrentOne() {
    var created = service.send("POST", NOTES, note("stale"));
    var place = header(created, "Location");
    var stale = service.send("PATCH", place, "{}", "If-Match", "\"6\"");
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(header(stale, "ETag")).isEqualTo("\"7\"");
    assertThat(service.send("PATCH", place, "{}", "If-Match", "\"7\"").statusCode()).isEqualTo(200);
    assertThat(service.send("PATCH", place, "{}", "If-Match", "*").statusCode()).isEqualTo(200);
  }

  @Test
  void aPatchTellsAbsentFromNull() {
    var created =
        service.send("POST", NOTES, "{\"text\":\"t\",\"date\":\"2026-11-21\",\"amount\":\"5.00\"}");
    var place = header(created, "Location");
    var untouched = json(service.send("PATCH", place, "{\"text\":\"u\"}"));
    assertThat(untouched.at("/data/amount").asString()).isEqualTo("5.00");
    var removed = json(service.send("PATCH", place, "{\"amount\":null}"));
    assertThat(removed.at("/data/amount").isNull()).isTrue();
  }

  @Test
  void aReaderSeesHowFarTheirOwnLastWriteIs() {
    var created = service.send("POST", NOTES, note("own"));
    var read = service.get(header(created, "Location"));
    assertThat(header(read, "Daybook-Position")).isEqualTo(header(created, "Daybook-Position"));
    var further = service.get(header(created, "Location"), "Daybook-Min-Position", "999999");
    assertThat(header(further, "Daybook-Position")).isEqualTo("999999");
  }

  @Test
  void aHeadIsAGetWithoutItsBody() {
    var head =
        service.send(service.request("/api/v1/notes").method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=99999999999999999999 | limit must be from 1 to 100.",
        "skip=-99999999999999999999 | skip must be from 0 to",
        "limt=5                     | limt is not a known parameter (did you mean limit?).",
        "limit=ten                  | limit must be a whole number.",
      })
  void aParameterIsToldWhatItMayBe(String query, String words) {
    assertThat(service.get("/api/v1/notes?" + query).body()).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lines: [{\"text\": \"a\", \"weight\": 1e400}]   | must be from 1 to 9",
        "lines: [{\"text\": \"a\", \"weight\": 10}]      | must be from 1 to 9",
        "amount: 1e400                                      | must have at most 40 digits",
        "amount: \"99999999999999999999999999999999999999999\" | must have at most 40 digits",
        "amount: \"much\"                                  | must be a decimal like",
      })
  void aNumberBeyondAllBoundsIsToldThem(String field, String words) {
    var json = note("bounds").replaceFirst("}$", ", \"" + field.replaceFirst(":", "\":") + "}");
    var refused = service.send("POST", NOTES, json);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains(words);
  }

  @Test
  void anEncodedBodyIsToldSo() {
    var refused = service.send("POST", NOTES, note("z"), "Content-Encoding", "gzip");
    assertThat(refused.statusCode()).isEqualTo(415);
    assertThat(refused.body()).contains("as its Content-Encoding says");
  }

  @Test
  void aChangeMayBeCalledAMergePatch() {
    var made = service.send("POST", NOTES, note("patched")).headers().firstValue("Location");
    var type = "application/merge-patch+json";
    var patched =
        service.send(
            service
                .request(made.orElseThrow())
                .header("Content-Type", type)
                .method("PATCH", BodyPublishers.ofString("{\"text\": \"anew\"}")));
    assertThat(patched.statusCode()).isEqualTo(200);
    assertThat(patched.body()).contains("anew");
    var posted =
        service.send(
            service
                .request(NOTES)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(note("posted"))));
    assertThat(posted.statusCode()).isEqualTo(415);
    assertThat(posted.body()).contains("Send the body as application/json in UTF-8.");
  }

  @Test
  void anUnexpectedFailureTellsNothingButItsRequestId() {
    for (var path : new String[] {"/api/v1/crash", "/api/v1/crash-hard", "/api/v1/silent"}) {
      var failed = service.get(path, "X-Request-ID", "crashed-1");
      assertThat(failed.statusCode()).as(path).isEqualTo(500);
      assertThat(failed.body())
          .contains("\"code\":\"internal_error\"")
          .contains("crashed-1")
          .doesNotContain("secret")
          .doesNotContain("Exception");
    }
  }

  @Test
  void anOverloadedStoreSaysWhenToComeBack() {
    var busy = service.get("/api/v1/unreachable");
    assertThat(busy.statusCode()).isEqualTo(503);
    assertThat(code(busy)).isEqualTo("unavailable");
    assertThat(header(busy, "Retry-After")).isEqualTo("2");
    assertThat(busy.body()).doesNotContain("secret");
  }

  /** Endpoints that do what endpoints should not do. */
  private static final class Trouble {

    Runnable started = () -> {};
    final CountDownLatch finish = new CountDownLatch(1);

    List<Endpoint> all() {
      return List.of(
          endpoint(
              Operation.get("/crash", "Crash").open(),
              call -> Mono.error(new IllegalStateException("secret SELECT"))),
          endpoint(
              Operation.get("/crash-hard", "Crash hard").open(),
              call -> {
                throw new AssertionError("secret");
              }),
          endpoint(Operation.get("/silent", "Say nothing").open(), call -> Mono.empty()),
          endpoint(
              Operation.get("/unreachable", "Be unreachable").open(),
              call ->
                  Mono.error(
                      new RuntimeException(new R2dbcNonTransientResourceException("secret")))),
          endpoint(
              Operation.get("/broken-lines", "List and break").open().lists(Object.class),
              call ->
                  Mono.just(
                      Answer.lines(
                          Flux.range(0, 200)
                              .map(
                                  row -> {
                                    if (row == 150) {
                                      throw new IllegalStateException("secret");
                                    }
                                    return Map.of("row", row);
                                  })))),
          endpoint(
              Operation.post("/slow", "Be slow").signedIn().command(),
              call ->
                  Mono.fromCallable(
                          () -> {
                            started.run();
                            finish.await();
                            return Answer.nothing();
                          })
                      .subscribeOn(Schedulers.boundedElastic())));
    }

    private static Endpoint endpoint(Operation operation, Function<Call, Mono<Answer>> handle) {
      return new Endpoint() {
        @Override
        public Operation operation() {
          return operation;
        }

        @Override
        public Mono<Answer> handle(Call call) {
          return handle.apply(call);
        }
      };
    }
  }
}
