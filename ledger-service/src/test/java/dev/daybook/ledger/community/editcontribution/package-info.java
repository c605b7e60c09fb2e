@NullMarked
package dev.daybook.ledger.community.editcontribution;

import org.jspecify.annotations.NullMarked;
