/**
 * The HTTP interface: everything that an endpoint gets for free.
 *
 * <h2>An endpoint</h2>
 *
 * An {@link dev.daybook.ledger.platform.http.Endpoint} is a bean with two methods. Its {@link
 * dev.daybook.ledger.platform.http.Operation} says what it takes and gives; routes, checks and
 * OpenAPI follow from that one value. Its {@code handle} turns a {@link
 * dev.daybook.ledger.platform.http.Call}, in which everything has been read and found good, into an
 * {@link dev.daybook.ledger.platform.http.Answer}.
 *
 * <h2>The way of a request</h2>
 *
 * <ol>
 *   <li><b>The connection.</b> {@code NettyLimits} bounds heads, idle time and connections, {@code
 *       ConnectionGuard} what trickles, piles up or is never taken, {@code Connections} how many
 *       there are, {@code HeadGuard} makes a head that the server would stumble over one that can
 *       be answered and refuses one that can be read in two ways, and {@code NoHttpAnswers} gives
 *       the envelope even to what is no HTTP. A connection that turns out to speak HTTP/2 is led by
 *       {@code Http2Switch} to {@code StreamsGuard} and {@code StreamHeads}, which do the same for
 *       each stream.
 *   <li><b>The exchange.</b> {@code RequestIds} gives it its request id and the headers of every
 *       answer.
 *   <li><b>The turn.</b> {@code Gatekeeper} asks {@link dev.daybook.ledger.platform.http.Admission}
 *       whether it is the address's turn, and once it is known who asks, the caller's (429), and
 *       says with every answer what is left.
 *   <li><b>The route.</b> {@code EndpointMapping} finds the endpoint in a {@code RouteTable}, or
 *       answers 404 or 405. What stands neither there nor below {@code /api} is left to others,
 *       such as health.
 *   <li><b>The caller.</b> {@code EndpointHandler} asks {@link
 *       dev.daybook.ledger.platform.http.Callers} who stands behind the token (401), and the
 *       operation whether they may (403).
 *   <li><b>The words.</b> {@code HeadReader} reads path, query and headers (406), {@code
 *       BodyReader} and the package {@code json} the body (415, 413). Whatever is wrong is
 *       collected in {@code Faults} and told at once: 400 when a part can't be read, 422 when it is
 *       not acceptable. An id that is no UUID can't be read (400); one that nothing has is not
 *       found (404).
 *   <li><b>Once.</b> {@code InFlight} holds back a second request under the same idempotency key
 *       while the first is being answered (409); that it happens once is the log's promise.
 *   <li><b>The endpoint</b> answers, refuses, or fails.
 *   <li><b>The answer.</b> {@code AnswerWriter} writes it: an envelope, lines, a table, live
 *       messages, or 304 where the caller has it already. {@code LastWrites} remembers where the
 *       caller wrote last, so that their next read waits for it.
 *   <li><b>A failure</b> becomes an error in one place, {@code Failures}: what is expected with its
 *       code, and anything else as a 500 that is logged under the request id and says nothing.
 * </ol>
 *
 * Limits are {@link dev.daybook.ledger.platform.http.HttpSettings}, codes are {@link
 * dev.daybook.ledger.platform.http.ErrorCodes} and {@link
 * dev.daybook.ledger.platform.http.FaultCode}, and the contexts' own in their operations.
 */
@NullMarked
package dev.daybook.ledger.platform.http;

import org.jspecify.annotations.NullMarked;
