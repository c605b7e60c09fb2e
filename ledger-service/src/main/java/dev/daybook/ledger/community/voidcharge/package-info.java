/** Takes a service charge out of the reckoning; its history stays. */
@NullMarked
package dev.daybook.ledger.community.voidcharge;

import org.jspecify.annotations.NullMarked;
