package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.ledger.platform.http.Call;
import java.util.List;
import reactor.core.publisher.Mono;

/** Passwords that somebody chooses: judged, and hashed. */
final class NewPasswords {

  private final PasswordRules rules;
  private final PasswordHashes hashes;

  NewPasswords(PasswordRules rules, PasswordHashes hashes) {
    this.rules = rules;
    this.hashes = hashes;
  }

  List<Detail> faults(String password, Account of, String field) {
    return rules.faults(password, of, field);
  }

  /** Whoever asks is signed in, and waits where no stranger does. */
  Mono<String> hashed(String password, Call call) {
    var place = new SignInQueue.Place(true, Origin.of(call.address(), null).address());
    return hashes
        .hashed(password, place)
        .onErrorMap(PasswordHashes.SignInOverload.class, full -> SignIn.overloaded());
  }
}
