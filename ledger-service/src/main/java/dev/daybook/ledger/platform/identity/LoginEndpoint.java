package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@code POST /auth/login}. */
final class LoginEndpoint implements Endpoint {

  /** What one signs in with. */
  record Login(
      @NotBlank @MaxLength(63) @Example("demo") String tenant,
      @NotBlank @MaxLength(100) @Example("owner") String username,
      // Hashing takes longer the longer the password is; nobody types more than this.
      @MaxLength(200) @Example("correct-horse-battery") String password,
      @Describe(
              "Tells this client from others at its address: a UUID that it made up by chance, keeps"
                  + " to itself, and sends each time. After a success it is known for 90 days.")
          @Example("018f2c5e-7b1a-4c3d-9e5f-0a1b2c3d4e5f")
          @Nullable UUID device) {

    /** Without the password. */
    @Override
    public String toString() {
      return "Login[" + tenant + "/" + username + "]";
    }
  }

  private final SignIn signIn;
  private final Sessions sessions;

  LoginEndpoint(SignIn signIn, Sessions sessions) {
    this.signIn = signIn;
    this.sessions = sessions;
  }

  @Override
  public Operation operation() {
    return Operation.post("/auth/login", "Sign in")
        .tag("identity")
        .description(
            "Begins a session for a tenant, a username and a password. After 10 failures an"
                + " account is locked for a while, whether it exists or not. An address from which the"
                + " account was signed in to within 90 days, and a `device` that was sent with such a"
                + " sign-in, are not locked out by the failures of others. When the access token has"
                + " expired, `POST /auth/refresh` gives the next. A change of the password or of the"
                + " roles ends it within seconds.")
        .open()
        .body(Login.class)
        .returns(Tokens.class)
        .refuses(
            SignIn.INVALID_CREDENTIALS,
            SignIn.LOCKED,
            SignIn.TOO_MANY_SIGN_INS,
            ErrorCodes.CONFLICT);
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var login = call.body(Login.class);
    return signIn
        .withPassword(
            new Account(login.tenant(), login.username()),
            Origin.of(call.address(), login.device()),
            login.password())
        .flatMap(sessions::begin)
        .map(tokens -> Answer.ok(tokens).header("Cache-Control", "no-store"));
  }
}
