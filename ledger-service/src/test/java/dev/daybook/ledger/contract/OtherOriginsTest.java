package dev.daybook.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told about the pages of other origins. */
class OtherOriginsTest {

  private static final String FRONTEND = "http://localhost:3000";
  private static final HttpClient BROWSER = HttpClient.newHttpClient();

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start("DAYBOOK_ALLOWED_ORIGINS=https://books.example.org," + FRONTEND);
  }

  @AfterAll
  static void stop() {
    service.close();
    BROWSER.close();
  }

  private static HttpResponse<String> ask(
      RunningService of, String method, String path, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(of.uri(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .headers(headers);
    return BROWSER.send(request.build(), BodyHandlers.ofString());
  }

  private static List<String> list(HttpResponse<String> answer, String header) {
    return answer.headers().allValues(header).stream()
        .flatMap(value -> List.of(value.split(", *", -1)).stream())
        .toList();
  }

  @Test
  void aPageMayAskWhatItWillAskWithoutSigningIn() throws Exception {
    var answer =
        ask(
            service,
            "OPTIONS",
            "/api/v1/purchases",
            "Origin",
            FRONTEND,
            "Access-Control-Request-Method",
            "PATCH",
            "Access-Control-Request-Headers",
            "authorization,if-match");
    assertThat(answer.statusCode()).as("%s %s", answer.headers(), answer.body()).isEqualTo(204);
    assertThat(list(answer, "Access-Control-Allow-Origin")).containsExactly(FRONTEND);
    assertThat(list(answer, "Access-Control-Allow-Methods"))
        .containsExactlyInAnyOrder("GET", "POST", "PUT", "PATCH", "DELETE");
    assertThat(list(answer, "Access-Control-Allow-Headers"))
        .contains("Authorization", "If-Match", "Idempotency-Key", "Daybook-Min-Position");
    assertThat(list(answer, "Access-Control-Max-Age")).containsExactly("3600");
    assertThat(list(answer, "Vary")).contains("Origin");
    assertThat(list(answer, "X-Request-ID")).hasSize(1);
  }

  @Test
  void aPageReadsAnswersAndRefusalsWithTheirHeaders() throws Exception {
    var refused = ask(service, "GET", "/api/v1/purchases", "Origin", FRONTEND);
    assertThat(refused.statusCode()).isEqualTo(401);
    var answered =
        ask(
            service,
            "GET",
            "/api/v1/purchases",
            "Origin",
            "https://books.example.org",
            "Authorization",
            service.owner());
    assertThat(answered.statusCode()).isEqualTo(200);
    assertThat(list(answered, "Access-Control-Allow-Origin"))
        .containsExactly("https://books.example.org");
    for (var answer : List.of(refused, answered)) {
      assertThat(list(answer, "Access-Control-Expose-Headers"))
          .contains(
              "Daybook-Position",
              "ETag",
              "Location",
              "Idempotency-Replayed",
              "Retry-After",
              "RateLimit",
              "RateLimit-Policy");
      assertThat(list(answer, "Vary")).contains("Origin", "Accept");
      assertThat(list(answer, "Access-Control-Allow-Credentials")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:3001", "https://localhost:3000", "null", "*"})
  void theBrowserKeepsAnswersFromAllOtherPages(String origin) throws Exception {
    var answer = ask(service, "GET", "/api/v1/purchases", "Origin", origin);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(list(answer, "Access-Control-Allow-Origin")).isEmpty();
    assertThat(list(answer, "Vary")).contains("Origin");
    var preflight =
        ask(
            service,
            "OPTIONS",
            "/api/v1/purchases",
            "Origin",
            origin,
            "Access-Control-Request-Method",
            "GET");
    assertThat(preflight.statusCode()).isEqualTo(405);
    assertThat(list(preflight, "Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void noOriginIsAllowedUnlessItIsSet() throws Exception {
    var answer = ask(RunningService.shared(), "GET", "/api/v1/purchases", "Origin", FRONTEND);
    assertThat(list(answer, "Access-Control-Allow-Origin")).isEmpty();
  }
}
