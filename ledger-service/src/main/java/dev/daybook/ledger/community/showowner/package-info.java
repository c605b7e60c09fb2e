/** Shows one owner, as it reads now or read at any time. */
@NullMarked
package dev.daybook.ledger.community.showowner;

import org.jspecify.annotations.NullMarked;
