package dev.daybook.accounting.community;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.accounting.community.Chain.Link;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStatus;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    assertThat(chain.reckonedOn()).isNull();
    assertThat(chain.reckonedBefore()).isEmpty();
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

    assertThat(nameOf(chain.reckonedOn())).isEqualTo("b");
    assertThat(chain.reckonedBefore()).isEmpty();
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

    assertThat(nameOf(chain.reckonedOn())).isEqualTo("b");
    assertThat(names(chain.reckonedBefore())).isEqualTo("cd");
    assertThat(names(chain.unsignedBefore())).isEqualTo("c");
  }

  @Test
  void aChainThatIsOpenFromTheFirstIsReckonedFromNothing() {
    var chain = chain("c", open("a", null), closed("b", "a"), open("c", "b"));

    assertThat(chain.reckonedOn()).isNull();
    assertThat(names(chain.reckonedBefore())).isEqualTo("ab");
  }

  /** The first closings said nothing of balances. */
  @Test
  void aClosingThatSignedOffNothingIsReckoned() {
    var chain = chain("b", link("a", null, PeriodStatus.CLOSED, null), open("b", "a"));

    assertThat(chain.reckonedOn()).isNull();
    assertThat(names(chain.reckonedBefore())).isEqualTo("a");
    assertThat(chain.isProvisional()).isFalse();
  }

  @Test
  void itIsTheSameChainFromWhereverItIsSeen() {
    var chain = chain("b", closed("a", null), closed("b", "a"), open("c", "b"));

    assertThat(names(chain.seenFrom(2).before())).isEqualTo("ab");
    assertThat(nameOf(chain.seenFrom(2).reckonedOn())).isEqualTo("b");
    assertThat(chain.seenFrom(0).reckonedOn()).isNull();
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

  private static Chain chain(String asked, Link... periods) {
    return requireNonNull(Chain.of(Arrays.asList(periods), id(asked)));
  }

  private static String nameOf(@Nullable Link link) {
    return requireNonNull(link).period().name();
  }

  private static Link open(String name, @Nullable String previous) {
    return link(name, previous, PeriodStatus.OPEN, null);
  }

  private static Link closed(String name, @Nullable String previous) {
    return link(name, previous, PeriodStatus.CLOSED, DAY);
  }

  private static Link link(
      String name, @Nullable String previous, PeriodStatus status, @Nullable LocalDate closedOn) {
    return new Link(
        new Period(
            id(name),
            name,
            DAY,
            DAY.plusDays(1),
            SomePeriod.PERIOD.currency(),
            status,
            previous == null ? null : id(previous),
            closedOn),
        1);
  }

  private static PeriodId id(String name) {
    return new PeriodId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  private static String names(List<Link> links) {
    return links.stream().map(link -> link.period().name()).collect(Collectors.joining());
  }
}
