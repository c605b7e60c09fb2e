/**
 * Events for who is told of them: a webhook is a URL to which each event that it asks for is sent,
 * one by one and signed, as Standard Webhooks 1.0 has it.
 *
 * <p>It promises: what a webhook asks for is delivered in the order of the log, at least once, and
 * nothing is passed over, whatever becomes of a node; one node at a time delivers to a webhook, and
 * another takes over; nothing is sent to an address that is not public, unless a setting allows it;
 * a secret is shown when it is made, and cannot be read in the tables. A webhook that has nothing
 * to deliver costs nothing. What events say is nobody's business here.
 */
@NullMarked
package dev.daybook.ledger.platform.webhooks;

import org.jspecify.annotations.NullMarked;
