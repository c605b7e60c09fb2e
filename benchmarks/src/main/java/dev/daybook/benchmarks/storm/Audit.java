package dev.daybook.benchmarks.storm;

import dev.daybook.benchmarks.storm.Command.Done;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a log from its beginning to its end, and holds against it what was answered and what was
 * shown on the way.
 */
final class Audit {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int FETCHED = 5_000;

  private static final String LOG =
      """
      SELECT position, type, recorded_at, payload FROM daybook.event
       ORDER BY position
      """;

  private record Written(String event, String subject) {}

  private final Tally tally;
  private final Books books;
  private final Queue<Shown> shown;
  private final Map<Long, Written> written = new HashMap<>();
  private long position;
  private Instant time = Instant.MIN;

  private Audit(Tally tally, Collection<Shown> shown) {
    this.tally = tally;
    this.books = new Books(tally::wrong);
    this.shown =
        new ArrayDeque<>(shown.stream().sorted(Comparator.comparingLong(Shown::position)).toList());
  }

  /** How many events the log has. */
  static long of(Server server, Collection<Done> done, Collection<Shown> shown, Tally tally)
      throws SQLException {
    var audit = new Audit(tally, shown);
    try (var connection = server.connect()) {
      audit.read(connection);
    }
    audit.lookAtShown(Long.MAX_VALUE);
    done.forEach(audit::check);
    return audit.position;
  }

  private void read(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.prepareStatement(LOG)) {
      statement.setFetchSize(FETCHED);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          read(rows);
        }
      }
    }
  }

  private void read(ResultSet row) throws SQLException {
    long next = row.getLong(1);
    var type = row.getString(2);
    var recorded = row.getTimestamp(3).toInstant();
    tally.check(next == position + 1, "After %d comes %d", position, next);
    tally.check(!recorded.isBefore(time), "%d was recorded at %s after %s", next, recorded, time);
    lookAtShown(position);
    position = next;
    time = recorded;
    var subject = books.write(next, type, JSON.readTree(row.getString(4)));
    written.put(next, new Written(type, subject));
  }

  /** What was shown as of here, or of the positions before. */
  private void lookAtShown(long until) {
    for (var next = shown.peek(); next != null && next.position() <= until; next = shown.peek()) {
      shown.remove();
      tally.check(next.position() <= position, "The log does not reach to what is shown: %s", next);
      if (books.knows(next.period())) {
        for (var fault : next.faults(books)) {
          tally.wrong("%s at %d %s".formatted(next.asked(), next.position(), fault));
        }
      } else {
        tally.wrong("The period was not opened yet: " + next);
      }
    }
  }

  private void check(Done done) {
    var found = written.get(done.position());
    tally.check(
        new Written(done.event(), done.subject()).equals(found),
        "It was answered and is not in the log: %s, but %s",
        done,
        String.valueOf(found));
  }
}
