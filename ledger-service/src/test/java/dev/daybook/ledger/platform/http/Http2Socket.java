package dev.daybook.ledger.platform.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client that speaks HTTP/2 from the first byte on, frame by frame, and keeps to no rule that the
 * test does not keep to.
 */
final class Http2Socket implements AutoCloseable {

  static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  static final int END_STREAM = 0x1;
  static final int END_HEADERS = 0x4;
  private static final int ACK = 0x1;
  private static final int PADDED = 0x8;
  private static final int HEAD_BYTES = 9;
  private static final int SETTING_BYTES = 6;
  private static final int INITIAL_WINDOW_SIZE = 0x4;

  /** What the service answered on one stream so far. */
  static final class Answer {
    @Nullable Http2Headers head;
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean isWhole;
    @Nullable Http2Error reset;

    int status() {
      return head == null ? 0 : Integer.parseInt(head.status().toString());
    }

    String body() {
      return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return "status %d, whole %s, reset %s: %s".formatted(status(), isWhole, reset, body());
    }
  }

  final Map<Integer, Answer> answers = new LinkedHashMap<>();
  final Map<Integer, Long> settings = new LinkedHashMap<>();
  private final Socket socket;
  private final DataOutputStream out;
  private final DataInputStream in;
  private final DefaultHttp2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder();
  private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);
  private boolean confirmsSettings = true;
  private int next = 1;
  @Nullable Http2Error goneAway;
  boolean isClosed;

  /** Begins, with all the window there can be, so that answers come without being asked for. */
  static Http2Socket to(TestService service) throws IOException {
    return to(service, Integer.MAX_VALUE);
  }

  /**
   * @param window how much of an answer may come unasked
   */
  static Http2Socket to(TestService service, int window) throws IOException {
    var client = new Http2Socket(new Socket("localhost", service.port));
    client.raw(PREFACE.getBytes(StandardCharsets.US_ASCII));
    client.settings(INITIAL_WINDOW_SIZE, window);
    client.windowUpdate(0, Integer.MAX_VALUE - Http2CodecUtil.DEFAULT_WINDOW_SIZE);
    client.out.flush();
    return client;
  }

  private Http2Socket(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(10_000);
    socket.setTcpNoDelay(true);
    this.out = new DataOutputStream(socket.getOutputStream());
    this.in = new DataInputStream(socket.getInputStream());
  }

  /** Never says that it has seen the settings of the service. */
  Http2Socket confirmingNothing() {
    confirmsSettings = false;
    return this;
  }

  static Http2Headers head(String method, String path) {
    return new DefaultHttp2Headers(false)
        .method(method)
        .path(path)
        .scheme("http")
        .authority("localhost");
  }

  static Http2Headers asked(String method, String path, String... headers) {
    var head = head(method, path).set("authorization", "Bearer " + TestService.ALICE);
    for (var i = 0; i < headers.length; i += 2) {
      head.set(headers[i], headers[i + 1]);
    }
    return head;
  }

  int get(String path, String... headers) throws IOException {
    return request(asked("GET", path, headers), true);
  }

  /** Opens the next stream, and says which it is. */
  int request(Http2Headers head, boolean isWhole) throws IOException {
    int stream = next;
    next += 2;
    frame(Http2FrameTypes.HEADERS, END_HEADERS | (isWhole ? END_STREAM : 0), stream, block(head));
    return stream;
  }

  /** A head as it is packed. */
  byte[] block(Http2Headers head) throws IOException {
    var bytes = Unpooled.buffer();
    try {
      encoder.encodeHeaders(next, head, bytes);
    } catch (Http2Exception e) {
      throw new IOException(e);
    }
    var block = new byte[bytes.readableBytes()];
    bytes.readBytes(block);
    return block;
  }

  void data(int stream, byte[] bytes, boolean isLast) throws IOException {
    frame(Http2FrameTypes.DATA, isLast ? END_STREAM : 0, stream, bytes);
  }

  void reset(int stream, Http2Error error) throws IOException {
    frame(Http2FrameTypes.RST_STREAM, 0, stream, number((int) error.code()));
  }

  void windowUpdate(int stream, int bytes) throws IOException {
    frame(Http2FrameTypes.WINDOW_UPDATE, 0, stream, number(bytes));
  }

  private void settings(int id, int value) throws IOException {
    frame(
        Http2FrameTypes.SETTINGS,
        0,
        0,
        ByteBuffer.allocate(SETTING_BYTES).putShort((short) id).putInt(value).array());
  }

  void frame(int type, int flags, int stream, byte[] payload) throws IOException {
    raw(frameHead(payload.length, type, flags, stream));
    raw(payload);
    out.flush();
  }

  static byte[] frameHead(int length, int type, int flags, int stream) {
    return ByteBuffer.allocate(HEAD_BYTES)
        .put((byte) (length >> 16))
        .putShort((short) length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .array();
  }

  void raw(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  private static byte[] number(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }

  /** Takes what comes until the answer on this stream is whole, or will never be. */
  Answer answer(int stream) throws IOException {
    while (!isClosed && !answered(stream).isWhole && answered(stream).reset == null) {
      take();
    }
    return answered(stream);
  }

  /** Takes what comes until there are so many bytes of this answer. */
  Answer begun(int stream, int bytes) throws IOException {
    while (!isClosed && answered(stream).bytes.size() < bytes) {
      take();
    }
    return answered(stream);
  }

  /** Takes what comes until the service has closed the connection. */
  void untilClosed() throws IOException {
    while (!isClosed) {
      take();
    }
  }

  /** Asks for a sign of life, and takes what comes until it is there. */
  void ping() throws IOException {
    frame(Http2FrameTypes.PING, 0, 0, new byte[Long.BYTES]);
    while (!isClosed && take() != Http2FrameTypes.PING) {
      // Whatever came before it has been noted.
    }
  }

  /** What there is of an answer. */
  Answer soFar(int stream) {
    return answered(stream);
  }

  private Answer answered(int stream) {
    return answers.computeIfAbsent(stream, s -> new Answer());
  }

  /** Takes one frame, and says of which type; -1 at the end. */
  int take() throws IOException {
    var head = new byte[HEAD_BYTES];
    try {
      in.readFully(head);
    } catch (EOFException | SocketException end) {
      isClosed = true;
      return -1;
    }
    var fields = ByteBuffer.wrap(head);
    int length = (fields.getShort() & 0xffff) << 8 | fields.get() & 0xff;
    int type = fields.get();
    int flags = fields.get();
    int stream = fields.getInt() & Integer.MAX_VALUE;
    var payload = new byte[length];
    in.readFully(payload);
    take(type, flags, stream, ByteBuffer.wrap(payload));
    return type;
  }

  private void take(int type, int flags, int stream, ByteBuffer payload) throws IOException {
    switch (type) {
      case Http2FrameTypes.HEADERS -> headers(flags, answered(stream), stream, payload.array());
      case Http2FrameTypes.DATA -> data(flags, answered(stream), payload);
      case Http2FrameTypes.RST_STREAM ->
          answered(stream).reset = Http2Error.valueOf(payload.getInt());
      case Http2FrameTypes.GO_AWAY -> goneAway = Http2Error.valueOf(payload.getInt(Integer.BYTES));
      case Http2FrameTypes.SETTINGS -> settings(flags, payload);
      default -> {}
    }
  }

  private void headers(int flags, Answer answer, int stream, byte[] block) throws IOException {
    try {
      var head = decoder.decodeHeaders(stream, Unpooled.wrappedBuffer(block));
      if (answer.head == null || answer.status() < 200) {
        answer.head = head;
      }
    } catch (Http2Exception e) {
      throw new IOException(e);
    }
    answer.isWhole |= (flags & END_STREAM) != 0;
  }

  private static void data(int flags, Answer answer, ByteBuffer payload) throws IOException {
    int padding = (flags & PADDED) == 0 ? 0 : payload.get() & 0xff;
    answer.bytes.write(payload.array(), payload.position(), payload.remaining() - padding);
    answer.isWhole |= (flags & END_STREAM) != 0;
  }

  private void settings(int flags, ByteBuffer payload) throws IOException {
    if ((flags & ACK) != 0) {
      return;
    }
    while (payload.hasRemaining()) {
      settings.put((int) payload.getShort(), Integer.toUnsignedLong(payload.getInt()));
    }
    if (confirmsSettings) {
      try {
        frame(Http2FrameTypes.SETTINGS, ACK, 0, new byte[0]);
      } catch (SocketException gone) {
        isClosed = true;
      }
    }
  }

  /** Leaves without a word. */
  void breakOff() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
