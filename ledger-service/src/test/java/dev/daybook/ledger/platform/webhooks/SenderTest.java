package dev.daybook.ledger.platform.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

/** One attempt to deliver, to receivers of all sorts. */
class SenderTest {

  private static final LoopResources LOOPS = LoopResources.create("sender-test", 1, true);
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Receiver RECEIVER = Receiver.start();
  private static final Secret SECRET = Secret.random(new SecureRandom());

  private static final Message MESSAGE =
      new Message(
          UUID.fromString("019a0000-0000-7000-8000-000000000001"),
          "some.thing-happened",
          7L,
          "{\"position\":7}".getBytes(StandardCharsets.UTF_8));

  private final AtomicInteger lookups = new AtomicInteger();

  @AfterAll
  static void end() {
    RECEIVER.close();
    LOOPS.dispose();
  }

  @BeforeEach
  void answerWell() {
    RECEIVER.answers = request -> 200;
    RECEIVER.answerHeaders = Map::of;
  }

  private Sender sender(boolean allowPrivate, Duration limit, String... addresses) {
    return sender(HttpClient.newConnection().runOn(LOOPS), allowPrivate, limit, addresses);
  }

  private Sender sender(
      HttpClient client, boolean allowPrivate, Duration limit, String... addresses) {
    Names names =
        name -> {
          lookups.incrementAndGet();
          var found = new ArrayList<InetAddress>();
          for (var address : addresses) {
            found.add(address(address));
          }
          return found.isEmpty() ? Mono.error(new UnknownHostException(name)) : Mono.just(found);
        };
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    var secured =
        Mono.fromCallable(() -> Sender.secured(client, SslContextBuilder.forClient().build()));
    return new Sender(client, secured, names, allowPrivate, clock, limit);
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException notAnAddress) {
      throw new IllegalStateException(notAnAddress);
    }
  }

  private static Sent sent(Sender sender, String url) {
    return Objects.requireNonNull(
        sender.send(Destination.of(url).orElseThrow(), MESSAGE, List.of(SECRET.bytes())).block());
  }

  @Test
  void isOneSignedRequest() {
    var path = "/one?a=b";
    var sent = sent(sender(true, LIMIT), RECEIVER.url(path));
    assertThat(sent.isDelivered()).isTrue();
    assertThat(sent.httpStatus()).isEqualTo(200);
    var request = RECEIVER.requests(path).getFirst();
    assertThat(RECEIVER.requests(path)).hasSize(1);
    assertThat(request.body()).isEqualTo("{\"position\":7}");
    assertThat(request.id()).isEqualTo(MESSAGE.id().toString());
    assertThat(request.header("webhook-timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
    assertThat(request.header("host")).isEqualTo("127.0.0.1:" + RECEIVER.port());
    assertThat(request.header("content-type")).startsWith("application/cloudevents+json");
    assertThat(request.header("webhook-signature"))
        .isEqualTo(
            Signature.of(
                MESSAGE.id().toString(),
                NOW.getEpochSecond(),
                MESSAGE.body(),
                List.of(SECRET.bytes())));
  }

  @ParameterizedTest
  @CsvSource({
    "200, ",
    "201, ",
    "204, ",
    "299, ",
    "301, REDIRECTED",
    "302, REDIRECTED",
    "307, REDIRECTED",
    "308, REDIRECTED",
    "400, REFUSED",
    "404, REFUSED",
    "410, GONE",
    "429, REFUSED",
    "500, REFUSED",
    "503, REFUSED"
  })
  void isJudgedByTheStatusOfTheAnswer(int status, DeliveryFailure failure) {
    RECEIVER.answers = request -> status;
    var sent = sent(sender(true, LIMIT), RECEIVER.url("/status"));
    assertThat(sent.httpStatus()).isEqualTo(status);
    assertThat(sent.failure()).isEqualTo(failure);
  }

  @Test
  void goesNowhereElse() {
    RECEIVER.answers = request -> 302;
    RECEIVER.answerHeaders = () -> Map.of("Location", RECEIVER.url("/elsewhere"));
    assertThat(sent(sender(true, LIMIT), RECEIVER.url("/moved")).failure())
        .isEqualTo(DeliveryFailure.REDIRECTED);
    assertThat(RECEIVER.requests("/elsewhere")).isEmpty();
  }

  @Test
  void waitsNoLongerThanItsLimit() throws Exception {
    var end = new CountDownLatch(1);
    RECEIVER.answers =
        request -> {
          awaitQuietly(end);
          return 200;
        };
    var sent = sent(sender(true, SHORT), RECEIVER.url("/hangs"));
    end.countDown();
    assertThat(sent.failure()).isEqualTo(DeliveryFailure.NO_ANSWER_IN_TIME);
    assertThat(sent.httpStatus()).isNull();
    assertThat(sent.latencyMillis()).isGreaterThanOrEqualTo((int) SHORT.toMillis());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void failsWhereNobodyAnswers() throws IOException {
    RECEIVER.answers = request -> -1;
    assertThat(sent(sender(true, LIMIT), RECEIVER.url("/breaks")).failure())
        .isEqualTo(DeliveryFailure.BROKEN_OFF);
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThat(sent(sender(true, LIMIT), "http://127.0.0.1:%d/".formatted(free)).failure())
        .isEqualTo(DeliveryFailure.NO_CONNECTION);
    assertThat(sent(sender(true, LIMIT), "http://nowhere.example/").failure())
        .isEqualTo(DeliveryFailure.NAME_NOT_FOUND);
  }

  @Test
  void theNextAddressOfANameIsTriedWhereNobodyListensAtTheFirst() {
    var url = "http://hooks.example:%d/second".formatted(RECEIVER.port());
    assertThat(sent(sender(true, LIMIT, "127.0.0.77", "127.0.0.1"), url).failure()).isNull();
    assertThat(RECEIVER.requests("/second")).hasSize(1);
    assertThat(RECEIVER.requests("/second").getFirst().header("host"))
        .isEqualTo("hooks.example:" + RECEIVER.port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1"})
  void aNameThatLeadsToAPrivateAddressIsNotConnectedTo(String address) {
    var url = "https://hooks.example:%d/private".formatted(RECEIVER.port());
    assertThat(sent(sender(false, LIMIT, address), url).failure())
        .isEqualTo(DeliveryFailure.ADDRESS_NOT_ALLOWED);
    assertThat(sent(sender(false, LIMIT, "1.1.1.1", address), url).failure())
        .isEqualTo(DeliveryFailure.ADDRESS_NOT_ALLOWED);
    assertThat(RECEIVER.requests("/private")).isEmpty();
  }

  @Test
  void neitherAPrivateAddressNorPlainHttpIsConnectedTo() {
    for (var url : List.of("https://127.0.0.1:%d/own", "http://hooks.example:%d/own")) {
      assertThat(sent(sender(false, LIMIT, "1.1.1.1"), url.formatted(RECEIVER.port())).failure())
          .isEqualTo(DeliveryFailure.ADDRESS_NOT_ALLOWED);
    }
    assertThat(lookups).hasValue(0);
    assertThat(RECEIVER.requests("/own")).isEmpty();
  }

  @Test
  void aNameIsLookedUpOnceAndTheConnectionGoesToWhatWasChecked() {
    var url = "http://hooks.example:%d/once".formatted(RECEIVER.port());
    assertThat(sent(sender(true, LIMIT, "127.0.0.1"), url).isDelivered()).isTrue();
    assertThat(lookups).hasValue(1);
  }

  @Test
  void aReceiverMayAskForAPauseOfAnHourAtTheMost() {
    RECEIVER.answers = request -> 429;
    RECEIVER.answerHeaders = () -> Map.of("Retry-After", "30");
    assertThat(sent(sender(true, LIMIT), RECEIVER.url("/busy")).notBefore())
        .isEqualTo(Duration.ofSeconds(30));
    RECEIVER.answerHeaders = () -> Map.of("Retry-After", "99999");
    assertThat(sent(sender(true, LIMIT), RECEIVER.url("/busy")).notBefore())
        .isEqualTo(Duration.ofHours(1));
    RECEIVER.answerHeaders = () -> Map.of("Retry-After", "tomorrow");
    assertThat(sent(sender(true, LIMIT), RECEIVER.url("/busy")).notBefore())
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void aCertificateHasToBeGoodForTheNameAndComeFromSomebodyWhoIsTrusted() throws Exception {
    var folder = Files.createTempDirectory("daybook-certificate");
    var store = certificate(folder, "hooks.example");
    var server = HttpsServer.create(Receiver.loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
    try (var receiver = new Receiver(server)) {
      var client = HttpClient.newConnection().runOn(LOOPS);
      var trusting = trusting(client, store);
      var good = "https://hooks.example:%d/tls".formatted(receiver.port());
      var other = "https://other.example:%d/tls".formatted(receiver.port());
      assertThat(sent(trusting, good).failure()).isNull();
      assertThat(sent(trusting, other).failure()).isEqualTo(DeliveryFailure.NOT_TRUSTED);
      assertThat(sent(sender(client, true, LIMIT, "127.0.0.1"), good).failure())
          .isEqualTo(DeliveryFailure.NOT_TRUSTED);
      assertThat(receiver.requests("/tls")).hasSize(1);
    }
  }

  private static Sender trusting(HttpClient client, KeyStore store) throws Exception {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SslContextBuilder.forClient().trustManager(trust).build();
    Names names = name -> Mono.just(List.of(address("127.0.0.1")));
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new Sender(
        client, Mono.just(Sender.secured(client, context)), names, true, clock, LIMIT);
  }

  private static KeyStore certificate(Path folder, String name) throws Exception {
    var file = folder.resolve("store.p12");
    var made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "receiver",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-storepass",
                "secret",
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    var store = KeyStore.getInstance(file.toFile(), "secret".toCharArray());
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setKeyEntry(
        "receiver",
        store.getKey("receiver", "secret".toCharArray()),
        "secret".toCharArray(),
        store.getCertificateChain("receiver"));
    trusted.setCertificateEntry("itself", store.getCertificate("receiver"));
    return trusted;
  }

  private static SSLContext context(KeyStore store) throws Exception {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, "secret".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
