/**
 * Who is calling: tenants, their users, signing in, and the access tokens that follow.
 *
 * <p>It promises: a {@link dev.daybook.ledger.platform.http.Caller} is only ever made from a token
 * that this service signed, that has not expired and whose password is still the same; nothing
 * tells a stranger whether an account exists; strangers keep nobody from signing in who did so from
 * there before; passwords are kept as Argon2id hashes and stand in no log. What a caller may do
 * with which resource is the business of the endpoints.
 */
@NullMarked
package dev.daybook.ledger.platform.identity;

import org.jspecify.annotations.NullMarked;
