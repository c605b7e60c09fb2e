package dev.daybook.ledger.platform.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * One request to one operation, read and found good. Asking for something that the operation does
 * not declare is a bug and throws.
 */
public final class Call {

  private final Operation operation;
  private final String requestId;
  private final @Nullable Caller caller;
  private final @Nullable InetSocketAddress address;
  private final RequestHead head;
  private final @Nullable Record body;
  private final Flux<byte[]> upload;
  private final @Nullable OnceKey once;
  private final long minPosition;

  Call(
      Operation operation,
      String requestId,
      @Nullable Caller caller,
      @Nullable InetSocketAddress address,
      RequestHead head,
      @Nullable Record body,
      Flux<byte[]> upload,
      @Nullable OnceKey once,
      long minPosition) {
    this.operation = operation;
    this.requestId = requestId;
    this.caller = caller;
    this.address = address;
    this.head = head;
    this.body = body;
    this.upload = upload;
    this.once = once;
    this.minPosition = minPosition;
  }

  /** One of several requests that came as this one. */
  Call alone(Operation of, RequestHead read) {
    return new Call(of, requestId, caller, address, read, null, Flux.empty(), null, minPosition);
  }

  public Operation operation() {
    return operation;
  }

  public String requestId() {
    return requestId;
  }

  public Caller caller() {
    if (caller == null) {
      throw new IllegalStateException(operation + " is open; nobody has signed in");
    }
    return caller;
  }

  /** Of the socket, never a header's. */
  public @Nullable InetSocketAddress address() {
    return address;
  }

  public String tenant() {
    return caller().tenant();
  }

  public <T> T pathId(String name, Function<UUID, T> of) {
    return of.apply(UUID.fromString(path(name)));
  }

  public String path(String name) {
    return declared(head.path().get(name), name);
  }

  public <B extends Record> B body(Class<B> type) {
    return declared(type.cast(body), type.getSimpleName());
  }

  /** The parts of the file that came with it, once, as fast as they are asked for. */
  public Flux<byte[]> upload() {
    return upload;
  }

  /**
   * The same call, whose key is only good for a file that reads so.
   *
   * @param digest of the file, which nobody knows before it is read
   */
  public Call withUploaded(String digest) {
    var about = once;
    return new Call(
        operation,
        requestId,
        caller,
        address,
        head,
        body,
        Flux.empty(),
        about == null
            ? null
            : new OnceKey(about.caller(), about.key(), about.fingerprint() + digest),
        minPosition);
  }

  public <T> @Nullable T query(Parameter<T> parameter) {
    if (!head.declared().declares(parameter)) {
      throw new IllegalStateException(operation + " does not declare " + parameter.name());
    }
    @SuppressWarnings("unchecked") // the head holds what this parameter's form has read
    var value = (T) head.query().get(parameter.name());
    return value;
  }

  public <T> T query(Parameter<T> parameter, T otherwise) {
    var value = query(parameter);
    return value == null ? otherwise : value;
  }

  public boolean dryRun() {
    return query(StandardParameters.DRY_RUN, false);
  }

  /** The form that the caller wants; {@link Representation#ENVELOPE} unless more is declared. */
  public Representation wants() {
    return head.representation();
  }

  /** Whether the rows are written as a table; what they are is the same. */
  boolean asTable() {
    return head.asTable();
  }

  public Paging page() {
    return head.paging();
  }

  /** The moment to answer about: what was asked for, or where a cursor goes on. */
  public PointInTime pointInTime() {
    return head.pointInTime();
  }

  /** What to hand to the append, so that a repetition gets the first answer. */
  public @Nullable OnceKey once() {
    return once;
  }

  public IfMatch ifMatch() {
    return head.ifMatch();
  }

  /** The position that a read must have reached: the caller's own last write, or what was said. */
  public long minPosition() {
    return minPosition;
  }

  /** How long a read may wait for that position. */
  public Duration patience() {
    return head.patience();
  }

  /** Where an interrupted live answer goes on. */
  public @Nullable Long lastEventId() {
    return head.lastEventId();
  }

  /** What a cursor of this list is bound to. */
  String listing() {
    return head.listing();
  }

  @Nullable Caller callerIfAny() {
    return caller;
  }

  private <T> T declared(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalStateException(operation + " does not declare " + name);
    }
    return value;
  }
}
