/** Holds every exchange of the tests against the published description of the interface. */
@NullMarked
package dev.daybook.ledger.contract;

import org.jspecify.annotations.NullMarked;
