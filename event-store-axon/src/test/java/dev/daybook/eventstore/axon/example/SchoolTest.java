package dev.daybook.eventstore.axon.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.eventstore.PostgresEventStore;
import dev.daybook.eventstore.Selection;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.axon.example.Courses.OpenCourse;
import dev.daybook.eventstore.axon.example.Courses.TakeSeat;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.common.configuration.ConfigurationEnhancer;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchoolTest {

  private static final int SEATS = 5;
  private static final int STUDENTS = 20;
  private static final String SOURCES = "src/test/java/dev/daybook/eventstore/axon/example/";

  private final TestDatabase database = TestPostgres.database();
  private final List<Running> nodes = List.of(start("node-1"), start("node-2"));

  private record Running(
      TenantConnections connections, PostgresEventStore store, AxonConfiguration axon) {

    CommandGateway commands() {
      return axon.getComponent(CommandGateway.class);
    }

    void stop() {
      axon.shutdown();
      Await.end(store.close().then(connections.close()));
    }
  }

  private Running start(String node) {
    TenantConnections connections =
        TenantConnections.pooled(database.connect(database.service()), 4);
    PostgresEventStore store = PostgresEventStore.builder(connections).build();
    return new Running(connections, store, School.start(store, connections, node));
  }

  @AfterEach
  void stop() {
    nodes.forEach(Running::stop);
  }

  private static void sent(Running node, Object command) throws Exception {
    CompletableFuture<Void> done = node.commands().send(command, Void.class);
    done.get(10, TimeUnit.SECONDS);
  }

  @Test
  void noSeatIsTakenTwiceOnWhateverNode() throws Exception {
    sent(nodes.getFirst(), new OpenCourse("latin", SEATS));
    List<Callable<Boolean>> students = new ArrayList<>();
    for (int i = 0; i < STUDENTS; i++) {
      Running node = nodes.get(i % nodes.size());
      TakeSeat command = new TakeSeat("latin", "student-" + i);
      students.add(() -> tookASeat(node, command));
    }
    int seated = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> student : threads.invokeAll(students)) {
        seated += student.get() ? 1 : 0;
      }
    }
    assertThat(seated).isEqualTo(SEATS);
    Boundary taken = Boundary.of(Criterion.types("school.seat-taken").tagged("course:latin"));
    assertThat(Await.all(nodes.getLast().store().read(Selection.of("school", taken))))
        .hasSize(SEATS);
  }

  /** A conflict says only that somebody was faster: the decision is taken again. */
  private static boolean tookASeat(Running node, TakeSeat command) throws Exception {
    while (true) {
      try {
        sent(node, command);
        return true;
      } catch (ExecutionException refused) {
        if (refused.getCause() instanceof AppendEventsTransactionRejectedException) {
          continue;
        }
        assertThat(refused).hasRootCauseMessage("no seat is free in latin");
        return false;
      }
    }
  }

  @Test
  void aRefusedCommandAppendsNothing() {
    assertThatThrownBy(() -> sent(nodes.getFirst(), new TakeSeat("greek", "ann")))
        .rootCause()
        .hasMessage("no seat is free in greek");
    assertThat(Await.one(nodes.getLast().store().head())).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Courses.java", "School.java"})
  void theReadmeShowsWhatIsTestedHere(String file) throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    String source = Files.readString(Path.of(SOURCES + file));
    String shown = source.substring(source.indexOf("/** "));
    assertThat(readme).contains(shown);
  }

  @Test
  void axonsReportingOfUsageIsNotThere() {
    assertThatThrownBy(() -> Class.forName("org.axonframework.update.UpdateChecker"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThat(ServiceLoader.load(ConfigurationEnhancer.class).stream())
        .noneMatch(enhancer -> enhancer.type().getName().contains(".update."));
  }
}
