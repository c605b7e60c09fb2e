/**
 * What contexts bring: their events, and the views of them. It promises that all of them are known
 * wherever the platform asks for events or views; no context is named here.
 */
@NullMarked
package dev.daybook.ledger.platform.contexts;

import org.jspecify.annotations.NullMarked;
