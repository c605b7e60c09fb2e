package dev.daybook.eventstore.axon;

import dev.daybook.eventstore.AppendCondition;
import dev.daybook.eventstore.Once;
import dev.daybook.eventstore.Reservation;
import dev.daybook.eventstore.Verdict;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

/** What travels with a processing context, because Axon's interface has no parameter for it. */
public final class AppendResources {

  /**
   * The tenant whose events are read and appended; where it is missing, the engine's default tenant
   * is meant.
   */
  public static final ResourceKey<String> TENANT = ResourceKey.withLabel("daybook.tenant");

  /** Makes the append of this context happen once; read at commit. */
  public static final ResourceKey<Once> ONCE = ResourceKey.withLabel("daybook.once");

  /**
   * What the append depends on, where it was not sourced through the context: it takes the place of
   * the condition that Axon makes of what was.
   */
  public static final ResourceKey<AppendCondition> CONDITION =
      ResourceKey.withLabel("daybook.condition");

  /** The right of way that the append of this context comes with. */
  public static final ResourceKey<Reservation> RESERVATION =
      ResourceKey.withLabel("daybook.reservation");

  /** What became of the append of this context: there from the commit on, refused or not. */
  public static final ResourceKey<Verdict> VERDICT = ResourceKey.withLabel("daybook.verdict");

  private AppendResources() {}

  /** Axon's contexts answer null for what they do not hold, and may be null themselves. */
  static <T> @Nullable T find(@Nullable ProcessingContext context, ResourceKey<T> key) {
    return context == null ? null : context.getResource(key);
  }
}
