package dev.daybook.eventstore.axon;

import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.core.EmptyApplicationContext;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import org.axonframework.messaging.core.unitofwork.UnitOfWork;

/** Real processing contexts. */
final class Contexts {

  private static final SimpleUnitOfWorkFactory UNITS =
      new SimpleUnitOfWorkFactory(EmptyApplicationContext.INSTANCE);

  private Contexts() {}

  static UnitOfWork unitOfWork() {
    return UNITS.create();
  }

  /** The context of a unit of work that has ended; it keeps its resources. */
  static ProcessingContext context() {
    return unitOfWork().executeWithResult(CompletableFuture::completedFuture).join();
  }
}
