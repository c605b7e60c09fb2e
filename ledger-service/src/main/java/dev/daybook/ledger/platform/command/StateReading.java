package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Command;
import java.util.List;
import reactor.core.publisher.Mono;

/** Reads from views what a {@link ViewedSlice} depends on. */
public interface StateReading<C extends Command, S> {

  /** The views that it reads: they are waited for. */
  List<String> views();

  /** As it is at that position, which all of the views have reached. */
  Mono<S> read(String tenant, C command, long at);
}
