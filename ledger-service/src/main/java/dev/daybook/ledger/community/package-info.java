/**
 * What a community can do, a package for each thing. It promises that nothing slips into a closed
 * period and that names of periods are unique in their year, whoever races whom. How costs are
 * shared is the projections' business.
 */
@NullMarked
package dev.daybook.ledger.community;

import org.jspecify.annotations.NullMarked;
