package dev.daybook.projections.community.sheets;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.projections.Entry;
import dev.daybook.projections.community.sheets.Chain.Link;
import dev.daybook.projections.community.sheets.Chain.SignedOff;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChainTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  @Test
  void thereIsNoChainOfAPeriodThatIsNotThere() {
    assertThat(Chain.of(List.of(), id("a"))).isNull();
    assertThat(Chain.of(List.of(open("b", null)), id("a"))).isNull();
  }

  @Test
  void aPeriodAloneIsAChain() {
    var chain = chain("a", open("a", null));

    assertThat(names(chain.links())).isEqualTo("a");
    assertThat(chain.before()).isEmpty();
    assertThat(chain.after()).isEmpty();
    assertThat(chain.isProvisional()).isFalse();
    assertThat(chain.opening(Map.of(), Map.of())).isEqualTo(Balances.NONE);
  }

  @Test
  void periodsFollowEachOtherHoweverTheyWereOpened() {
    var chain = chain("c", open("c", "b"), open("a", null), open("d", "c"), open("b", "a"));

    assertThat(names(chain.links())).isEqualTo("abcd");
    assertThat(names(chain.before())).isEqualTo("ab");
    assertThat(chain.link().period().name()).isEqualTo("c");
    assertThat(names(chain.after())).isEqualTo("d");
  }

  @Test
  void otherChainsHaveNothingToDoWithIt() {
    var chain = chain("b", open("a", null), open("x", null), open("b", "a"), open("y", "x"));

    assertThat(names(chain.links())).isEqualTo("ab");
  }

  @Test
  void whatAnOpenPeriodIsBeforeIsProvisional() {
    var chain = chain("a", closed("a", null), open("b", "a"), closed("c", "b"), open("d", "c"));

    assertThat(chain.isProvisional(0)).isFalse();
    assertThat(chain.isProvisional(1)).isFalse();
    assertThat(chain.isProvisional(2)).isTrue();
    assertThat(chain.isProvisional(3)).isTrue();
  }

  @Test
  void whereAllBeforeIsSignedOffOnlyTheLastClosingIsRead() {
    var chain = chain("c", closed("a", null), closed("b", "a"), open("c", "b"));

    assertThat(names(chain.signedOffBefore())).isEqualTo("b");
    assertThat(chain.unsignedBefore()).isEmpty();
    assertThat(chain.opening(Map.of(id("b"), signedOff(70, 20)), Map.of())).isEqualTo(ada(70));
  }

  @Test
  void behindAnOpenPeriodBalancesAreReckonedFromWhatWasSignedOffLast() {
    var chain =
        chain(
            "e",
            closed("a", null),
            closed("b", "a"),
            open("c", "b"),
            closed("d", "c"),
            open("e", "d"));

    assertThat(names(chain.signedOffBefore())).isEqualTo("bd");
    assertThat(names(chain.unsignedBefore())).isEqualTo("c");
    var signedOff = Map.of(id("b"), signedOff(70, 20), id("d"), signedOff(1_000, -5));
    var reckoned = Map.of(id("c"), contributed(100));
    assertThat(chain.opening(signedOff, reckoned)).isEqualTo(ada(70 + 100 - 5));
  }

  @Test
  void aChainThatIsOpenFromTheFirstIsReckonedFromNothing() {
    var chain = chain("c", open("a", null), closed("b", "a"), open("c", "b"));

    assertThat(names(chain.signedOffBefore())).isEqualTo("b");
    assertThat(names(chain.unsignedBefore())).isEqualTo("a");
    assertThat(chain.opening(Map.of(id("b"), signedOff(999, 7)), Map.of(id("a"), contributed(1))))
        .isEqualTo(ada(8));
  }

  /** The first closings said nothing of balances. */
  @Test
  void aClosingThatSignedOffNothingIsReckoned() {
    var chain = chain("b", entry("a", null, PeriodStatus.CLOSED, null), open("b", "a"));

    assertThat(chain.signedOffBefore()).isEmpty();
    assertThat(names(chain.unsignedBefore())).isEqualTo("a");
    assertThat(chain.isProvisional()).isFalse();
    assertThat(chain.opening(Map.of(), Map.of(id("a"), contributed(3)))).isEqualTo(ada(3));
  }

  @Test
  void aChainMayBeVeryLong() {
    var periods = new ArrayList<>(List.of(open("0", null)));
    for (int i = 1; i < 10_000; i++) {
      periods.add(open("" + i, "" + (i - 1)));
    }
    var chain = requireNonNull(Chain.of(periods, id("9999")));

    assertThat(chain.before()).hasSize(9_999);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static Chain chain(String asked, Entry<PeriodView>... periods) {
    return requireNonNull(Chain.of(Arrays.asList(periods), id(asked)));
  }

  private static Entry<PeriodView> open(String name, @Nullable String previous) {
    return entry(name, previous, PeriodStatus.OPEN, null);
  }

  private static Entry<PeriodView> closed(String name, @Nullable String previous) {
    return entry(name, previous, PeriodStatus.CLOSED, DAY);
  }

  private static Entry<PeriodView> entry(
      String name, @Nullable String previous, PeriodStatus status, @Nullable LocalDate closedOn) {
    return new Entry<>(
        new PeriodView(
            id(name),
            name,
            DAY,
            DAY.plusDays(1),
            SomePeriod.PERIOD.currency(),
            status,
            previous == null ? null : id(previous),
            closedOn),
        1,
        1);
  }

  private static PeriodId id(String name) {
    return new PeriodId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  private static String names(List<Link> links) {
    return links.stream().map(link -> link.period().name()).collect(Collectors.joining());
  }

  private static SignedOff signedOff(long balance, long movement) {
    return new SignedOff(ada(balance), ada(movement));
  }

  private static Balances ada(long cents) {
    return new Balances(Map.of(SomePeriod.owner("Ada"), cents));
  }

  private static Movements contributed(long cents) {
    return new SomePeriod().contributed("Ada", cents).movements();
  }
}
