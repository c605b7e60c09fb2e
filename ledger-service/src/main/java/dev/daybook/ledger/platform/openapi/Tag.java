package dev.daybook.ledger.platform.openapi;

/**
 * A group of operations.
 *
 * @param name as operations name it
 * @param description what its operations are about, in one sentence
 */
public record Tag(String name, String description) {}
