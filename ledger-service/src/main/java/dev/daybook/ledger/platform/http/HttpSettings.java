package dev.daybook.ledger.platform.http;

import java.net.InetAddress;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of the HTTP interface, as properties below {@code daybook.http}.
 *
 * @param maxBodyBytes the largest body that is taken; more is a 413
 * @param maxHeaderBytes the largest head of a request; more is a 431
 * @param maxUriBytes the longest request line; more is a 414
 * @param maxAnswerBytes the largest answer that is not streamed; more is a 422
 * @param maxLargeAnswersBytes what all large answers that are being read may take, and half of it
 *     those of one tenant; more is a 503
 * @param maxConnections connections at a time that may ask for everything
 * @param maxConnectionsPerAddress how many of these one address may have, or one network of IPv6;
 *     this machine may have all of them
 * @param healthConnections connections beyond these two limits, which may ask for health alone;
 *     when there is one more, the oldest is closed
 * @param maxStreamsPerConnection requests that an HTTP/2 connection may ask at the same time; one
 *     more is refused, and may be asked again
 * @param maxResetsPerConnection requests that an HTTP/2 connection may take back, or break, in 30
 *     seconds; one more ends the connection
 * @param maxStreamsPerCaller live and line answers that one caller may read at a time
 * @param trustedProxies whose word is taken for where a request comes from
 * @param headSeconds the head of a request must have come in this time after its first byte
 * @param bodySeconds the body of a request must have come in this time
 * @param idleSeconds a connection without a request is closed after this time
 * @param stalledSeconds a reader that takes nothing of its answer for this time is cut off
 * @param answerSeconds a read that takes longer is given up
 * @param patienceSeconds how long a read waits for its view when the caller says nothing
 * @param liveCommentMillis how often a live answer without messages shows that it lives
 * @param liveRetryMillis after what time a reader should come back
 */
@ConfigurationProperties("daybook.http")
public record HttpSettings(
    @DefaultValue("65536") int maxBodyBytes,
    @DefaultValue("16384") int maxHeaderBytes,
    @DefaultValue("8192") int maxUriBytes,
    @DefaultValue("33554432") long maxAnswerBytes,
    @DefaultValue("67108864") long maxLargeAnswersBytes,
    @DefaultValue("10000") int maxConnections,
    @DefaultValue("2000") int maxConnectionsPerAddress,
    @DefaultValue("100") int healthConnections,
    @DefaultValue("100") int maxStreamsPerConnection,
    @DefaultValue("200") int maxResetsPerConnection,
    @DefaultValue("16") int maxStreamsPerCaller,
    @DefaultValue Set<InetAddress> trustedProxies,
    @DefaultValue("10") int headSeconds,
    @DefaultValue("30") int bodySeconds,
    @DefaultValue("60") int idleSeconds,
    @DefaultValue("60") int stalledSeconds,
    @DefaultValue("30") int answerSeconds,
    @DefaultValue("5") int patienceSeconds,
    @DefaultValue("15000") int liveCommentMillis,
    @DefaultValue("3000") int liveRetryMillis) {}
