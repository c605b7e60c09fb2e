/** What operators watch: numbers about the running service, in the form that Prometheus reads. */
@NullMarked
package dev.daybook.ledger.platform.metrics;

import org.jspecify.annotations.NullMarked;
