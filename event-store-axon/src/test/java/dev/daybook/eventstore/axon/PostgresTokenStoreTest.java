package dev.daybook.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.conversion.json.JacksonConverter;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.processing.streaming.segmenting.Segment;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.MergedTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.ReplayToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToClaimTokenException;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToInitializeTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PostgresTokenStoreTest {

  private static final String PROCESSOR = "balances";
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration AT_ONCE = Duration.ZERO;

  private final TestDatabase database = TestPostgres.database();
  private final TestStore open = TestStore.on(database);
  private final TokenStore ours = store("ours", NEVER);
  private final TokenStore theirs = store("theirs", NEVER);

  private TokenStore store(String node, Duration claimTimeout) {
    return new PostgresTokenStore(
        open.connections(), new JsonConverter(new JsonMapper()), node, claimTimeout);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static TrackingToken at(long position) {
    return new GlobalSequenceTrackingToken(position);
  }

  private static <T> T done(CompletableFuture<T> future) {
    return future.orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static void refused(CompletableFuture<?> future, Class<? extends Throwable> refusal) {
    assertThatThrownBy(() -> done(future)).hasCauseInstanceOf(refusal);
  }

  private TrackingToken fetched(TokenStore store, int segment) {
    return done(store.fetchToken(PROCESSOR, segment, null));
  }

  @Test
  void nothingIsThereAtFirst() {
    assertThat(done(ours.fetchSegments(PROCESSOR, null))).isEmpty();
    assertThat(done(ours.fetchAvailableSegments(PROCESSOR, null))).isEmpty();
    assertThat(done(ours.fetchSegment(PROCESSOR, 0, null))).isNull();
    refused(ours.fetchToken(PROCESSOR, 0, null), UnableToClaimTokenException.class);
    refused(ours.storeToken(at(1), PROCESSOR, 0, null), UnableToClaimTokenException.class);
    refused(ours.extendClaim(PROCESSOR, 0, null), UnableToClaimTokenException.class);
    refused(ours.deleteToken(PROCESSOR, 0, null), UnableToClaimTokenException.class);
    done(ours.releaseClaim(PROCESSOR, 0, null));
  }

  @Test
  void segmentsAreInitializedOnce() {
    List<Segment> segments = done(ours.initializeTokenSegments(PROCESSOR, 3, at(7), null));
    assertThat(segments).hasSize(3);
    assertThat(done(theirs.fetchSegments(PROCESSOR, null))).isEqualTo(segments);
    assertThat(done(theirs.fetchSegment(PROCESSOR, 1, null))).isEqualTo(segments.get(1));
    assertThat(fetched(ours, 2)).isEqualTo(at(7));
    refused(
        theirs.initializeTokenSegments(PROCESSOR, 5, at(0), null),
        UnableToClaimTokenException.class);
    refused(
        theirs.initializeSegment(at(0), PROCESSOR, segments.get(1), null),
        UnableToInitializeTokenException.class);
    assertThat(done(ours.initializeTokenSegments("another", 1, null, null))).hasSize(1);
  }

  @Test
  void ofNodesThatInitializeTogetherOneDoes() throws Exception {
    List<Callable<Boolean>> nodes = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      TokenStore node = store("node-" + i, NEVER);
      int segments = i;
      nodes.add(
          () ->
              node.initializeTokenSegments(PROCESSOR, segments, at(0), null)
                  .handle((initialized, refused) -> refused == null)
                  .join());
    }
    int initialized = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> node : threads.invokeAll(nodes)) {
        initialized += node.get() ? 1 : 0;
      }
    }
    assertThat(initialized).isEqualTo(1);
  }

  @Test
  void aTokenMayBeNull() {
    done(ours.initializeTokenSegments(PROCESSOR, 1, null, null));
    assertThat(fetched(ours, 0)).isNull();
    done(ours.storeToken(at(3), PROCESSOR, 0, null));
    assertThat(fetched(ours, 0)).isEqualTo(at(3));
    done(ours.storeToken(null, PROCESSOR, 0, null));
    assertThat(fetched(ours, 0)).isNull();
  }

  @Test
  void aClaimKeepsOthersOut() {
    done(ours.initializeTokenSegments(PROCESSOR, 2, at(0), null));
    fetched(ours, 0);
    assertThat(done(ours.fetchAvailableSegments(PROCESSOR, null))).hasSize(2);
    assertThat(done(theirs.fetchAvailableSegments(PROCESSOR, null)))
        .extracting(Segment::getSegmentId)
        .containsExactly(1);
    refused(theirs.fetchToken(PROCESSOR, 0, null), UnableToClaimTokenException.class);
    refused(theirs.storeToken(at(9), PROCESSOR, 0, null), UnableToClaimTokenException.class);
    refused(theirs.extendClaim(PROCESSOR, 0, null), UnableToClaimTokenException.class);
    refused(theirs.deleteToken(PROCESSOR, 0, null), UnableToClaimTokenException.class);
    done(theirs.releaseClaim(PROCESSOR, 0, null));
    done(ours.storeToken(at(1), PROCESSOR, 0, null));
    done(ours.releaseClaim(PROCESSOR, 0, null));
    assertThat(fetched(theirs, 0)).isEqualTo(at(1));
  }

  @Test
  void aClaimThatIsNotRenewedCanBeTakenOver() {
    done(ours.initializeTokenSegments(PROCESSOR, 1, at(0), null));
    fetched(ours, 0);
    TokenStore impatient = store("impatient", AT_ONCE);
    assertThat(done(impatient.fetchAvailableSegments(PROCESSOR, null))).hasSize(1);
    assertThat(fetched(impatient, 0)).isEqualTo(at(0));
    // Its old owner does not know it yet, and can do no harm.
    refused(ours.storeToken(at(5), PROCESSOR, 0, null), UnableToClaimTokenException.class);
    refused(ours.extendClaim(PROCESSOR, 0, null), UnableToClaimTokenException.class);
    refused(ours.deleteToken(PROCESSOR, 0, null), UnableToClaimTokenException.class);
    done(ours.releaseClaim(PROCESSOR, 0, null));
    assertThat(fetched(impatient, 0)).isEqualTo(at(0));
    refused(ours.fetchToken(PROCESSOR, 0, null), UnableToClaimTokenException.class);
  }

  @Test
  void aStoredTokenNeverGoesBack() {
    done(ours.initializeTokenSegments(PROCESSOR, 1, at(0), null));
    fetched(ours, 0);
    done(ours.storeToken(at(9), PROCESSOR, 0, null));
    done(ours.storeToken(at(4), PROCESSOR, 0, null));
    assertThat(fetched(ours, 0)).isEqualTo(at(9));
  }

  @Test
  void aReplayMayGoBack() {
    TokenStore replaying =
        new PostgresTokenStore(open.connections(), new JacksonConverter(), "replaying", NEVER);
    done(replaying.initializeTokenSegments(PROCESSOR, 1, at(9), null));
    fetched(replaying, 0);
    TrackingToken replay = ReplayToken.createReplayToken(at(9), at(2));
    done(replaying.storeToken(replay, PROCESSOR, 0, null));
    assertThat(fetched(replaying, 0)).isEqualTo(replay);
  }

  @Test
  void aSplitSegmentIsNoLongerTheOneThatWasClaimed() {
    done(ours.initializeTokenSegments(PROCESSOR, 1, at(5), null));
    fetched(ours, 0);
    Segment whole = Segment.ROOT_SEGMENT;
    ProcessingContext working = Contexts.context();
    working.putResource(Segment.RESOURCE_KEY, whole);
    split(whole);
    assertThat(done(ours.fetchSegments(PROCESSOR, null))).containsExactly(whole.split());
    // Another thread of the same node claims the half, and one that still works on the whole
    // stores.
    fetched(ours, 0);
    refused(ours.storeToken(at(6), PROCESSOR, 0, working), UnableToClaimTokenException.class);
    refused(ours.fetchToken(PROCESSOR, whole, null), UnableToClaimTokenException.class);
    assertThat(done(theirs.fetchToken(PROCESSOR, whole.split()[1], null))).isEqualTo(at(5));
    refused(theirs.fetchToken(PROCESSOR, 0, null), UnableToClaimTokenException.class);
  }

  /** What Axon's own split does, in its order. */
  private void split(Segment whole) {
    Segment[] halves = whole.split();
    done(ours.initializeSegment(at(5), PROCESSOR, halves[1], null));
    done(ours.releaseClaim(PROCESSOR, 0, null));
    done(ours.deleteToken(PROCESSOR, 0, null));
    done(ours.initializeSegment(at(5), PROCESSOR, halves[0], null));
  }

  @Test
  void mergedSegmentsGoOnWithBothTokens() {
    List<Segment> halves = done(ours.initializeTokenSegments(PROCESSOR, 2, at(0), null));
    fetched(ours, 0);
    fetched(ours, 1);
    done(ours.storeToken(at(3), PROCESSOR, 0, null));
    done(ours.storeToken(at(8), PROCESSOR, 1, null));
    Segment whole = halves.get(0).mergedWith(halves.get(1));
    TrackingToken both = MergedTrackingToken.merged(at(3), at(8));
    done(ours.deleteToken(PROCESSOR, 0, null));
    done(ours.deleteToken(PROCESSOR, 1, null));
    done(ours.initializeSegment(both, PROCESSOR, whole, null));
    done(ours.releaseClaim(PROCESSOR, 0, null));
    assertThat(done(theirs.fetchSegments(PROCESSOR, null))).containsExactly(whole);
    assertThat(fetched(theirs, 0)).isEqualTo(both);
  }

  @Test
  void storesOnOneDatabaseHaveOneIdentifier() {
    assertThat(done(ours.retrieveStorageIdentifier(null)))
        .isNotBlank()
        .isEqualTo(done(theirs.retrieveStorageIdentifier(null)));
  }

  @Test
  void afterTheDatabaseIsGoneFuturesFailAndNothingThrows() {
    done(ours.initializeTokenSegments(PROCESSOR, 1, at(0), null));
    database.execute("DROP TABLE daybook.token, daybook.token_storage");
    List<CompletableFuture<?>> futures =
        List.of(
            ours.fetchToken(PROCESSOR, 0, null),
            ours.storeToken(at(1), PROCESSOR, 0, null),
            ours.extendClaim(PROCESSOR, 0, null),
            ours.releaseClaim(PROCESSOR, 0, null),
            ours.deleteToken(PROCESSOR, 0, null),
            ours.fetchSegment(PROCESSOR, 0, null),
            ours.fetchSegments(PROCESSOR, null),
            ours.fetchAvailableSegments(PROCESSOR, null),
            ours.initializeSegment(at(0), PROCESSOR, Segment.ROOT_SEGMENT, null),
            ours.initializeTokenSegments(PROCESSOR, 1, at(0), null),
            ours.initializeTokenSegments(PROCESSOR, 0, at(0), null),
            ours.retrieveStorageIdentifier(null));
    assertThat(futures).allSatisfy(it -> assertThatThrownBy(() -> done(it)).isNotNull());
  }
}
