package dev.daybook.ledger.platform.postgres;

import static org.awaitility.Awaitility.await;

import dev.daybook.ledger.DaybookApplication;
import dev.daybook.postgres.TestFolder;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The service as its users run it: a process of its own, with the classes that are shipped. */
public record ServiceProcess(Process process, int port, Path output) implements AutoCloseable {

  public static final String OWNER_PASSWORD = "correct horse battery staple";

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  public static ServiceProcess start(TestFolder folder) throws IOException {
    return start(folder, freePort());
  }

  public static ServiceProcess start(TestFolder folder, int port) throws IOException {
    var environment =
        Map.of(
            "SERVER_PORT", Integer.toString(port),
            "DAYBOOK_DATA_DIR", folder.path().toString(),
            "DAYBOOK_OWNER_PASSWORD", OWNER_PASSWORD);
    return start(environment, port, List.of());
  }

  /**
   * Another program than the one that is shipped, which may start it, and has the classes of the
   * tests.
   *
   * @param arguments of the JVM
   */
  public static ServiceProcess start(
      Class<?> program, List<String> arguments, Map<String, String> environment)
      throws IOException {
    int port = freePort();
    var all = new ArrayList<>(arguments);
    all.addAll(List.of("-cp", classPath(), program.getName()));
    var settings = new HashMap<>(environment);
    settings.put("SERVER_PORT", Integer.toString(port));
    settings.put("DAYBOOK_OWNER_PASSWORD", OWNER_PASSWORD);
    return run(all, settings, port);
  }

  static ServiceProcess start(Map<String, String> environment, List<String> arguments)
      throws IOException {
    return start(environment, 0, arguments);
  }

  public static ServiceProcess start(
      Map<String, String> environment, int port, List<String> arguments) throws IOException {
    var all = new ArrayList<>(List.of("-cp", shippedClassPath()));
    all.add(DaybookApplication.class.getName());
    all.addAll(arguments);
    return run(all, environment, port);
  }

  private static ServiceProcess run(
      List<String> arguments, Map<String, String> environment, int port) throws IOException {
    var output = Files.createTempFile("daybook-service", ".log");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new ServiceProcess(builder.start(), port, output);
  }

  /** Test classes may hold beans, and a way of logging, that are not the service's. */
  private static String shippedClassPath() {
    return Arrays.stream(classPath().split(java.io.File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  public ServiceProcess awaitReady() {
    await().atMost(PATIENCE).until(() -> !process.isAlive() || isReady());
    if (!process.isAlive()) {
      throw new AssertionError("The service ended: " + said());
    }
    return this;
  }

  boolean isReady() {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** As Ctrl-C or a process manager does; waits for the end. */
  int terminate() throws InterruptedException {
    process.destroy();
    return awaitEnd();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("The service does not end: " + said());
    }
    return process.exitValue();
  }

  /** As {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Everything that it printed. */
  public String said() {
    try {
      return Files.readString(output);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(output);
  }
}
