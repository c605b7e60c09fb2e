package dev.daybook.ledger.platform.identity;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.projections.Sql;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** {@code PUT /me/password}. */
final class PasswordOperation implements Endpoint {

  static final ErrorCode WRONG_PASSWORD =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "wrong_password",
          "Wrong password",
          "`old_password` is not the password of the user. It counts as a failed sign-in.");

  /** The password that there is, and the one that there will be. */
  record PasswordChange(
      @MaxLength(200) @Example("four words by chance") String oldPassword,
      @MaxLength(200) @Example("four other words by chance") String newPassword) {

    /** Without the passwords. */
    @Override
    public String toString() {
      return "PasswordChange";
    }
  }

  private static final Operation OPERATION =
      Operation.put("/me/password", "Change one's password")
          .tag("identity")
          .description(
              "Ends all other sessions of the user, and the access tokens of this one within about a"
                  + " second: get the next by its refresh token.")
          .person()
          .body(PasswordChange.class)
          .refuses(
              WRONG_PASSWORD,
              PasswordRules.TOO_SHORT,
              PasswordRules.TOO_COMMON,
              SignIn.LOCKED,
              SignIn.TOO_MANY_SIGN_INS,
              ErrorCodes.CONFLICT);

  private static final String CHANGE = "SELECT daybook.change_password($1, $2, $3, $4) AS outcome";

  private final Accounts accounts;
  private final SignIn signIn;
  private final NewPasswords passwords;
  private final IdentityWriting writing;

  PasswordOperation(
      Accounts accounts, SignIn signIn, NewPasswords passwords, IdentityWriting writing) {
    this.accounts = accounts;
    this.signIn = signIn;
    this.passwords = passwords;
    this.writing = writing;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    return writing.unlessRepeated(this::change).apply(call);
  }

  private Mono<Answer> change(Call call) {
    return accounts
        .find(call.tenant(), UUID.fromString(call.caller().user()))
        .flatMap(account -> change(call, account))
        // Removed just now: the token does not know it yet.
        .switchIfEmpty(
            Mono.error(
                () -> Problem.of(ErrorCodes.CONFLICT, "There is no such user any more.").raise()));
  }

  private Mono<Answer> change(Call call, UserAccount user) {
    var body = call.body(PasswordChange.class);
    var account = new Account(user.tenant(), user.username());
    return Refusals.of(
            passwords.faults(body.newPassword(), account, "new_password"),
            List.of(PasswordRules.TOO_SHORT, PasswordRules.TOO_COMMON))
        .map(problem -> Mono.just(Answer.problem(problem)))
        .orElseGet(
            () ->
                signIn
                    .withPassword(account, Origin.of(call.address(), null), body.oldPassword())
                    .onErrorMap(Problem.Raised.class, PasswordOperation::saidOfTheOldPassword)
                    .flatMap(
                        known ->
                            passwords
                                .hashed(body.newPassword(), call)
                                .flatMap(hash -> changed(call, known, hash))));
  }

  /** To a caller who is signed in, a wrong password is a wrong field, and not a reason to leave. */
  private static Throwable saidOfTheOldPassword(Problem.Raised raised) {
    return raised.problem().code().equals(SignIn.INVALID_CREDENTIALS.code())
        ? Problem.of(WRONG_PASSWORD, "The old password is wrong.")
            .details(
                List.of(new Detail("old_password", "is not the password", WRONG_PASSWORD.code())))
            .raise()
        : raised;
  }

  private Mono<Answer> changed(Call call, UserAccount account, String hash) {
    return writing.once(
        call,
        connection ->
            Sql.query(
                    connection,
                    CHANGE,
                    row -> row.text("outcome"),
                    account.id(),
                    account.accessVersion(),
                    hash,
                    requireNonNull(call.caller().session()).id())
                .single()
                .map(
                    outcome ->
                        outcome.equals("done")
                            ? Answer.nothing()
                            : Answer.problem(
                                Problem.of(
                                    ErrorCodes.CONFLICT,
                                    "The user was changed by others at the same time."))));
  }
}
