/** Shows who made a service charge read as it does, step by step. */
@NullMarked
package dev.daybook.ledger.community.showchargehistory;

import org.jspecify.annotations.NullMarked;
