package dev.daybook.ledger.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a live answer, message by message, and holds each against its description. */
public final class LiveReader implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final long PATIENCE_SECONDS = 20;

  /** One message; comments are left out. */
  public record Message(long id, String event, JsonNode data) {}

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

  private final LiveContract contract;

  private LiveReader(HttpResponse<InputStream> response, LiveContract contract) {
    this.response = response;
    this.contract = contract;
  }

  static LiveReader of(HttpClient client, HttpRequest request, LiveContract contract) {
    try {
      var reader =
          new LiveReader(client.send(request, HttpResponse.BodyHandlers.ofInputStream()), contract);
      Thread.ofVirtual().name("live-reader").start(reader::read);
      return reader;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  public int status() {
    return response.statusCode();
  }

  /** The next message, which must come. */
  public Message next() {
    return Objects.requireNonNull(poll(PATIENCE_SECONDS * 1000), "no message came");
  }

  /** Whether nothing comes for that long. */
  public boolean isSilentFor(long millis) {
    return poll(millis) == null;
  }

  /** The next message, if one comes within that time. */
  public Optional<Message> within(long millis) {
    return Optional.ofNullable(poll(millis));
  }

  private @Nullable Message poll(long millis) {
    try {
      var message = messages.poll(millis, TimeUnit.MILLISECONDS);
      if (message != null) {
        contract.check(response.uri().getRawPath(), message.event(), message.data());
      }
      return message;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private void read() {
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      var fields = new HashMap<String, String>();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var colon = line.indexOf(':');
        if (colon > 0) {
          fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        } else if (line.isEmpty() && fields.containsKey("data")) {
          messages.add(message(fields));
          fields.clear();
        }
      }
    } catch (IOException closed) {
      // The test has read what it wanted.
    }
  }

  private static Message message(HashMap<String, String> fields) {
    return new Message(
        Long.parseLong(fields.getOrDefault("id", "-1")),
        fields.getOrDefault("event", "message"),
        JSON.readTree(fields.get("data")));
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }
}
