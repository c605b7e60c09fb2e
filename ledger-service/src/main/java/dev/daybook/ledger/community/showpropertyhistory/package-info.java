/** Shows who made a property count as it does, step by step. */
@NullMarked
package dev.daybook.ledger.community.showpropertyhistory;

import org.jspecify.annotations.NullMarked;
