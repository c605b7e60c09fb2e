package dev.daybook.eventstore.axon.example;

import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;

/** Courses with so many seats. */
public final class Courses {

  @Event(namespace = "school", name = "course-opened", version = "1")
  public record CourseOpened(@EventTag(key = "course") String course, int seats) {}

  @Event(namespace = "school", name = "seat-taken", version = "1")
  public record SeatTaken(
      @EventTag(key = "course") String course, @EventTag(key = "student") String student) {}

  public record OpenCourse(String course, int seats) {}

  public record TakeSeat(String course, String student) {}

  /** What a decision about a course depends on: the events with its tag. */
  @EventSourcedEntity(tagKey = "course")
  public static final class Seats {

    private int free;

    @EntityCreator
    public Seats() {}

    @EventSourcingHandler
    void on(CourseOpened event) {
      free = event.seats();
    }

    @EventSourcingHandler
    void on(SeatTaken event) {
      free--;
    }
  }

  @CommandHandler
  void handle(OpenCourse command, EventAppender events) {
    events.append(new CourseOpened(command.course(), command.seats()));
  }

  @CommandHandler
  void handle(
      TakeSeat command, @InjectEntity(idProperty = "course") Seats seats, EventAppender events) {
    if (seats.free == 0) {
      throw new IllegalStateException("no seat is free in " + command.course());
    }
    events.append(new SeatTaken(command.course(), command.student()));
  }
}
