/** Makes known what costs are shared over, and whose it is. */
@NullMarked
package dev.daybook.ledger.community.registerproperty;

import org.jspecify.annotations.NullMarked;
