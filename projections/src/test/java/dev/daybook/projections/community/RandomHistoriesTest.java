package dev.daybook.projections.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ContributionView;
import dev.daybook.contracts.community.HistoryStep;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.Verdict;
import dev.daybook.projections.Comparison;
import dev.daybook.projections.Entry;
import dev.daybook.projections.ViewsDatabase;
import dev.daybook.projections.Window;
import dev.daybook.projections.community.contributions.ContributionQueries;
import dev.daybook.projections.community.contributions.ContributionQueries.Filter;
import dev.daybook.projections.community.contributions.ContributionsView;
import dev.daybook.projections.community.owners.OwnerQueries;
import dev.daybook.projections.community.owners.OwnersView;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.periods.PeriodsView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Many small communities side by side in one log, each looked at at several positions. */
class RandomHistoriesTest {

  private static final int COMMUNITIES = 1_000;
  private static final int ROUNDS = 8;
  private static final int CONCURRENT_APPENDS = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final ViewsDatabase database = new ViewsDatabase();
  private final PeriodQueries periods = new PeriodQueries(database.service());
  private final OwnerQueries owners = new OwnerQueries(database.service());
  private final ContributionQueries contributions = new ContributionQueries(database.service());
  private final List<List<Happened>> histories = new ArrayList<>();

  private record Happened(long position, CommunityEvent event) {}

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyViewIsItsNaiveModelAtEveryPositionAndSoItIsWhenRebuilt() {
    System.out.println("seed " + seed);
    var runner =
        database
            .node(
                "one",
                CommunityEvents.TYPES,
                List.of(new PeriodsView(), new OwnersView(), new ContributionsView()))
            .runner();
    long head = happen();
    for (var view : List.of("periods", "owners", "contributions")) {
      assertThat(runner.positions().await(view, head, PATIENCE).block()).isEqualTo(head);
    }

    IntStream.range(0, COMMUNITIES).forEach(this::lookAt);

    for (var view : List.of("periods", "owners", "contributions")) {
      assertThat(runner.compare(view).map(Comparison::differences).block(PATIENCE)).isEmpty();
      assertThat(runner.rebuild(view).block(PATIENCE)).isTrue();
      runner.progress(view).blockLast(PATIENCE);
    }
    IntStream.range(0, COMMUNITIES).filter(tenant -> tenant % 20 == 0).forEach(this::lookAt);
  }

  /** Round by round the communities' events come mixed, some several at a time. */
  private long happen() {
    var communities = Stream.generate(() -> new RandomHistory(random)).limit(COMMUNITIES).toList();
    communities.forEach(community -> histories.add(new ArrayList<>()));
    var turns = new ArrayList<>(IntStream.range(0, COMMUNITIES).boxed().toList());
    long head = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(turns, random);
      head =
          Flux.fromIterable(turns)
              .flatMap(tenant -> append(tenant, communities.get(tenant)), CONCURRENT_APPENDS)
              .reduce(head, Math::max)
              .blockOptional(PATIENCE)
              .orElseThrow();
    }
    return head;
  }

  private Mono<Long> append(int tenant, RandomHistory community) {
    var events = Stream.generate(community::next).limit(1 + random.nextInt(3)).toList();
    var stored = events.stream().map(event -> ViewsDatabase.stored(type(event), event)).toList();
    return database
        .store()
        .append(new AppendRequest(name(tenant), stored, null, null))
        .cast(Verdict.Appended.class)
        .map(
            appended -> {
              var history = histories.get(tenant);
              for (int i = 0; i < events.size(); i++) {
                history.add(new Happened(appended.first() + i, events.get(i)));
              }
              return appended.last();
            });
  }

  @SuppressWarnings("unchecked") // the list has exactly one type for each class of events
  private static EventType<CommunityEvent> type(CommunityEvent event) {
    return (EventType<CommunityEvent>)
        CommunityEvents.TYPES.stream()
            .filter(type -> type.event() == event.getClass())
            .findFirst()
            .orElseThrow();
  }

  private static String name(int tenant) {
    return "tenant-" + tenant;
  }

  private void lookAt(int tenant) {
    var history = histories.get(tenant);
    compare(tenant, random.nextInt(3) == 0 ? Long.MAX_VALUE - 1 : any(history).position);
  }

  private void compare(int tenant, long at) {
    var expected = new NaiveCommunity();
    histories.get(tenant).stream()
        .filter(happened -> happened.position <= at)
        .forEach(happened -> expected.play(happened.position, happened.event));
    var name = name(tenant);

    assertThat(owners.all(name, at).collectList().block(PATIENCE))
        .containsExactlyElementsOf(expected.owners.values());
    assertThat(periods.all(name, at).collectList().block(PATIENCE))
        .containsExactlyElementsOf(expected.periodsInOrder());
    for (var period : expected.periods.keySet()) {
      compareContributions(name, period, null, at, expected);
      compareContributions(name, period, any(expected.owners.keySet()), at, expected);
    }
    if (!expected.histories.isEmpty()) {
      compareHistory(name, any(expected.histories.keySet()), at, expected);
    }
  }

  private void compareHistory(String tenant, ContributionId id, long at, NaiveCommunity model) {
    assertThat(
            contributions.history(tenant, id, at).map(this::timeless).collectList().block(PATIENCE))
        .isEqualTo(model.histories.get(id));
    assertThat(contributions.get(tenant, id, at).blockOptional(PATIENCE))
        .isEqualTo(Optional.ofNullable(model.contributions.get(id)));
  }

  private <T> T any(Collection<T> some) {
    return List.copyOf(some).get(random.nextInt(some.size()));
  }

  private void compareContributions(
      String tenant, PeriodId period, @Nullable OwnerId owner, long at, NaiveCommunity model) {
    var filter = new Filter(period, owner);
    var expected = model.contributionsInOrder(period, owner);

    assertThat(pageByPage(tenant, filter, at, expected.size())).containsExactlyElementsOf(expected);
    assertThat(contributions.total(tenant, filter, at).blockOptional(PATIENCE))
        .isEqualTo(
            expected.stream()
                .map(entry -> Money.of(entry.value().amount(), entry.value().currency()))
                .reduce(Money::plus));
  }

  private List<Entry<ContributionView>> pageByPage(
      String tenant, Filter filter, long at, int total) {
    var all = new ArrayList<Entry<ContributionView>>();
    do {
      var page =
          contributions
              .list(tenant, filter, at, new Window(all.size(), 1 + random.nextInt(6)))
              .blockOptional(PATIENCE)
              .orElseThrow();
      assertThat(page.total()).isEqualTo(total);
      all.addAll(page.entries());
    } while (all.size() < total);
    return all;
  }

  /** The model doesn't know when the database wrote something down. */
  private <V> HistoryStep<V> timeless(HistoryStep<V> step) {
    return new HistoryStep<>(
        step.position(), Instant.EPOCH, step.actor(), step.action(), step.before(), step.after());
  }
}
