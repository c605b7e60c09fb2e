/**
 * The event store as Axon Framework 5.0 sees it: an {@code EventStorageEngine}, a {@code
 * TokenStore} and what translates messages.
 *
 * <p>It promises: no lock and no connection is held between reading and appending, an append is one
 * call at commit; every future completes, on a thread that may be blocked and never on the
 * driver's; a stream never ends by itself. It is thin, because that interface changes between
 * releases: whatever the store can do without Axon belongs into {@code dev.daybook.eventstore}.
 */
@NullMarked
package dev.daybook.eventstore.axon;

import org.jspecify.annotations.NullMarked;
