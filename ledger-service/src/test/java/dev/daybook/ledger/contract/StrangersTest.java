package dev.daybook.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What strangers do to a sign-in is not felt by those who have signed in from there before. */
class StrangersTest {

  private static final RunningService SERVICE = RunningService.shared();

  private static final int STRANGERS = 120;
  private static final int RIGHTFUL_SIGN_INS = 8;
  private static final String AT_HOME = "127.0.0.1";
  private static final String ELSEWHERE = "127.0.0.2";
  private static final String NO_DEVICE = "";

  private final AtomicInteger invented = new AtomicInteger();

  @Test
  @Timeout(60)
  void whoSignedInBeforeSignsInBesideAHundredStrangersAtTheSameAddress() throws Exception {
    SERVICE.newUser("demo", "busy");
    var over = new AtomicBoolean();
    try (var home = from(AT_HOME);
        var strangers = Executors.newVirtualThreadPerTaskExecutor()) {
      var refused = new CountDownLatch(STRANGERS);
      for (int i = 0; i < STRANGERS; i++) {
        strangers.submit(
            () -> {
              while (!over.get()) {
                if (signIn(home, "nobody" + invented.incrementAndGet(), "x", NO_DEVICE) == 503) {
                  refused.countDown();
                }
              }
            });
      }
      var answers = new ArrayList<Integer>();
      try {
        // Only once there are more strangers than are let wait does it show anything.
        refused.await();
        for (int i = 0; i < RIGHTFUL_SIGN_INS; i++) {
          answers.add(signIn(home, "busy", RunningService.OWNER_PASSWORD, NO_DEVICE));
        }
      } finally {
        over.set(true);
      }
      assertThat(answers).containsOnly(200);
    }
  }

  @Test
  void strangersLockAnAccountForStrangersAndNotForAnAddressThatSignedInBefore() throws Exception {
    SERVICE.newUser("demo", "settled");
    try (var home = from(AT_HOME);
        var elsewhere = from(ELSEWHERE)) {
      assertThat(guesses(elsewhere, "settled", 11))
          .hasSize(11)
          .endsWith(401, 429)
          .containsOnlyOnce(429);
      assertThat(signIn(elsewhere, "settled", RunningService.OWNER_PASSWORD, NO_DEVICE))
          .isEqualTo(429);
      assertThat(signIn(home, "settled", RunningService.OWNER_PASSWORD, NO_DEVICE)).isEqualTo(200);
    }
  }

  @Test
  void aKnownDeviceIsLetInWhereEverybodyElseAtItsAddressIsLockedOut() throws Exception {
    SERVICE.newUser("demo", "roaming");
    var device = UUID.randomUUID().toString();
    try (var home = from(AT_HOME);
        var elsewhere = from(ELSEWHERE)) {
      assertThat(signIn(home, "roaming", RunningService.OWNER_PASSWORD, device)).isEqualTo(200);
      assertThat(guesses(home, "roaming", 11)).endsWith(401, 429);
      assertThat(guesses(elsewhere, "roaming", 11)).endsWith(401, 429);

      assertThat(signIn(home, "roaming", RunningService.OWNER_PASSWORD, NO_DEVICE)).isEqualTo(429);
      for (var client : List.of(home, elsewhere)) {
        assertThat(signIn(client, "roaming", RunningService.OWNER_PASSWORD, device)).isEqualTo(200);
        assertThat(
                signIn(
                    client, "roaming", RunningService.OWNER_PASSWORD, UUID.randomUUID().toString()))
            .isEqualTo(client == home ? 429 : 200);
      }
    }
  }

  @Test
  void aKnownDeviceIsLockedOutByItsOwnFailures() throws Exception {
    SERVICE.newUser("demo", "forgetful");
    var device = UUID.randomUUID().toString();
    try (var home = from(AT_HOME)) {
      assertThat(signIn(home, "forgetful", RunningService.OWNER_PASSWORD, device)).isEqualTo(200);
      var answers = new ArrayList<Integer>();
      for (int i = 0; i < 11; i++) {
        answers.add(signIn(home, "forgetful", "guess " + i, device));
      }
      assertThat(answers).endsWith(401, 429).containsOnlyOnce(429);
    }
  }

  private static List<Integer> guesses(HttpClient client, String username, int times) {
    return IntStream.range(0, times)
        .mapToObj(i -> signIn(client, username, "guess " + i, NO_DEVICE))
        .toList();
  }

  private static HttpClient from(String address) throws IOException {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .localAddress(InetAddress.getByName(address))
        .build();
  }

  private static int signIn(HttpClient client, String username, String password, String device) {
    var body =
        """
        {"tenant":"demo","username":"%s","password":"%s"%s}
        """
            .formatted(
                username, password, device.isEmpty() ? "" : ",\"device\":\"%s\"".formatted(device));
    var uri = SERVICE.uri("/api/v1/auth/login");
    try {
      HttpResponse<Void> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(uri.toString().replace("localhost", AT_HOME)))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.discarding());
      return answer.statusCode();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
