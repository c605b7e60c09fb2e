package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.json.ContractJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.Exceptions;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Schedulers;

/**
 * One live answer. Takes from its source only what its reader has room for, so nothing is buffered
 * beyond what the connection holds; a reader that has no room for two comments in a row, and takes
 * no message between them, is let go of, with a last message that says so, and with a broken
 * connection if it does not even take that.
 */
final class LiveStream extends BaseSubscriber<LiveMessage> {

  private static final byte[] COMMENT = ": alive\n\n".getBytes(StandardCharsets.US_ASCII);
  private static final int MISSED_COMMENTS_ALLOWED = 2;
  private static final int FAULT_OF_OURS = 500;

  private final FluxSink<byte[]> reader;
  private final Runnable hangUp;
  private final Call call;
  private final AtomicBoolean ended = new AtomicBoolean();

  /** Whether the reader has taken a message since the last comment. */
  private final AtomicBoolean taking = new AtomicBoolean();

  private int missedComments;

  /**
   * @param hangUp closes the connection of a reader that takes nothing any more
   */
  LiveStream(FluxSink<byte[]> reader, Runnable hangUp, Call call) {
    this.reader = reader;
    this.hangUp = hangUp;
    this.call = call;
  }

  /**
   * Begins; what is given back ends it without a word, as when the reader has gone.
   *
   * @param allowed for how long the caller may read
   */
  Disposable start(Flux<LiveMessage> messages, Duration comment, Duration retry, Duration allowed) {
    reader.next("retry: %d\n\n".formatted(retry.toMillis()).getBytes(StandardCharsets.US_ASCII));
    messages.subscribe(this);
    var every = comment.toMillis();
    var comments =
        Schedulers.parallel()
            .schedulePeriodically(this::comment, every, every, TimeUnit.MILLISECONDS);
    var signOut =
        Schedulers.parallel()
            .schedule(
                () -> end(StreamEnd.SIGNED_OUT),
                TimeUnit.MILLISECONDS.convert(allowed),
                TimeUnit.MILLISECONDS);
    return Disposables.composite(comments, signOut, this);
  }

  @Override
  protected void hookOnSubscribe(Subscription source) {
    reader.onRequest(source::request);
  }

  @Override
  protected void hookOnNext(LiveMessage message) {
    taking.set(true);
    reader.next(frame(message));
  }

  @Override
  protected void hookOnComplete() {
    end(StreamEnd.COMPLETED);
  }

  @Override
  protected void hookOnError(Throwable failure) {
    if (Exceptions.isOverflow(failure)) {
      end(StreamEnd.SLOW_READER);
    } else {
      var problem = Failures.problem(failure, call.requestId(), call.operation());
      end(problem.status() < FAULT_OF_OURS ? StreamEnd.REFUSED : StreamEnd.FAILED);
    }
  }

  void end(StreamEnd why) {
    if (ended.compareAndSet(false, true)) {
      cancel();
      var reason = new StreamEnd.Reason(why.message(), call.requestId());
      reader.next(frame(new LiveMessage(null, why.event(), reason)));
      reader.complete();
    }
  }

  /** Who takes a long history as fast as they can may never have room for more than a message. */
  private void comment() {
    var took = taking.getAndSet(false);
    if (reader.requestedFromDownstream() > 0) {
      missedComments = 0;
      if (!ended.get()) {
        reader.next(COMMENT);
      }
      return;
    }
    missedComments = took ? 1 : missedComments + 1;
    if (missedComments == MISSED_COMMENTS_ALLOWED) {
      end(StreamEnd.SLOW_READER);
    } else if (missedComments > 2 * MISSED_COMMENTS_ALLOWED) {
      hangUp.run();
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
