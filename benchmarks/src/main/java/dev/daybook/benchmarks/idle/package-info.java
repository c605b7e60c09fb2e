/** Views that nobody concerns, for a service that has many: what do they cost the others? */
@NullMarked
package dev.daybook.benchmarks.idle;

import org.jspecify.annotations.NullMarked;
