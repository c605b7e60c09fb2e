import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Waits until the service at {@code DAYBOOK_URL} is ready, then signs in as the README does. */
class FirstRequest {

  private static final int SECONDS_TO_WAIT = 60;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static void main() throws Exception {
    var base = System.getenv("DAYBOOK_URL");
    awaitReady(base);
    var login =
        """
        {"tenant": "demo", "username": "owner", "password": "%s"}\
        """
            .formatted(System.getenv("DAYBOOK_OWNER_PASSWORD"));
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(base + "/api/v1/auth/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(login))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200 || !answer.body().contains("\"access_token\"")) {
      throw new AssertionError("Signing in: " + answer.statusCode() + " " + answer.body());
    }
    System.out.println("Ready, and signed in.");
  }

  private static void awaitReady(String base) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(base + "/actuator/health/readiness")).build();
    for (var second = 0; second < SECONDS_TO_WAIT; second++) {
      if (HTTP.send(request, BodyHandlers.ofString()).statusCode() == 200) {
        return;
      }
      Thread.sleep(1000);
    }
    throw new AssertionError("Not ready within " + SECONDS_TO_WAIT + " s");
  }
}
