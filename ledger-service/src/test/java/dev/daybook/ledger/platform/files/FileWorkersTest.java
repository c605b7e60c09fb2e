package dev.daybook.ledger.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Id;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.ledger.contract.RunningService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Nobody waits for somebody else's million rows. */
class FileWorkersTest {

  private record FileId(UUID value) implements Id {}

  private static final Duration A_STEP = Duration.ofMillis(10);

  private final RunningService service = RunningService.shared();
  private final WaitingFiles files =
      new WaitingFiles(
          service.context().getBean("serviceConnections", TenantConnections.class),
          UUID.randomUUID().toString());

  private String send() {
    var tenant = service.newTenant().tenant();
    var id = new FileId(UUID.randomUUID());
    var whole = Await.one(files.store(tenant, id, "anna", Flux.just("row".getBytes(UTF_8))));
    Await.end(files.release(tenant, id, whole));
    return tenant;
  }

  /** Two that never end hold both workers; the third one is worked on all the same. */
  @Test
  void whoseTurnIsOverLetsOthersGoFirst() {
    var worked = Collections.synchronizedList(new ArrayList<String>());
    var endless = new ArrayList<String>();
    Sinks.One<String> third = Sinks.one();
    FileWork work =
        file -> {
          worked.add(file.tenant());
          return endless.contains(file.tenant())
              ? Flux.interval(A_STEP).onBackpressureDrop()
              : Mono.fromRunnable(() -> third.tryEmitValue(file.tenant())).flux();
        };
    endless.add(send());
    endless.add(send());
    var workers = new FileWorkers(files, work, 1);
    workers.start();
    try {
      Await.one(Mono.fromCallable(worked::size).repeat().filter(size -> size >= 2).next());
      var last = send();
      assertThat(Await.one(third.asMono())).isEqualTo(last);
    } finally {
      workers.stop();
    }
    assertThat(worked).startsWith(endless.get(0)).contains(endless.get(1));
  }
}
