package dev.daybook.ledger.platform.views;

import dev.daybook.projections.ViewRunner;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;

/** Runs the views from the start of the service to its end, and gives their claims back. */
final class ViewsLifecycle implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ViewsLifecycle.class);

  /** Stops after the web server, before the log. */
  private static final int PHASE = 1_000;

  private final ViewRunner runner;
  private final int views;
  private final AtomicReference<@Nullable Runnable> stopped = new AtomicReference<>();
  private volatile @Nullable Disposable running;

  /**
   * @param views how many there are
   */
  ViewsLifecycle(ViewRunner runner, int views) {
    this.runner = runner;
    this.views = views;
  }

  @Override
  public void start() {
    LOG.info("Posting {} views …", views);
    running =
        runner
            .run()
            .doFinally(ended -> tell())
            .subscribe(nothing -> {}, fault -> LOG.error("The runner of views has ended", fault));
  }

  private void tell() {
    running = null;
    var waiting = stopped.getAndSet(null);
    if (waiting != null) {
      waiting.run();
    }
  }

  @Override
  public void stop() {
    runner.stop();
  }

  @Override
  public void stop(Runnable whenStopped) {
    stopped.set(whenStopped);
    if (running == null) {
      tell();
    } else {
      runner.stop();
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
