/** The example of the README, word for word: a test compares them. */
@NullMarked
package dev.daybook.eventstore.axon.example;

import org.jspecify.annotations.NullMarked;
