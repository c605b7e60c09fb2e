package dev.daybook.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged service as a process of its own, with its embedded PostgreSQL. */
final class Service implements AutoCloseable {

  static final Path JAR = Path.of("ledger-service", "target", "daybook.jar");
  private static final String PASSWORD = "correct-horse-battery";
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 10;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The fourth line of PostgreSQL's own process file is its port. */
  private static final int PORT_LINE = 3;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final Path data;
  private final int port;
  private final Duration startedIn;
  private String token = "";

  private Service(Path data, List<String> arguments, Map<String, String> settings) {
    this.data = data;
    this.port = freePort();
    var begun = System.nanoTime();
    this.process = launch(data, port, arguments, settings);
    awaitReady();
    this.startedIn = Duration.ofNanos(System.nanoTime() - begun);
  }

  static Service start(Path data) {
    return start(data, Map.of());
  }

  /**
   * @param settings beside those that every measurement has, or in their place
   */
  static Service start(Path data, Map<String, String> settings) {
    return new Service(data, List.of("-jar", JAR.toString()), settings);
  }

  /**
   * @param arguments of the JVM, which say what it runs
   */
  static Service start(Path data, List<String> arguments) {
    return new Service(data, arguments, Map.of());
  }

  private static Process launch(
      Path data, int port, List<String> arguments, Map<String, String> settings) {
    if (!Files.exists(JAR)) {
      throw new NotMeasured("There is no %s: ./mvnw package makes it.".formatted(JAR));
    }
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "SERVER_PORT",
                String.valueOf(port),
                "DAYBOOK_DATA_DIR",
                data.toString(),
                "DAYBOOK_OWNER_PASSWORD",
                PASSWORD,
                "DAYBOOK_OPERATOR_PASSWORD",
                PASSWORD,
                "DAYBOOK_ACCESS_TOKEN_SECONDS",
                "86400",
                "DAYBOOK_RATE_LIMITS",
                "off"));
    builder.environment().putAll(settings);
    try {
      Files.createDirectories(data);
      return builder
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data).toFile()))
          .start();
    } catch (IOException failed) {
      throw new NotMeasured("The service did not start: " + failed.getMessage(), failed);
    }
  }

  private static Path log(Path data) {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  private String said() {
    try {
      return Files.readString(log(data));
    } catch (IOException unreadable) {
      return "(%s)".formatted(unreadable.getMessage());
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new NotMeasured("There is no free port: " + none.getMessage(), none);
    }
  }

  private void awaitReady() {
    var end = System.nanoTime() + START_LIMIT.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroy();
        throw new NotMeasured("The service did not get ready. It said:\n" + said());
      }
      pause(POLL_MILLIS);
    }
  }

  private boolean isReady() {
    try {
      var readiness = HttpRequest.newBuilder(uri("/actuator/health/readiness")).build();
      return client.send(readiness, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopping) {
      throw interrupted(stopping);
    }
  }

  /** From the start of the process to readiness. */
  Duration startedIn() {
    return startedIn;
  }

  /** Resident memory of the JVM alone. */
  long residentMegabytes() {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_000)
          .findFirst()
          .orElseThrow();
    } catch (IOException gone) {
      throw new NotMeasured("The service's memory can't be read: " + gone.getMessage(), gone);
    }
  }

  PostgresAddress postgres() {
    try {
      var lines = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
      return new PostgresAddress(Integer.parseInt(lines.get(PORT_LINE).strip()), "daybook");
    } catch (IOException gone) {
      throw new NotMeasured("Its PostgreSQL is not there: " + gone.getMessage(), gone);
    }
  }

  void signIn() {
    signIn("demo", "owner");
  }

  /** As one of the users that there are from the first start on. */
  void signIn(String tenant, String username) {
    signIn(tenant, username, PASSWORD);
  }

  void signIn(String tenant, String username, String password) {
    var credentials =
        "{\"tenant\":\"%s\",\"username\":\"%s\",\"password\":\"%s\"}"
            .formatted(tenant, username, password);
    token = "";
    token = post("/auth/login", credentials).get("access_token").asString();
  }

  String token() {
    return token;
  }

  /** The data of the answer, which must be a success. */
  JsonNode post(String path, String body) {
    var response = postAsync(path, body, "").join();
    if (response.statusCode() >= 300) {
      throw new NotMeasured("POST %s was answered %s".formatted(path, response.body()));
    }
    return JSON.readTree(response.body()).get("data");
  }

  /** Nothing comes back: what it changes is asked for if it is of interest. */
  void patch(String path, String body) {
    var request =
        authorized(path)
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
            .build();
    var response = send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new NotMeasured("PATCH %s was answered %s".formatted(path, response.body()));
    }
  }

  /**
   * @param minPosition that the answer must reflect; empty for as much as there is
   */
  HttpResponse<byte[]> get(String path, String minPosition) {
    var request = authorized(path);
    if (!minPosition.isEmpty()) {
      request.header("Daybook-Min-Position", minPosition);
    }
    return send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** The same of something that is waited for if it is not there yet. */
  HttpResponse<byte[]> patiently(String path) {
    return send(
        authorized(path).header("Prefer", "wait=10").build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Whoever looks after the views. */
  final class Operator {

    private final String token;

    private Operator(String token) {
      this.token = token;
    }

    JsonNode get(String path) {
      return data(request(path).build());
    }

    JsonNode post(String path) {
      return data(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(uri("/api/v1" + path))
          .header("Authorization", "Bearer " + token);
    }

    private JsonNode data(HttpRequest request) {
      var response = send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new NotMeasured("%s was answered %s".formatted(request, response.body()));
      }
      return JSON.readTree(response.body()).get("data");
    }
  }

  Operator operator() {
    var credentials =
        "{\"tenant\":\"platform\",\"username\":\"operator\",\"password\":\"%s\"}"
            .formatted(PASSWORD);
    return new Operator(post("/auth/login", credentials).get("access_token").asString());
  }

  /** An answer of whatever size. */
  void download(String path, Path into) {
    var answer = send(authorized(path).build(), HttpResponse.BodyHandlers.ofFile(into));
    if (answer.statusCode() != 200) {
      throw new NotMeasured("GET %s was answered %d".formatted(path, answer.statusCode()));
    }
  }

  /** The data of the answer, which must be a success. */
  JsonNode upload(String path, String mediaType, Path file) {
    try {
      var request =
          authorized(path)
              .header("Content-Type", mediaType)
              .POST(HttpRequest.BodyPublishers.ofFile(file))
              .build();
      var answer = send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new NotMeasured("POST %s was answered %s".formatted(path, answer.body()));
      }
      return JSON.readTree(answer.body()).get("data");
    } catch (IOException gone) {
      throw new NotMeasured("%s can't be read: %s".formatted(file, gone.getMessage()), gone);
    }
  }

  /** A live answer, which goes on until it is closed. */
  InputStream live(String path) {
    return stream(path, "text/event-stream");
  }

  /** All of a list, a line each. */
  InputStream lines(String path) {
    return stream(path, "application/x-ndjson");
  }

  private InputStream stream(String path, String accept) {
    var request = authorized(path).header("Accept", accept).build();
    var response = send(request, HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new NotMeasured("GET %s was answered %d".formatted(path, response.statusCode()));
    }
    return response.body();
  }

  private HttpRequest.Builder authorized(String path) {
    return HttpRequest.newBuilder(uri("/api/v1" + path)).header("Authorization", "Bearer " + token);
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request, body);
    } catch (IOException failed) {
      throw new NotMeasured("%s failed: %s".formatted(request.uri(), failed.getMessage()), failed);
    } catch (InterruptedException stopping) {
      throw interrupted(stopping);
    }
  }

  CompletableFuture<HttpResponse<String>> postAsync(String path, String body, String key) {
    var request =
        HttpRequest.newBuilder(uri("/api/v1" + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException stopping) {
      throw interrupted(stopping);
    }
  }

  private static NotMeasured interrupted(InterruptedException stopping) {
    Thread.currentThread().interrupt();
    return new NotMeasured("The measurement was interrupted.", stopping);
  }

  /** As an operator would; the embedded PostgreSQL ends with it. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
