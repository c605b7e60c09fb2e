package dev.daybook.ledger.outages;

import static dev.daybook.contracts.community.OwnerEvent.OWNER;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.DaybookApplication;
import dev.daybook.ledger.platform.command.Asking;
import dev.daybook.ledger.platform.command.Circumstances;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.CommandGate;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;
import dev.daybook.projections.Sql;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The service as it is shipped, with one more operation: to fail in a thread of one's choice. */
final class StumblingService {

  private static final String TENANT = "demo";

  /** In what thread, and how. */
  enum Stumble {
    OUT_OF_MEMORY_IN_AN_EVENT_LOOP("webflux-http-"),
    OUT_OF_MEMORY_IN_A_PARALLEL_THREAD("parallel-"),
    OUT_OF_MEMORY_IN_A_THREAD_THAT_MAY_BLOCK("boundedElastic-"),
    OUT_OF_MEMORY_IN_A_THREAD_OF_THE_DATABASE("reactor-tcp-"),
    OUT_OF_MEMORY_IN_A_DECISION(""),
    OUT_OF_MEMORY_IN_A_PLATFORM_THREAD("some-platform"),
    OUT_OF_MEMORY_IN_A_VIRTUAL_THREAD("some-virtual"),
    MISSING_CLASS_IN_AN_EVENT_LOOP("webflux-http-"),
    STACK_TOO_DEEP_IN_AN_EVENT_LOOP("webflux-http-"),
    STACK_TOO_DEEP_IN_A_PARALLEL_THREAD("parallel-");

    /** What the names of such threads begin with. */
    final String thread;

    Stumble(String thread) {
      this.thread = thread;
    }

    String path() {
      return "/api/v1/stumbles/" + name().toLowerCase(Locale.ROOT);
    }
  }

  public static void main(String[] arguments) {
    SpringApplication.withHook(
        application -> new MoreBeans(), () -> DaybookApplication.main(arguments));
  }

  private static final class MoreBeans implements SpringApplicationRunListener {
    @Override
    public void contextPrepared(ConfigurableApplicationContext context) {
      add((GenericApplicationContext) context);
    }
  }

  static void add(GenericApplicationContext beans) {
    beans.registerBean(
        StumbleEndpoint.class,
        () -> {
          var operation = Operation.post("/stumbles", "Decide to stumble").open();
          beans
              .getBean(CommandDesk.class)
              .endpoint(operation, StumbleSlice.ONE, call -> StumbleSlice.ASKED);
          return new StumbleEndpoint(
              beans.getBean("serviceConnections", TenantConnections.class),
              beans.getBean(CommandGate.class));
        });
  }

  /** More than there is: no test has so much memory. */
  private static Object outOfMemory() {
    return new long[Integer.MAX_VALUE >> 1];
  }

  private static int tooDeep(int depth) {
    return tooDeep(depth + 1) + 1;
  }

  private record StumbleEndpoint(TenantConnections connections, CommandGate gate)
      implements Endpoint {

    private static final Operation OPERATION =
        Operation.get("/stumbles/{where}", "Stumble")
            .description("Fails in " + Arrays.toString(Stumble.values()))
            .open()
            .returns(String.class);

    @Override
    public Operation operation() {
      return OPERATION;
    }

    @Override
    public Mono<Answer> handle(Call call) {
      return stumble(Stumble.valueOf(call.path("where").toUpperCase(Locale.ROOT))).map(Answer::ok);
    }

    private Mono<?> stumble(Stumble stumble) {
      return switch (stumble) {
        case OUT_OF_MEMORY_IN_AN_EVENT_LOOP -> Mono.fromSupplier(StumblingService::outOfMemory);
        case OUT_OF_MEMORY_IN_A_PARALLEL_THREAD -> later().map(now -> outOfMemory());
        case OUT_OF_MEMORY_IN_A_THREAD_THAT_MAY_BLOCK ->
            Mono.fromSupplier(StumblingService::outOfMemory)
                .subscribeOn(Schedulers.boundedElastic());
        case OUT_OF_MEMORY_IN_A_THREAD_OF_THE_DATABASE ->
            connections
                .use(
                    TENANT,
                    connection -> Sql.query(connection, "select 1 as one", row -> outOfMemory()))
                .single();
        case OUT_OF_MEMORY_IN_A_DECISION ->
            gate.send(
                new Asking<>(StumbleSlice.ONE, StumbleSlice.ASKED),
                new Circumstances(TENANT, "nobody", "stumble", null, version -> true, false));
        case OUT_OF_MEMORY_IN_A_PLATFORM_THREAD -> {
          Thread.ofPlatform().name("some-platform").start(StumblingService::outOfMemory);
          yield Mono.never();
        }
        case OUT_OF_MEMORY_IN_A_VIRTUAL_THREAD -> {
          Thread.ofVirtual().name("some-virtual").start(StumblingService::outOfMemory);
          yield Mono.never();
        }
        case MISSING_CLASS_IN_AN_EVENT_LOOP ->
            Mono.fromSupplier(
                () -> {
                  throw new NoClassDefFoundError("dev/daybook/Missing");
                });
        case STACK_TOO_DEEP_IN_AN_EVENT_LOOP -> Mono.fromSupplier(() -> tooDeep(0));
        case STACK_TOO_DEEP_IN_A_PARALLEL_THREAD -> later().map(now -> tooDeep(0));
      };
    }

    private static Mono<Long> later() {
      return Mono.delay(Duration.ofMillis(1), Schedulers.parallel());
    }
  }

  private record StumbleCommand(OwnerId id) implements Command {}

  private static final class StumbleSlice implements Slice<StumbleCommand> {

    static final StumbleSlice ONE = new StumbleSlice();
    static final StumbleCommand ASKED = new StumbleCommand(new OwnerId(new UUID(0, 1)));

    @Override
    public String name() {
      return "test.stumble";
    }

    @Override
    public Subject<?, ?, ?> subject(StumbleCommand c) {
      return new Subject<>(OWNER, c.id());
    }

    @Override
    public Reads boundary(StumbleCommand c) {
      return Reads.lifecycle(OWNER, c.id());
    }

    @Override
    public Decision decide(StumbleCommand c, Known known) {
      throw new IllegalStateException(String.valueOf(outOfMemory()));
    }
  }

  private StumblingService() {}
}
