/** Opens a service period under a name that no other has in its year. */
@NullMarked
package dev.daybook.ledger.community.openperiod;

import org.jspecify.annotations.NullMarked;
