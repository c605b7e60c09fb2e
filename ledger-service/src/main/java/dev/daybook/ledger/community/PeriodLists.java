package dev.daybook.ledger.community;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.Entry;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.periods.PeriodsView;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers with what a period has of one kind: by pages, as lines, or live. */
@Component
public final class PeriodLists {

  private final ViewReads reads;
  private final PeriodQueries periods;

  PeriodLists(ViewReads reads, PeriodQueries periods) {
    this.reads = reads;
    this.periods = periods;
  }

  public <V> Mono<Answer> answer(Call call, EntryList<V> list) {
    return reads.at(
        call,
        list.alsoFrom(List.of(PeriodsView.NAME)).views(),
        at ->
            periods
                .get(call.tenant(), list.period(), at)
                .flatMap(known -> answer(call, list, known.value(), at))
                // The list of a period that is not there is not an empty list.
                .switchIfEmpty(
                    Mono.fromSupplier(() -> Answer.notFound(call, "period", list.period(), at))));
  }

  private <V> Mono<Answer> answer(Call call, EntryList<V> list, PeriodView period, long at) {
    return switch (call.wants()) {
      case ENVELOPE -> page(call, list, period, at);
      case LINES -> Mono.just(Answer.lines(list.all().apply(at).map(Entry::value)));
      case LIVE ->
          reads.livePage(
              call, list.views(), list.views().getFirst(), then -> page(call, list, period, then));
    };
  }

  private static <V> Mono<Answer> page(Call call, EntryList<V> list, PeriodView period, long at) {
    var page = ViewReads.page(call, list.part(), at);
    var sum = list.sum();
    return sum == null
        ? page
        : page.zipWith(
            sum.apply(at).defaultIfEmpty(Money.zero(period.currency()).amount()),
            Answer::cumulativeTotal);
  }
}
