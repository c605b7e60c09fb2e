package dev.daybook.ledger.platform.identity;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Caller;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Resource;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Staying signed in, seeing where one is, and signing out. */
final class SessionOperations implements Resource {

  /** What a new access token is given for. */
  record Refresh(@NotBlank @MaxLength(200) @Example("dbr_9Xr0…") String refreshToken) {

    /** Without the token. */
    @Override
    public String toString() {
      return "Refresh";
    }
  }

  private static final String TAG = "identity";

  private static final Operation REFRESH =
      Operation.post("/auth/refresh", "Refresh tokens")
          .tag(TAG)
          .description(
              "Gives the next access token and the next refresh token of a session, with the roles"
                  + " that the user has by now. A refresh token is used once: one that comes again"
                  + " ends the session, because somebody else may have it. A session lasts 90 days"
                  + " at most, and 14 days without being used.")
          .open()
          .body(Refresh.class)
          .returns(Tokens.class)
          .refuses(Sessions.INVALID_REFRESH_TOKEN);

  private static final Operation LOGOUT =
      Operation.post("/auth/logout", "Sign out")
          .tag(TAG)
          .description(
              "Ends this session: its refresh token at once, its access tokens on every node within"
                  + " about a second, and what is read live within seconds, with a last message"
                  + " `logged_out`. Other sessions go on.")
          .person();

  private static final Operation LIST =
      Operation.get("/auth/sessions", "List sessions")
          .tag(TAG)
          .description("Where the caller is signed in; the session that was used last comes first.")
          .person()
          .returnsAll(SessionView.class);

  private static final Operation END =
      Operation.delete("/auth/sessions/{session_id}", "End a session")
          .tag(TAG)
          .description("Signs out elsewhere: the same as `POST /auth/logout` there.")
          .person();

  private final Sessions sessions;

  SessionOperations(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.of(REFRESH, this::refresh),
        Endpoint.of(LOGOUT, call -> end(call.caller(), session(call)).thenReturn(Answer.nothing())),
        Endpoint.of(LIST, this::list),
        Endpoint.of(END, this::end));
  }

  private Mono<Answer> refresh(Call call) {
    return sessions
        .refresh(call.body(Refresh.class).refreshToken())
        .map(tokens -> Answer.ok(tokens).header("Cache-Control", "no-store"));
  }

  private Mono<Answer> list(Call call) {
    return sessions.of(call.tenant(), user(call.caller()), session(call)).map(Answer::ok);
  }

  private Mono<Answer> end(Call call) {
    var session = call.pathId("session_id", id -> id);
    return end(call.caller(), session)
        .map(
            ended ->
                ended
                    ? Answer.nothing()
                    : Answer.notFound("The caller has no session %s.".formatted(session)));
  }

  private Mono<Boolean> end(Caller caller, UUID session) {
    return sessions.end(caller.tenant(), user(caller), session);
  }

  private static UUID user(Caller caller) {
    return UUID.fromString(caller.user());
  }

  private static UUID session(Call call) {
    return requireNonNull(call.caller().session()).id();
  }
}
