package dev.daybook.eventstore;

/**
 * The clause that makes an append happen once: stored in the same transaction as the events, under
 * tenant, caller and key.
 *
 * @param fingerprint tells whether a repeated key comes with the same request
 * @param answer what to give back to a repetition, kept as it is
 */
public record Once(String caller, String key, String fingerprint, String answer) {}
