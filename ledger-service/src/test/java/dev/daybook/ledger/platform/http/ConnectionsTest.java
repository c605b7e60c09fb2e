package dev.daybook.ledger.platform.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.ledger.platform.start.Setting;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Nobody keeps the others out, and nobody keeps out who asks for health. */
class ConnectionsTest {

  private static final int MOST = 10;
  private static final int MOST_OF_ONE = 4;
  private static final int FOR_HEALTH = 3;
  private static final String[] LIMITS = {
    "daybook.http.max-connections=" + MOST,
    "daybook.http.max-connections-per-address=" + MOST_OF_ONE,
    "daybook.http.health-connections=" + FOR_HEALTH
  };

  private static final class From extends EmbeddedChannel {

    private final InetSocketAddress remote;

    private From(String address) throws UnknownHostException {
      remote = new InetSocketAddress(InetAddress.getByName(address), 4711);
    }

    @Override
    protected SocketAddress remoteAddress0() {
      return remote;
    }

    @Override
    public SocketAddress remoteAddress() {
      return remote;
    }
  }

  private static Connections connections() {
    return new Connections(
        settings(
            new MapConfigurationPropertySource(
                Map.of(
                    "daybook.http.max-connections", MOST,
                    "daybook.http.max-connections-per-address", MOST_OF_ONE,
                    "daybook.http.health-connections", FOR_HEALTH))));
  }

  private static HttpSettings settings(ConfigurationPropertySource source) {
    return new Binder(source).bindOrCreate("daybook.http", HttpSettings.class);
  }

  @Test
  void theSettingsOfTheOperatorAreTheLimits() {
    var environment =
        new SystemEnvironmentPropertySource(
            "systemEnvironment",
            Map.of(
                Setting.DAYBOOK_HTTP_MAX_CONNECTIONS.name(), "7",
                Setting.DAYBOOK_HTTP_MAX_CONNECTIONS_PER_ADDRESS.name(), "3",
                Setting.DAYBOOK_HTTP_MAX_STREAMS_PER_CONNECTION.name(), "5",
                Setting.DAYBOOK_HTTP_MAX_RESETS_PER_CONNECTION.name(), "11"));
    var set = settings(requireNonNull(ConfigurationPropertySource.from(environment)));
    assertThat(set.maxConnections()).isEqualTo(7);
    assertThat(set.maxConnectionsPerAddress()).isEqualTo(3);
    assertThat(set.maxStreamsPerConnection()).isEqualTo(5);
    assertThat(set.maxResetsPerConnection()).isEqualTo(11);
    var unset = settings(new MapConfigurationPropertySource());
    assertThat(unset.maxConnections()).hasToString(Setting.DAYBOOK_HTTP_MAX_CONNECTIONS.fallback());
    assertThat(unset.maxConnectionsPerAddress())
        .hasToString(Setting.DAYBOOK_HTTP_MAX_CONNECTIONS_PER_ADDRESS.fallback());
    assertThat(unset.maxStreamsPerConnection())
        .hasToString(Setting.DAYBOOK_HTTP_MAX_STREAMS_PER_CONNECTION.fallback());
    assertThat(unset.maxResetsPerConnection())
        .hasToString(Setting.DAYBOOK_HTTP_MAX_RESETS_PER_CONNECTION.fallback());
  }

  @Test
  void anAddressHasItsShareAndNoMore() throws Exception {
    var connections = connections();
    var first = new From("198.51.100.1");
    assertThat(connections.enter(first)).isTrue();
    for (var i = 1; i < MOST_OF_ONE; i++) {
      assertThat(connections.enter(new From("198.51.100.1"))).isTrue();
    }
    assertThat(connections.enter(new From("198.51.100.1"))).isFalse();
    assertThat(connections.enter(new From("198.51.100.2"))).isTrue();
    connections.leave(first, first.remote, true);
    assertThat(connections.enter(new From("198.51.100.1"))).isTrue();
    assertThat(connections.enter(new From("198.51.100.1"))).isFalse();
  }

  @Test
  void whatIsAskedBesideSomethingElseCountsAsAConnection() throws Exception {
    var connections = connections();
    var first = new From("198.51.100.1");
    assertThat(connections.enter(first)).isTrue();
    for (var i = 1; i < MOST_OF_ONE; i++) {
      assertThat(connections.takePlace(first.remote)).isTrue();
    }
    assertThat(connections.takePlace(first.remote)).isFalse();
    assertThat(connections.enter(new From("198.51.100.1"))).isFalse();
    connections.givePlaceBack(first.remote);
    assertThat(connections.enter(new From("198.51.100.1"))).isTrue();
  }

  @Test
  void oneNetworkOfIpv6IsOneAddress() throws Exception {
    var connections = connections();
    for (var i = 1; i <= MOST_OF_ONE; i++) {
      assertThat(connections.enter(new From("2001:db8:0:1::" + i))).isTrue();
    }
    assertThat(connections.enter(new From("2001:db8:0:1:ffff::1"))).isFalse();
    assertThat(connections.enter(new From("2001:db8:0:2::1"))).isTrue();
  }

  @Test
  void thisMachineMayHaveAllOfThem() throws Exception {
    var connections = connections();
    for (var i = 0; i < MOST; i++) {
      assertThat(connections.enter(new From(i % 2 == 0 ? "127.0.0.1" : "::1"))).isTrue();
    }
    assertThat(connections.enter(new From("127.0.0.1"))).isFalse();
  }

  @Test
  void ofThoseWhoMayAskForHealthAloneTheOldestGivesWay() throws Exception {
    var connections = connections();
    for (var i = 0; i < MOST; i++) {
      connections.enter(new From("127.0.0.1"));
    }
    var late = new ArrayList<From>();
    for (var i = 0; i < 2 * FOR_HEALTH; i++) {
      late.add(new From("198.51.100." + i));
      assertThat(connections.enter(late.getLast())).isFalse();
    }
    assertThat(late.stream().map(From::isOpen).toList())
        .containsExactly(false, false, false, true, true, true);
    assertThat(connections.open()).isEqualTo(MOST + FOR_HEALTH);
  }

  @Test
  void healthIsAnsweredHoweverManyStrangersThereAre() throws Exception {
    var open = new ArrayList<Socket>();
    try (var service = TestService.with(new NoteEndpoints().all(), LIMITS)) {
      var limits = service.context.getBean(NettyLimits.class);
      for (var i = 0; i < MOST; i++) {
        open.add(stranger(service));
      }
      await().until(() -> limits.connections() == MOST);
      for (var i = 0; i < 5 * FOR_HEALTH; i++) {
        open.add(stranger(service));
        var health = service.raw("GET /actuator/health/liveness HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(health).startsWith("HTTP/1.1 200 ").containsIgnoringCase("connection: close");
        var other = service.raw("GET /api/v1/notes HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(other)
            .startsWith("HTTP/1.1 503 ")
            .contains("\"code\":\"overloaded\"", "\"request_id\":\"")
            .containsIgnoringCase("retry-after: ");
      }
      for (var socket : open) {
        socket.close();
      }
      await().until(() -> limits.connections() == 0);
      assertThat(service.get("/api/v1/notes").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whatHttp2AsksAtTheSameTimeTakesThePlacesOfConnections() throws Exception {
    try (var service = TestService.with(new NoteEndpoints().all(), LIMITS)) {
      var limits = service.context.getBean(NettyLimits.class);
      try (var client = Http2Socket.to(service)) {
        var streams = new ArrayList<Integer>();
        for (var i = 0; i < MOST; i++) {
          streams.add(client.get("/api/v1/changes", "accept", "text/event-stream"));
          client.begun(streams.getLast(), 1);
        }
        assertThat(limits.connections()).isEqualTo(MOST);
        refusesAllButHealth(client);
        try (var other = Http2Socket.to(service)) {
          assertThat(other.answer(other.get("/api/v1/notes")).status()).isEqualTo(503);
          other.untilClosed();
        }
        try (var other = Http2Socket.to(service)) {
          var health = other.get("/actuator/health/liveness");
          assertThat(other.answer(health).status()).isEqualTo(200);
          other.untilClosed();
        }
        client.reset(streams.getLast(), Http2Error.CANCEL);
        await().until(() -> limits.connections() == MOST - 1);
        assertThat(client.answer(client.get("/api/v1/notes")).status()).isEqualTo(200);
      }
      await().until(() -> limits.connections() == 0);
    }
  }

  private static void refusesAllButHealth(Http2Socket client) throws IOException {
    int other = client.get("/api/v1/notes");
    int health = client.get("/actuator/health/liveness");
    assertThat(client.answer(other).status()).isEqualTo(503);
    assertThat(client.answer(other).body()).contains("\"code\":\"overloaded\"");
    assertThat(client.answer(health).status()).isEqualTo(200);
  }

  /** Whoever connects and begins to say something, without end. */
  private static Socket stranger(TestService service) throws IOException {
    var socket = new Socket("localhost", service.port);
    socket.getOutputStream().write("GET /".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
