package dev.daybook.eventstore.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.daybook.eventstore.testing.TestStore;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A race that every store wins proves nothing: each of them catches a store that is wrong. */
class RacesCatchWrongStoresTest {

  /** Enough for the slowest of them to be caught, and far fewer than a right store has to stand. */
  private static final int ROUNDS = 120;

  private interface Running {
    void on(EventStoreRaces races) throws Exception;
  }

  static Stream<Arguments> races() {
    return Stream.of(
        caught(EventStoreRaces::ofManyWhoKnowTheSameHeadOneWins, WrongStore.FORGETS_CONDITIONS),
        caught(
            EventStoreRaces::ofManyWhoKnowTheSameHeadOneWins,
            WrongStore.LOOKS_FIRST_AND_WRITES_THEN),
        caught(
            EventStoreRaces::eventsWithoutTagsHideNoneThatHaveSome, WrongStore.LOOKS_AT_TAGS_ALONE),
        caught(
            EventStoreRaces::overlappingBoundariesExcludeEachOther,
            WrongStore.LOOKS_AT_THE_FIRST_CRITERION_ALONE),
        caught(
            EventStoreRaces::requestsOfOneBatchAreJudgedOneAfterTheOther,
            WrongStore.LOOKS_FIRST_AND_WRITES_THEN),
        caught(EventStoreRaces::theSameKeyHappensOnceWhoeverRepeatsIt, WrongStore.FORGETS_KEYS),
        caught(
            EventStoreRaces::anOldOpenTransactionHidesNothingAndHoldsNothingUp,
            WrongStore.READS_AN_EVENT_BEHIND),
        caught(
            EventStoreRaces::anOldOpenTransactionHidesNothingAndHoldsNothingUp,
            WrongStore.READS_WHAT_WAS_50_MILLISECONDS_AGO),
        caught(
            EventStoreRaces::nothingIsLostDoubledReorderedOrSkippedInAStorm,
            WrongStore.READS_AN_EVENT_BEHIND),
        caught(
            EventStoreRaces::nothingIsLostDoubledReorderedOrSkippedInAStorm,
            WrongStore.READS_WHAT_WAS_50_MILLISECONDS_AGO),
        caught(
            EventStoreRaces::nothingIsLostDoubledReorderedOrSkippedInAStorm,
            WrongStore.SHOWS_FOLLOWERS_AN_EVENT_TWICE));
  }

  private static Arguments caught(Running race, WrongStore wrong) {
    return arguments(race, wrong);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("races")
  void theRaceCatches(Running race, WrongStore wrong) {
    var races = new RacesOf(wrong);
    races.openTwoNodesWithFollowers();
    try {
      var caught = catchThrowable(() -> race.on(races));
      assertThat(caught).isInstanceOf(AssertionError.class);
      // What a contender stumbles over is no finding about the store.
      if (caught.getCause() != null) {
        assertThat(caught).hasCauseInstanceOf(AssertionError.class);
      }
    } finally {
      races.close();
    }
  }

  private static final class RacesOf extends EventStoreRaces {

    private final WrongStore wrong;

    RacesOf(WrongStore wrong) {
      this.wrong = wrong;
    }

    @Override
    protected Node open(ConnectionFactoryOptions database) {
      TestStore store = TestStore.on(database, settings -> settings);
      return new Node(wrong.of(store.store()), store::close);
    }

    @Override
    protected int rounds(int usually) {
      return ROUNDS;
    }
  }
}
