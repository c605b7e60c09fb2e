package dev.daybook.ledger.platform.identity;

import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Representation;
import java.util.List;
import reactor.core.publisher.Flux;

/** Lists of which a tenant has so few that they are read whole. */
final class Rows {

  static Answer answer(Call call, List<?> rows) {
    return call.wants() == Representation.LINES
        ? Answer.lines(Flux.fromIterable(rows))
        : Answer.page(call.page(), call.page().of(rows), rows.size());
  }

  private Rows() {}
}
