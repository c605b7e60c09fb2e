@NullMarked
package dev.daybook.ledger.community.editproperty;

import org.jspecify.annotations.NullMarked;
