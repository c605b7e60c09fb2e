@NullMarked
package dev.daybook.ledger.community.registerproperty;

import org.jspecify.annotations.NullMarked;
