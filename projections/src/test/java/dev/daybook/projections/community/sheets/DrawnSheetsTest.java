package dev.daybook.projections.community.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.accounting.community.Balances;
import dev.daybook.accounting.community.Chain;
import dev.daybook.accounting.community.Chain.Link;
import dev.daybook.accounting.community.SomePeriod;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.projections.community.sheets.DrawnSheets.Asked;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A sheet is drawn up once for all who ask for the same, and for nobody else. */
class DrawnSheetsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
  private static final Clock CLOCK =
      Clock.fixed(TODAY.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

  private static final long BYTES = sheet(0).roughBytes();

  private final DrawnSheets sheets = new DrawnSheets(3 * BYTES, 2 * BYTES, CLOCK);
  private final List<Asked> drawn = new ArrayList<>();

  /** One owner stands on it, and its position tells it from others. */
  private static PeriodSheet sheet(long at) {
    var chain = new Chain(List.of(new Link(SomePeriod.PERIOD, 1)), 0);
    var owners = List.of(SomePeriod.known("Ada"));
    var movements = new SomePeriod().movements();
    return PeriodSheet.of(at, chain, owners, Balances.NONE, movements, Map.of());
  }

  private static Asked asked(long position) {
    return asked("a", SomePeriod.ID, position, TODAY);
  }

  private static Asked asked(String tenant, PeriodId period, long position, LocalDate today) {
    var log = new LogState(position, new UUID(0, position), "1 2");
    return new Asked(tenant, period, log, today);
  }

  private Mono<PeriodSheet> drawing(Asked asked) {
    return Mono.fromSupplier(
        () -> {
          drawn.add(asked);
          return sheet(drawn.size());
        });
  }

  private PeriodSheet ask(Asked asked) {
    return sheets.sheet(asked, drawing(asked)).blockOptional().orElseThrow();
  }

  @Test
  void theSameIsDrawnUpOnce() {
    assertThat(ask(asked(7))).isSameAs(ask(asked(7)));
    assertThat(drawn).containsExactly(asked(7));
  }

  @Test
  void whateverMakesADifferenceIsDrawnUpByItself() {
    var other = new PeriodId(new UUID(0, 9));
    var restored = new LogState(7, new UUID(0, 70), "1 2");
    var rebuilt = new LogState(7, new UUID(0, 7), "1 3");
    var different =
        List.of(
            asked(7),
            asked(8),
            asked("b", SomePeriod.ID, 7, TODAY),
            asked("a", other, 7, TODAY),
            asked("a", SomePeriod.ID, 7, TODAY.plusDays(1)),
            new Asked("a", SomePeriod.ID, restored, TODAY),
            new Asked("a", SomePeriod.ID, rebuilt, TODAY));
    assertThat(different.stream().map(this::ask)).doesNotHaveDuplicates();
    assertThat(drawn).isEqualTo(different);
  }

  @Test
  void thePastDoesNotTakeTheRoomOfTheNewest() {
    var newest = ask(asked(100));
    IntStream.range(0, 50).forEach(position -> ask(asked(position)));
    ask(asked("a", SomePeriod.ID, 100, TODAY.minusDays(1)));
    assertThat(ask(asked(100))).isSameAs(newest);
  }

  @Test
  void daysToComeDoNotTakeTheRoomOfTheNewest() {
    var newest = ask(asked(100));
    IntStream.rangeClosed(1, 50)
        .forEach(days -> ask(asked("a", SomePeriod.ID, 100, TODAY.plusDays(days))));
    assertThat(ask(asked(100))).isSameAs(newest);
  }

  @Test
  void someOfThePastIsKeptToo() {
    ask(asked(100));
    var then = ask(asked(7));
    ask(asked(8));
    assertThat(ask(asked(7))).isSameAs(then);
    ask(asked(9));
    assertThat(ask(asked(7))).isSameAs(then);
    assertThat(drawn).hasSize(4);
  }

  @Test
  void aNewerOneTakesTheRoomOfTheOlder() {
    IntStream.range(0, 50).forEach(position -> ask(asked(position)));
    var neighbour = asked("b", SomePeriod.ID, 1, TODAY);
    var theirs = ask(neighbour);
    IntStream.range(50, 100).forEach(position -> ask(asked(position)));
    assertThat(ask(neighbour)).isSameAs(theirs);
  }

  @Test
  void whatNobodyAskedForLongestMakesRoom() {
    var tenants = List.of("a", "b", "c").stream().map(this::ofTenant).toList();
    tenants.forEach(this::ask);
    var first = ask(tenants.getFirst());
    ask(ofTenant("d"));
    assertThat(ask(tenants.getFirst())).isSameAs(first);
    assertThat(drawn).hasSize(4);
    ask(tenants.get(1));
    assertThat(drawn).hasSize(5);
  }

  private Asked ofTenant(String tenant) {
    return asked(tenant, SomePeriod.ID, 7, TODAY);
  }

  @Test
  void aSheetTakesRoomForEverythingThatStandsOnIt() {
    var items = new SomePeriod();
    IntStream.range(0, 100).forEach(i -> items.item("TYPE " + i, AllocationStrategy.NONE));
    var chain = new Chain(List.of(new Link(SomePeriod.PERIOD, 1)), 0);
    var large =
        PeriodSheet.of(1, chain, List.of(), Balances.NONE, items.movements(), Map.of())
            .roughBytes();
    assertThat(large).isGreaterThan(100 * 600);
  }

  @Test
  void whatDoesNotFitIsDrawnUpForEachAnew() {
    var tiny = new DrawnSheets(1, 1, CLOCK);
    tiny.sheet(asked(7), drawing(asked(7))).block();
    tiny.sheet(asked(7), drawing(asked(7))).block();
    assertThat(drawn).hasSize(2);
  }

  @Test
  void whoAsksForWhatIsUnderWayWaitsForIt() {
    var work = Sinks.<PeriodSheet>one();
    var subscriptions = new ArrayList<String>();
    var drawing = work.asMono().doOnSubscribe(begun -> subscriptions.add("begun"));
    var first = sheets.sheet(asked(7), drawing).toFuture();
    var second = sheets.sheet(asked(7), drawing).toFuture();
    work.tryEmitValue(sheet(1));
    assertThat(first).isCompletedWithValue(sheet(1));
    assertThat(second.join()).isSameAs(first.join());
    assertThat(subscriptions).hasSize(1);
  }

  @Test
  void whoGoesAwayTakesItFromNobody() {
    var work = Sinks.<PeriodSheet>one();
    var impatient = sheets.sheet(asked(7), work.asMono()).subscribe();
    var patient = sheets.sheet(asked(7), work.asMono()).toFuture();
    impatient.dispose();
    work.tryEmitValue(sheet(1));
    assertThat(patient).isCompletedWithValue(sheet(1));
  }

  @Test
  void neitherAFailureNorNothingIsKept() {
    var failing = Mono.<PeriodSheet>error(new IllegalStateException("the database is away"));
    assertThat(sheets.sheet(asked(7), failing).toFuture()).isCompletedExceptionally();
    assertThat(sheets.sheet(asked(7), Mono.empty()).blockOptional()).isEmpty();
    assertThat(ask(asked(7))).isNotNull();
    assertThat(drawn).hasSize(1);
  }
}
