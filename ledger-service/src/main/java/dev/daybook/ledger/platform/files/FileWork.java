package dev.daybook.ledger.platform.files;

import dev.daybook.ledger.platform.files.WaitingFiles.Claimed;
import reactor.core.publisher.Flux;

/** What comes of files. */
@FunctionalInterface
public interface FileWork {

  /**
   * Does what there is to do, step by step; none if there is nothing. Between two steps it may be
   * broken off, and begun anew later, also on another node: it goes on from where it was then.
   *
   * @return a sign of each step that is done
   */
  Flux<?> steps(Claimed file);
}
