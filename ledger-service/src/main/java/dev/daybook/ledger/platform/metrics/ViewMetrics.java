package dev.daybook.ledger.platform.metrics;

import dev.daybook.projections.ViewListener;
import dev.daybook.projections.ViewStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Counts what the runner of views does on this node, and shows how far every view is. */
public final class ViewMetrics implements ViewListener {

  private static final String VIEW = "view";

  private final MeterRegistry registry;
  private final Map<String, AtomicReference<ViewStatus>> statuses = new ConcurrentHashMap<>();

  private final Runnable diskFull;

  /**
   * @param diskFull is told when posting finds the disk of the database full
   */
  public ViewMetrics(MeterRegistry registry, Runnable diskFull) {
    this.registry = registry;
    this.diskFull = diskFull;
  }

  /** What was read of a view last, wherever it is posted. */
  public void seen(ViewStatus status) {
    statuses
        .computeIfAbsent(status.name(), view -> gauges(new AtomicReference<>(status)))
        .set(status);
  }

  @Override
  public void diskFull() {
    diskFull.run();
  }

  @Override
  public void posted(String view, Batch batch) {
    var name = batch.rebuilding() ? "daybook.view.rebuild.batch" : "daybook.view.batch";
    registry.timer(name, VIEW, view).record(batch.took());
    registry.counter(name + ".events", VIEW, view).increment(batch.events());
  }

  @Override
  public void failed(String view, long position) {
    registry.counter("daybook.view.failures", VIEW, view).increment();
  }

  @Override
  public void rebuilt(String view) {
    registry.counter("daybook.view.rebuilds", VIEW, view).increment();
  }

  private AtomicReference<ViewStatus> gauges(AtomicReference<ViewStatus> status) {
    var tags = Tags.of(VIEW, status.get().name());
    registry.gauge("daybook.view.position", tags, status, s -> s.get().position());
    registry.gauge("daybook.view.lag.events", tags, status, s -> s.get().lagEvents());
    registry.gauge("daybook.view.lag.seconds", tags, status, s -> s.get().lag().toSeconds());
    registry.gauge("daybook.view.rate", tags, status, s -> s.get().eventsPerSecond());
    return status;
  }
}
