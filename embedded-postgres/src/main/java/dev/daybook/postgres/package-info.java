/**
 * A real PostgreSQL beside a program: unpacked from its archive, started, watched, started again
 * when it dies, and ended with the program that it belongs to.
 *
 * <p>It promises: an {@link dev.daybook.postgres.EmbeddedPostgres} that was started answers, is
 * durable, listens to this machine alone and is this process's alone. One that an earlier process
 * left behind in the same folder is found and ended first.
 */
@NullMarked
package dev.daybook.postgres;

import org.jspecify.annotations.NullMarked;
