/**
 * Starting and refusing to start: the command line, the settings, and the one sentence that a
 * person reads when something is wrong.
 *
 * <p>It promises: whatever keeps the service from starting is said in one sentence on standard
 * error, with the setting or the path to change, and the process ends with an exit code that is not
 * 0. Every setting has one name, the same in the environment, in {@code --help} and in the sentence
 * that refuses it.
 */
@NullMarked
package dev.daybook.ledger.platform.start;

import org.jspecify.annotations.NullMarked;
