/**
 * A community collects money from its owners, spends it for everyone, and shows each owner to the
 * cent why they owe what they owe. Here stands what it writes down, what can be asked of it, and
 * why it refuses.
 */
@NullMarked
package dev.daybook.contracts.community;

import org.jspecify.annotations.NullMarked;
