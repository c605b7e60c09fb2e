package dev.daybook.ledger.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.ledger.platform.http.json.BodyPlan;
import dev.daybook.ledger.platform.http.json.MalformedJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import tools.jackson.databind.json.JsonMapper;

/** Takes in the body of a request to one operation, up to a limit, and reads it. */
final class BodyReader {

  /** What an operation without a body takes: nothing, or an object with nothing in it. */
  record NoBody() {}

  private static final byte[] NOTHING = {};

  /** What a change is: RFC 7396, where null takes away and what is left out stays. */
  private static final MediaType MERGE_PATCH = MediaType.valueOf(MediaRanges.MERGE_PATCH);

  private static final String EITHER = MediaRanges.JSON + " or " + MediaRanges.MERGE_PATCH;

  /** Of a change, absent is null and null is empty: these two must not look the same. */
  private static final JsonMapper MEANING =
      ContractJson.MAPPER
          .rebuild()
          .changeDefaultPropertyInclusion(all -> all.withValueInclusion(Include.NON_NULL))
          .build();

  /** Reactor's name for who hears of errors that come too late for their reader. */
  private static final String ON_ERROR_DROPPED = "reactor.onErrorDropped.local";

  /**
   * Reactor Netty tells a reader twice that its connection has failed; Reactor would log the second
   * time as an error, as often as strangers leave their bodies unsent.
   */
  private static final Consumer<Throwable> TOLD_BEFORE = again -> {};

  private static final Problem BROKEN_OFF =
      Problem.of(ErrorCodes.MALFORMED_REQUEST, "The body broke off before its end.");

  private final @Nullable MediaType upload;
  private final boolean takesBody;
  private final BodyPlan<?> plan;
  private final boolean isDeclared;
  private final boolean isChange;
  private final int maxBytes;

  BodyReader(Operation operation, int maxBytes) {
    this.upload = operation.upload() == null ? null : MediaType.valueOf(operation.upload());
    this.takesBody = operation.method() != HttpMethod.GET && upload == null;
    var declared = operation.body();
    this.isDeclared = declared != null;
    this.isChange = operation.isChange();
    this.plan =
        declared == null
            ? BodyPlan.of(NoBody.class)
            : operation.isChange() ? BodyPlan.ofChange(declared) : BodyPlan.of(declared);
    this.maxBytes = maxBytes;
  }

  /**
   * The bytes of the body, none where there is none. A body that nobody asks for is not waited for:
   * what comes of it goes by after the answer.
   */
  Mono<byte[]> bytes(ServerHttpRequest request) {
    var headers = request.getHeaders();
    if (!takesBody || !hasBody(headers)) {
      return Mono.just(NOTHING);
    }
    var length = headers.getContentLength();
    if (length > maxBytes) {
      return Mono.error(this::tooLarge);
    }
    return body(request)
        .collect(() -> new ByteArrayOutputStream((int) Math.max(0, length)), this::take)
        .map(ByteArrayOutputStream::toByteArray)
        .doOnNext(bytes -> requireReadable(bytes, headers));
  }

  /**
   * The parts of a file, where one is taken, as fast as they are asked for. How large it may be is
   * for the reader to say, who is the one that knows what for.
   */
  Flux<byte[]> upload(ServerHttpRequest request) {
    return upload == null
        ? Flux.empty()
        : Flux.defer(
            () -> {
              requireReadable(request.getHeaders());
              return body(request).map(BodyReader::taken);
            });
  }

  /** Copied at once: a body in many small pieces would cost many times its own size. */
  private void take(ByteArrayOutputStream taken, DataBuffer buffer) {
    var bytes = taken(buffer);
    if (bytes.length > maxBytes - taken.size()) {
      throw tooLarge();
    }
    taken.writeBytes(bytes);
  }

  private static Flux<DataBuffer> body(ServerHttpRequest request) {
    return request
        .getBody()
        .onErrorMap(BodyReader::isBreakingOff, left -> BROKEN_OFF.raise())
        .contextWrite(context -> context.put(ON_ERROR_DROPPED, TOLD_BEFORE));
  }

  /** The caller has left in the middle of a sentence: no fault of ours, and nobody to tell it. */
  private static boolean isBreakingOff(Throwable failure) {
    return failure instanceof AbortedException || failure instanceof IOException;
  }

  private static boolean hasBody(HttpHeaders headers) {
    return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
  }

  private static byte[] taken(DataBuffer buffer) {
    var bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  private Problem.Raised tooLarge() {
    return Problem.of(ErrorCodes.BODY_TOO_LARGE, "A body has at most %d bytes.".formatted(maxBytes))
        .raise();
  }

  private void requireReadable(byte[] bytes, HttpHeaders headers) {
    if (bytes.length > 0) {
      requireReadable(headers);
    }
  }

  private void requireReadable(HttpHeaders headers) {
    var encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Problem.of(
              ErrorCodes.UNSUPPORTED_MEDIA_TYPE,
              "The body is encoded, as its Content-Encoding says; send it as it is, without one.")
          .raise();
    }
    if (!isOfThatType(headers)) {
      throw Problem.of(
              ErrorCodes.UNSUPPORTED_MEDIA_TYPE,
              "Send the body as %s in UTF-8."
                  .formatted(upload != null ? upload : isChange ? EITHER : MediaRanges.JSON))
          .raise();
    }
  }

  private boolean isOfThatType(HttpHeaders headers) {
    var types = headers.getOrEmpty(HttpHeaders.CONTENT_TYPE);
    if (types.size() != 1) {
      return false;
    }
    var type = types.getFirst();
    var wanted = upload == null ? MediaType.APPLICATION_JSON : upload;
    if (type.equals(wanted.toString())) {
      return true;
    }
    var read = MediaRanges.one(type);
    if (read == null
        || !read.equalsTypeAndSubtype(wanted)
            && !(isChange && read.equalsTypeAndSubtype(MERGE_PATCH))) {
      return false;
    }
    var charset = read.getParameter("charset");
    return charset == null || charset.replace("\"", "").equalsIgnoreCase("utf-8");
  }

  /** What it says, whatever its blanks and the order of its fields. */
  static byte[] meaning(@Nullable Record body) {
    return body == null ? NOTHING : MEANING.writeValueAsBytes(body);
  }

  /** The body as its record, or null where the operation has none, or where it has faults. */
  @Nullable Record read(byte[] bytes, Faults faults) {
    if (!takesBody) {
      return null;
    }
    try {
      var body =
          bytes.length == 0
              ? plan.readNothing(faults.unacceptable())
              : plan.read(bytes, faults.unacceptable());
      return isDeclared ? body : null;
    } catch (MalformedJson e) {
      faults.malformedBody(e.words(), e.details());
      return null;
    }
  }
}
