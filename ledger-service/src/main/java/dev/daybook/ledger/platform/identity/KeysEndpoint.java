package dev.daybook.ledger.platform.identity;

import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import reactor.core.publisher.Mono;

/** {@code GET /.well-known/jwks.json}: what others verify access tokens with (RFC 7517). */
final class KeysEndpoint implements Endpoint {

  private final Answer keys;

  KeysEndpoint(SigningKeys keys) {
    this.keys =
        Answer.raw("application/json", keys.published().toString(true))
            .header("Cache-Control", "public, max-age=300");
  }

  @Override
  public Operation operation() {
    return Operation.get("/.well-known/jwks.json", "Get the public keys of access tokens")
        .tag("identity")
        .description("A JSON Web Key Set (RFC 7517).")
        .atRoot()
        .open()
        .produces("application/json");
  }

  @Override
  public Mono<Answer> handle(Call call) {
    return Mono.just(keys);
  }
}
