package dev.daybook.eventstore.testing;

import org.jspecify.annotations.Nullable;

/**
 * Where the tests' PostgreSQL listens, and its superuser.
 *
 * @param password null where the server trusts local connections
 */
public record PostgresServer(String host, int port, String user, @Nullable String password) {}
