package dev.daybook.ledger.platform.webhooks;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;

/** Delivers from the start of the service to its end, and gives its claims back. */
final class WebhooksLifecycle implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(WebhooksLifecycle.class);

  /** Stops after the web server, and before the log. */
  private static final int PHASE = 900;

  private final Deliverer deliverer;
  private final AtomicReference<@Nullable Runnable> stopped = new AtomicReference<>();
  private volatile @Nullable Disposable running;

  WebhooksLifecycle(Deliverer deliverer) {
    this.deliverer = deliverer;
  }

  @Override
  public void start() {
    running =
        deliverer
            .run()
            .doFinally(ended -> tell())
            .subscribe(
                nothing -> {}, fault -> LOG.error("Webhooks are not served any more", fault));
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
    deliverer.stop();
  }

  @Override
  public void stop(Runnable whenStopped) {
    stopped.set(whenStopped);
    if (running == null) {
      tell();
    } else {
      deliverer.stop();
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
