/**
 * What is measured, and how. Each benchmark is one command, measures beside a yardstick in the same
 * run on the same PostgreSQL, and prints what {@code docs/benchmarks.md} shows. It promises that
 * every figure comes from a run; whether a figure is good enough is for its reader to say.
 */
@NullMarked
package dev.daybook.benchmarks;

import org.jspecify.annotations.NullMarked;
