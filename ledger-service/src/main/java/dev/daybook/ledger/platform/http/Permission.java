package dev.daybook.ledger.platform.http;

/** The right to do one kind of thing, such as {@code periods:close}; roles are sets of them. */
public record Permission(String name) {}
