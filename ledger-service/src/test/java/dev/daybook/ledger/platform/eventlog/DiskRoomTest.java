package dev.daybook.ledger.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is said of a full disk, by a clock that the test sets. */
class DiskRoomTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
  private final DiskRoom room = new DiskRoom(now::get);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    ((Logger) LoggerFactory.getLogger(DiskRoom.class)).addAppender(log);
  }

  @AfterEach
  void stopListening() {
    ((Logger) LoggerFactory.getLogger(DiskRoom.class)).detachAppender(log);
  }

  @Test
  void nothingIsSaidWhileThereIsRoom() {
    room.enough();
    assertThat(room.isFull()).isFalse();
    assertThat(log.list).isEmpty();
  }

  @Test
  void howeverManyNoticeItIsOneLineAMinute() {
    for (int second = 0; second < 120; second++) {
      room.full();
      room.full();
      now.addAndGet(Duration.ofSeconds(1).toNanos());
    }
    assertThat(room.isFull()).isTrue();
    assertThat(log.list).hasSize(2);
  }

  @Test
  void thatThereIsRoomAgainIsSaidOnceAndSoonAfterItsEndThereIsNoNewLine() {
    room.full();
    room.enough();
    room.enough();
    assertThat(room.isFull()).isFalse();
    assertThat(log.list).hasSize(2);

    room.full();
    assertThat(room.isFull()).isTrue();
    assertThat(log.list).hasSize(2);
  }
}
