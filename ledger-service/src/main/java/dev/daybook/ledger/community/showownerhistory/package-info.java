/** Shows who made an owner read as they do, step by step. */
@NullMarked
package dev.daybook.ledger.community.showownerhistory;

import org.jspecify.annotations.NullMarked;
