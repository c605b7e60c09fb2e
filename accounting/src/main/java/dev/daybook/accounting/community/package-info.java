/**
 * What a service period comes to for everyone, to the last minor unit: expenses are shared over
 * properties, owners' accounts are drawn up, and balances are carried from period to period.
 *
 * <p>Everything that reckons here is pure and exact: the same numbers give the same sheet, on every
 * machine and in every order that they come in. What can't be shared is a value that says why; a
 * number that can't be counted exactly is an exception. Where the numbers come from, and who may
 * see them, is somebody else's business.
 */
@NullMarked
package dev.daybook.accounting.community;

import org.jspecify.annotations.NullMarked;
