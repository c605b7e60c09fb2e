package dev.daybook.ledger.platform.http;

/**
 * The caller's wish that a request happens once.
 *
 * @param fingerprint tells whether the same key comes with the same request
 */
public record OnceKey(String caller, String key, String fingerprint) {}
