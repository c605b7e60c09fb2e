/** Shows a chain of periods: what each began with, what moved, and what it closed with. */
@NullMarked
package dev.daybook.ledger.community.showcarryforward;

import org.jspecify.annotations.NullMarked;
