package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Command;
import dev.daybook.ledger.platform.slice.ViewedSlice;
import java.util.List;
import reactor.core.publisher.Mono;

/** Reads from views what a {@link ViewedSlice} depends on. */
public interface Sight<A extends Command, S> {

  /** The views that it reads: they are waited for. */
  List<String> views();

  /** As it is at that position, which all of the views have reached. */
  Mono<S> read(String tenant, A asked, long at);
}
