package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.json.ContractJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One live answer. Takes from its source only what its reader has room for, so nothing is buffered
 * beyond what the connection holds; a reader that has no room for two comments in a row is let go
 * of, with a last message that says so, and with a broken connection if it does not even take that.
 */
final class LiveStream extends BaseSubscriber<LiveMessage> {

  /** Why a live answer ends; the name of its last message. */
  enum End {
    /** There is nothing more to come. */
    COMPLETED,
    SLOW_READER,
    SHUTTING_DOWN,
    FAILED;

    String event() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final byte[] COMMENT = ": alive\n\n".getBytes(StandardCharsets.US_ASCII);
  private static final int MISSED_COMMENTS_ALLOWED = 2;

  private final Flux<LiveMessage> messages;
  private final Call call;
  private final Duration comment;
  private final Duration retry;
  private final Sinks.Empty<Void> broken = Sinks.empty();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile FluxSink<byte[]> sink;
  private int missedComments;

  LiveStream(Flux<LiveMessage> messages, Call call, Duration comment, Duration retry) {
    this.messages = messages;
    this.call = call;
    this.comment = comment;
    this.retry = retry;
  }

  void writeTo(FluxSink<byte[]> reader) {
    sink = reader;
    reader.next("retry: %d\n\n".formatted(retry.toMillis()).getBytes(StandardCharsets.US_ASCII));
    Disposable comments = Flux.interval(comment).onBackpressureDrop().subscribe(tick -> tick());
    reader.onDispose(
        () -> {
          comments.dispose();
          cancel();
        });
    messages.subscribe(this);
  }

  /** Fails when the reader takes nothing any more. */
  Mono<Void> broken() {
    return broken.asMono();
  }

  @Override
  protected void hookOnSubscribe(Subscription source) {
    sink.onRequest(source::request);
  }

  @Override
  protected void hookOnNext(LiveMessage message) {
    sink.next(frame(message));
  }

  @Override
  protected void hookOnComplete() {
    end(End.COMPLETED);
  }

  @Override
  protected void hookOnError(Throwable failure) {
    if (Exceptions.isOverflow(failure)) {
      end(End.SLOW_READER);
    } else {
      Failures.problem(failure, call.requestId(), call.operation());
      end(End.FAILED);
    }
  }

  void end(End why) {
    if (ended.compareAndSet(false, true)) {
      cancel();
      sink.next(frame(new LiveMessage(null, why.event(), Map.of("request_id", call.requestId()))));
      sink.complete();
    }
  }

  private void tick() {
    if (sink.requestedFromDownstream() > 0) {
      missedComments = 0;
      if (!ended.get()) {
        sink.next(COMMENT);
      }
    } else if (++missedComments == MISSED_COMMENTS_ALLOWED) {
      end(End.SLOW_READER);
    } else if (missedComments > 2 * MISSED_COMMENTS_ALLOWED) {
      broken.tryEmitError(new IllegalStateException("The reader takes nothing any more"));
    }
  }

  private static byte[] frame(LiveMessage message) {
    var frame = new ByteArrayOutputStream(256);
    var id = message.position() == null ? "" : "id: " + message.position() + "\n";
    frame.writeBytes(
        (id + "event: " + message.event() + "\ndata: ").getBytes(StandardCharsets.UTF_8));
    // JSON has no line ends of its own, so it is one line of data.
    frame.writeBytes(ContractJson.MAPPER.writeValueAsBytes(message.data()));
    frame.writeBytes(new byte[] {'\n', '\n'});
    return frame.toByteArray();
  }
}
