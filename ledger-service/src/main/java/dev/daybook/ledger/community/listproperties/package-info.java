/** Lists the properties of the community, as they count today. */
@NullMarked
package dev.daybook.ledger.community.listproperties;

import org.jspecify.annotations.NullMarked;
