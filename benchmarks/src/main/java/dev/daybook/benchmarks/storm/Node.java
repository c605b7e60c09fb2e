package dev.daybook.benchmarks.storm;

import dev.daybook.benchmarks.NotMeasured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process of the packaged service, which may be killed and started again on its port. */
final class Node {

  private static final Path JAR = Path.of("ledger-service", "target", "daybook.jar");
  private static final long STOP_SECONDS = 60;

  /** Several services share the machine with their databases, and are started again and again. */
  private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1");

  static final String PASSWORD = "correct-horse-battery";
  static final String OPERATOR_PASSWORD = "another-battery-another-staple";

  private final String name;
  private final Path log;
  private final int port = freePort();
  private final Map<String, String> environment;
  private @Nullable Process process;

  Node(String name, Path folder, Map<String, String> environment) {
    if (!Files.exists(JAR)) {
      throw new NotMeasured("There is no %s: ./mvnw package makes it.".formatted(JAR));
    }
    this.name = name;
    this.log = folder.resolve(name + ".log");
    this.environment = environment;
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new NotMeasured("There is no free port: " + none.getMessage(), none);
    }
  }

  /** Has no effect while it runs. */
  synchronized void start() {
    if (process != null && process.isAlive()) {
      return;
    }
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java));
    command.addAll(OPTIONS);
    command.addAll(List.of("-jar", JAR.toString()));
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "SERVER_PORT",
                String.valueOf(port),
                "DAYBOOK_OWNER_PASSWORD",
                PASSWORD,
                "DAYBOOK_OPERATOR_PASSWORD",
                OPERATOR_PASSWORD,
                "DAYBOOK_ACCESS_TOKEN_SECONDS",
                "86400",
                "DAYBOOK_RATE_LIMITS",
                "off"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      process = builder.start();
    } catch (IOException failed) {
      throw new NotMeasured("The service did not start: " + failed.getMessage(), failed);
    }
  }

  /** As {@code kill -9} does. */
  synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
      awaitEnd(process);
    }
  }

  /** As an operator does; harder if that takes too long. */
  synchronized void stop() {
    if (process != null) {
      process.destroy();
      awaitEnd(process);
    }
  }

  private static void awaitEnd(Process process) {
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public String toString() {
    return name;
  }
}
