package dev.daybook.projections;

import static dev.daybook.projections.ViewsDatabase.PATIENCE;
import static dev.daybook.projections.ViewsDatabase.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.TenantConnections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** All of the work of a transaction, or none of it. */
class RunnerDatabaseTest {

  private static final String ASLEEP =
      "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";

  private final ViewsDatabase views = new ViewsDatabase();

  /** Everybody gets the same connection. */
  private final TenantConnections one =
      TenantConnections.pooled(views.database().connect(views.database().runner()), 1);

  private final RunnerDatabase database = new RunnerDatabase(one);

  @AfterEach
  void close() {
    one.close().block(PATIENCE);
    views.close();
  }

  @Test
  void whoeverComesAfterSomebodyWhoLeftInTheMiddleHasATransactionOfTheirOwn() {
    views.database().execute("create table note (note text)");
    views.database().execute("grant insert on note to daybook_runner");
    var leaving =
        database
            .inTransaction(connection -> Sql.update(connection, "select pg_sleep(1)"))
            .subscribe();
    until("it is in the middle", () -> views.number(ASLEEP) == 1);
    leaving.dispose();

    var failing =
        database.inTransaction(
            connection ->
                Sql.update(connection, "insert into note values ('half of it')")
                    .then(Mono.error(new IllegalStateException("in the middle"))));
    assertThatThrownBy(() -> failing.block(PATIENCE)).hasMessage("in the middle");
    assertThat(views.number("select count(*) from note")).isZero();
  }

  /** However a transaction was lost: what is left of a batch must not move a position by itself. */
  @Test
  void outsideOfATransactionNoPositionMoves() {
    views.database().execute("update daybook.view_posting set node = 'me'");
    var claim =
        new Claim(
            views.number("select posting from daybook.view_posting"),
            views.number("select generation from daybook.view_posting"),
            true,
            0,
            List.of());
    var claims = new Claims(database, "me");
    var alone = one.use(null, connection -> claims.advance(connection, claim, 7, 0)).then();
    assertThatThrownBy(() -> alone.block(PATIENCE)).isInstanceOf(ClaimOver.class);
    assertThat(views.number("select position from daybook.view_posting")).isZero();

    database
        .inTransaction(connection -> claims.advance(connection, claim, 7, 0).thenReturn(true))
        .block(PATIENCE);
    assertThat(views.number("select position from daybook.view_posting")).isEqualTo(7);
  }
}
