package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;

/** What somebody comes in with who has signed in. */
record Tokens(
    @Describe("To be sent as `Authorization: Bearer …`.") @Example("eyJraWQiOi…")
        String accessToken,
    @Describe(
            "For `POST /auth/refresh`, once: the answer has the next one. It is good for 14 days.")
        @Example("dbr_9Xr0…")
        String refreshToken,
    @Describe("Always `Bearer`.") @Example("Bearer") String tokenType,
    @Describe("How long the access token lives, in seconds.") @Example("900") long expiresIn) {

  /** Without the tokens. */
  @Override
  public String toString() {
    return "Tokens[expiresIn=" + expiresIn + "]";
  }
}
