/** Makes a person known to the community as an owner. */
@NullMarked
package dev.daybook.ledger.community.registerowner;

import org.jspecify.annotations.NullMarked;
