package dev.daybook.eventstore.races;

import dev.daybook.eventstore.AppendCondition;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.Reservation;
import dev.daybook.eventstore.Selection;
import dev.daybook.eventstore.Sourced;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores that are wrong in one way each, made of one that is right: a race has to find it out. */
enum WrongStore {
  FORGETS_CONDITIONS {
    @Override
    EventStore of(EventStore right) {
      return new Passing(right) {
        @Override
        public Mono<Verdict> append(AppendRequest request) {
          return super.append(with(request, null));
        }
      };
    }
  },

  /** What is appended between the look and the writing breaks the condition. */
  LOOKS_FIRST_AND_WRITES_THEN {
    @Override
    EventStore of(EventStore right) {
      return new Passing(right) {
        @Override
        public Mono<Verdict> append(AppendRequest request) {
          var condition = request.condition();
          return condition == null
              ? super.append(request)
              : source(request.tenant(), condition.boundary(), condition.after())
                  .flatMap(
                      found ->
                          found.events().isEmpty()
                              ? super.append(with(request, null))
                              : Mono.just(
                                  new Verdict.Conflict(found.events().getFirst().position())));
        }
      };
    }
  },

  /** As if it had an index of tags, in which no event stands that has none. */
  LOOKS_AT_TAGS_ALONE {
    @Override
    EventStore of(EventStore right) {
      return new Passing(right) {
        @Override
        public Mono<Verdict> append(AppendRequest request) {
          var condition = request.condition();
          var isOfTags =
              condition != null
                  && condition.boundary().criteria().stream()
                      .anyMatch(criterion -> !criterion.tags().isEmpty());
          return super.append(isOfTags ? request : with(request, null));
        }
      };
    }
  },

  LOOKS_AT_THE_FIRST_CRITERION_ALONE {
    @Override
    EventStore of(EventStore right) {
      return new Passing(right) {
        @Override
        public Mono<Verdict> append(AppendRequest request) {
          var condition = request.condition();
          if (condition == null || condition.boundary().criteria().size() < 2) {
            return super.append(request);
          }
          var first = Boundary.of(condition.boundary().criteria().getFirst());
          return super.append(with(request, new AppendCondition(first, condition.after())));
        }
      };
    }
  },

  FORGETS_KEYS {
    @Override
    EventStore of(EventStore right) {
      return new Passing(right) {
        @Override
        public Mono<Verdict> append(AppendRequest request) {
          return super.append(
              new AppendRequest(request.tenant(), request.events(), request.condition(), null));
        }
      };
    }
  },

  READS_AN_EVENT_BEHIND {
    @Override
    EventStore of(EventStore right) {
      return new Passing(right) {
        @Override
        public Mono<Sourced> source(String tenant, Boundary boundary, long after) {
          return super.source(tenant, boundary, after)
              .map(sourced -> until(sourced, Math.max(0, sourced.head() - 1)));
        }
      };
    }
  },

  /** As from a cache, or from a standby. */
  READS_WHAT_WAS_50_MILLISECONDS_AGO {
    private static final long BEHIND_NANOS = Duration.ofMillis(50).toNanos();

    @Override
    EventStore of(EventStore right) {
      return new Passing(right) {
        private final Deque<Seen> seen = new ConcurrentLinkedDeque<>();

        @Override
        public Mono<Sourced> source(String tenant, Boundary boundary, long after) {
          return super.source(tenant, boundary, after)
              .map(
                  sourced -> {
                    long now = System.nanoTime();
                    seen.addFirst(new Seen(now, sourced.head()));
                    return until(sourced, headAt(now - BEHIND_NANOS));
                  });
        }

        private long headAt(long nanos) {
          return seen.stream()
              .filter(one -> one.at() - nanos <= 0)
              .mapToLong(Seen::head)
              .max()
              .orElse(0);
        }
      };
    }
  },

  SHOWS_FOLLOWERS_AN_EVENT_TWICE {
    @Override
    EventStore of(EventStore right) {
      return new Passing(right) {
        @Override
        public Flux<StoredEvent> follow(Selection selection) {
          return super.follow(selection)
              .concatMapIterable(
                  event -> event.position() % 10 == 3 ? List.of(event, event) : List.of(event));
        }
      };
    }
  };

  abstract EventStore of(EventStore right);

  private record Seen(long at, long head) {}

  private static AppendRequest with(AppendRequest request, @Nullable AppendCondition condition) {
    return new AppendRequest(request.tenant(), request.events(), condition, request.once());
  }

  private static Sourced until(Sourced sourced, long head) {
    return new Sourced(
        sourced.events().stream().filter(event -> event.position() <= head).toList(),
        Math.min(head, sourced.head()));
  }

  private abstract static class Passing implements EventStore {

    private final EventStore right;

    Passing(EventStore right) {
      this.right = right;
    }

    @Override
    public Mono<Verdict> append(AppendRequest request) {
      return right.append(request);
    }

    @Override
    public Mono<Verdict> recall(String tenant, String caller, String key, String fingerprint) {
      return right.recall(tenant, caller, key, fingerprint);
    }

    @Override
    public Mono<Sourced> source(String tenant, Boundary boundary, long after) {
      return right.source(tenant, boundary, after);
    }

    @Override
    public Flux<StoredEvent> read(Selection selection) {
      return right.read(selection);
    }

    @Override
    public Flux<StoredEvent> follow(Selection selection) {
      return right.follow(selection);
    }

    @Override
    public Mono<Long> head() {
      return right.head();
    }

    @Override
    public Mono<Reservation> reserve(String tenant, Boundary boundary, Duration longest) {
      return right.reserve(tenant, boundary, longest);
    }

    @Override
    public Mono<Instant> timeOf(long position) {
      return right.timeOf(position);
    }

    @Override
    public Mono<Long> positionAt(Instant time) {
      return right.positionAt(time);
    }
  }
}
