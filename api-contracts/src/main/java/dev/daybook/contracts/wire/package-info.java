/**
 * An event as everybody outside reads it: on a page, in a replay, live, in a webhook, and in a
 * proof. It promises one form for all of them, which the decision "An event on the wire" describes
 * byte for byte.
 */
@NullMarked
package dev.daybook.contracts.wire;

import org.jspecify.annotations.NullMarked;
