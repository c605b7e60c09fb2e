package dev.daybook.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.FairTurns.Turn;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class FairTurnsTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final FairTurns turns = new FairTurns(2, LONG);
  private final List<String> got = new ArrayList<>();
  private final List<Turn> given = new ArrayList<>();

  private Disposable wanted(String name) {
    return turns
        .take(name.substring(0, 1))
        .subscribe(
            turn -> {
              got.add(name);
              given.add(turn);
            });
  }

  private void oneIsGivenBack() {
    given.removeFirst().end();
  }

  @Test
  void asManyAsThereAreAreGivenAtOnce() {
    wanted("a1");
    wanted("a2");
    wanted("a3");
    assertThat(got).containsExactly("a1", "a2");
    oneIsGivenBack();
    assertThat(got).containsExactly("a1", "a2", "a3");
  }

  @Test
  void whoComesLateOfAnotherTenantWaitsForOneAndNotForAll() {
    for (var i = 0; i < 50; i++) {
      wanted("a" + i);
    }
    wanted("b");
    wanted("c");
    oneIsGivenBack();
    oneIsGivenBack();
    oneIsGivenBack();
    assertThat(got).containsExactly("a0", "a1", "a2", "b", "c");
  }

  @Test
  void whoLeavesIsPassedOver() {
    wanted("a1");
    wanted("a2");
    wanted("a3").dispose();
    wanted("b1").dispose();
    wanted("a4");
    oneIsGivenBack();
    assertThat(got).containsExactly("a1", "a2", "a4");
    oneIsGivenBack();
    oneIsGivenBack();
    wanted("a5");
    wanted("a6");
    assertThat(got).endsWith("a5", "a6");
  }

  @Test
  void nobodyWaitsForEver() {
    var quick = new FairTurns(1, Duration.ofMillis(50));
    quick.take("a").block();
    assertThatThrownBy(() -> quick.take("b").block()).isInstanceOf(R2dbcTimeoutException.class);
  }

  /** Many come and go at once, and some lose patience on the way. */
  @Test
  void noTurnIsLostAndNoneIsGivenTwice() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var all = new FairTurns(4, LONG);
    Flux.range(0, 20_000)
        .flatMap(
            i ->
                Mono.usingWhen(
                        all.take("tenant" + i % 7),
                        turn -> Mono.empty(),
                        turn -> Mono.fromRunnable(turn::end))
                    .subscribeOn(Schedulers.parallel())
                    .timeout(Duration.ofNanos(1 + random.nextInt(2_000_000)), Mono.empty()),
            64)
        .blockLast();
    for (var i = 0; i < 4; i++) {
      assertThat(all.take("last").blockOptional(LONG)).as("seed %d", seed).isPresent();
    }
    var fifth = all.take("last").timeout(Duration.ofMillis(100), Mono.empty());
    assertThat(fifth.blockOptional()).as("seed %d", seed).isEmpty();
  }
}
