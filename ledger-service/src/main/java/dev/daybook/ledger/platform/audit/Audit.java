package dev.daybook.ledger.platform.audit;

import static dev.daybook.ledger.platform.audit.AskedProof.FROM;
import static dev.daybook.ledger.platform.audit.AskedProof.POSITION;
import static dev.daybook.ledger.platform.audit.AskedProof.TO;
import static dev.daybook.ledger.platform.audit.AskedProof.TREE_SIZE;

import dev.daybook.eventstore.StoredEvent;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Permission;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.proofs.Hash;
import dev.daybook.proofs.Malformed;
import dev.daybook.proofs.ProofPlan;
import dev.daybook.proofs.Receipt;
import dev.daybook.proofs.SignedNote;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The operations of proofs. */
final class Audit implements Resource {

  private static final Permission READ = new Permission("audit:read");
  private static final String TAG = "audit";
  private static final String TEXT = "text/plain; charset=utf-8";

  /** How often somebody who waits for a proof looks whether it is there. */
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Notary notary;
  private final Leaves leaves;
  private final Proofs proofs;
  private final HistoryCheck check;

  Audit(Notary notary, Leaves leaves, Proofs proofs, HistoryCheck check) {
    this.notary = notary;
    this.leaves = leaves;
    this.proofs = proofs;
    this.check = check;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.of(
            Operation.get("/audit/key", "Get the key of checkpoints")
                .tag(TAG)
                .description(
                    "What checkpoints and receipts are verified with, as a verifier key of"
                        + " c2sp.org/signed-note. Keep it: whoever trusts a key that was fetched"
                        + " just now trusts whoever answered.")
                .open()
                .produces(TEXT),
            call -> Mono.just(Answer.raw(TEXT, notary.key() + "\n"))),
        Endpoint.of(
            Operation.get("/audit/checkpoint", "Get the newest checkpoint")
                .tag(TAG)
                .description(
                    "How many events the tenant has and what they hash to, signed: a checkpoint of"
                        + " c2sp.org/tlog-checkpoint, at most a second behind the log.")
                .needs(READ)
                .produces(TEXT),
            this::checkpoint),
        Endpoint.of(
            Operation.get("/audit/checkpoints", "List checkpoints")
                .tag(TAG)
                .description("All that was ever signed of the tenant's history, the newest first.")
                .needs(READ)
                .lists(CheckpointRow.class),
            this::checkpoints),
        Endpoint.of(
            Operation.get("/audit/proof/inclusion", "Prove that an event stands in the history")
                .tag(TAG)
                .description(
                    "The hashes that lead from the event's leaf to the root of a tree (RFC 9162,"
                        + " section 2.1.3).")
                .needs(READ)
                .query(POSITION)
                .query(TREE_SIZE)
                .waitingIfAsked()
                .returns(InclusionProof.class)
                .refuses(ErrorCodes.NOT_FOUND, AuditProblems.NOT_YET_PROVEN),
            this::inclusion),
        Endpoint.of(
            Operation.get("/audit/proof/consistency", "Prove that nothing but new events was added")
                .tag(TAG)
                .description(
                    "The hashes that show that a tree is how a larger one began (RFC 9162, section"
                        + " 2.1.4): whoever kept an old checkpoint verifies a new one with them.")
                .needs(READ)
                .query(FROM)
                .query(TO)
                .returns(ConsistencyProof.class),
            this::consistency),
        Endpoint.of(
            Operation.get("/audit/receipt", "Get the receipt of an event")
                .tag(TAG)
                .description(
                    "Evidence that the event stands in the history, which is checked with the key"
                        + " alone: a file of c2sp.org/tlog-proof, whose `extra` line is the base64"
                        + " of the event's canonical bytes. `Daybook-Position` of a command names"
                        + " the position. With `Prefer: wait=5` it waits until a checkpoint covers"
                        + " the event.")
                .needs(READ)
                .query(POSITION)
                .waitingIfAsked()
                .produces(TEXT)
                .refuses(
                    ErrorCodes.NOT_FOUND,
                    AuditProblems.NOT_YET_PROVEN,
                    AuditProblems.HISTORY_BROKEN),
            this::receipt),
        Endpoint.of(
            Operation.get("/audit/status", "Show whether the history is what was signed")
                .tag(TAG)
                .description(
                    "Each node checks without end whether the events are still those that were"
                        + " entered and signed: all of them, again and again.")
                .needs(READ)
                .returns(AuditStatus.class),
            call -> Mono.just(Answer.ok(check.status(call.tenant())))));
  }

  private Mono<Answer> checkpoint(Call call) {
    return proofs
        .latest(call.tenant())
        .map(signed -> Answer.raw(TEXT, signed.note()))
        .switchIfEmpty(Mono.fromSupplier(() -> Answer.raw(TEXT, nothing(call).toString())));
  }

  /** What there is to sign before anything has happened. */
  private SignedNote nothing(Call call) {
    return notary.sign(call.tenant(), 0, Hash.EMPTY_TREE);
  }

  private Mono<Answer> checkpoints(Call call) {
    if (call.wants() == Representation.LINES) {
      return Mono.just(Answer.lines(proofs.all(call.tenant())));
    }
    var page = call.page();
    return proofs
        .page(call.tenant(), page.skip(), page.limit())
        .zipWith(proofs.count(call.tenant()))
        .map(found -> Answer.page(page, found.getT1(), found.getT2()));
  }

  private Mono<Answer> inclusion(Call call) {
    var asked = new AskedProof();
    long position = asked.required(call, POSITION);
    asked.check();
    return known(call, position)
        .flatMap(event -> entered(call, position))
        .flatMap(entered -> inclusion(call, entered));
  }

  private Mono<Answer> inclusion(Call call, Entered entered) {
    var asked = new AskedProof();
    long size = asked.size(call, TREE_SIZE, entered.index + 1, entered.signed.treeSize());
    asked.check();
    var tenant = call.tenant();
    return proofs
        .leaf(tenant, entered.index)
        .zipWith(proofs.proof(tenant, ProofPlan.inclusion(entered.index, size)))
        .map(
            both ->
                Answer.ok(
                    new InclusionProof(
                        entered.index,
                        size,
                        both.getT1().toString(),
                        InclusionProof.texts(both.getT2()))));
  }

  private Mono<Answer> consistency(Call call) {
    return proofs
        .latest(call.tenant())
        .map(CheckpointRow::treeSize)
        .defaultIfEmpty(0L)
        .flatMap(most -> consistency(call, most));
  }

  private Mono<Answer> consistency(Call call, long most) {
    var asked = new AskedProof();
    long from = asked.required(call, FROM);
    long to = asked.size(call, TO, 1, most);
    asked.within(FROM, from, 1, Math.clamp(to, 1, Math.max(1, most)));
    asked.check();
    return proofs
        .proof(call.tenant(), ProofPlan.consistency(from, to))
        .map(hashes -> Answer.ok(new ConsistencyProof(from, to, InclusionProof.texts(hashes))));
  }

  private Mono<Answer> receipt(Call call) {
    var asked = new AskedProof();
    long position = asked.required(call, POSITION);
    asked.check();
    return known(call, position)
        .flatMap(
            event ->
                entered(call, position)
                    .flatMap(
                        entered ->
                            proofs
                                .proof(
                                    call.tenant(),
                                    ProofPlan.inclusion(entered.index, entered.signed.treeSize()))
                                .map(proof -> receipt(event, entered, proof))));
  }

  private Answer receipt(StoredEvent event, Entered entered, List<Hash> proof) {
    var note = SignedNote.parse(entered.signed.note());
    var receipt = new Receipt(leaves.canonical(event), entered.index, proof, note);
    try {
      receipt.verified(notary.key());
    } catch (Malformed changed) {
      return Answer.problem(AuditProblems.broken(event.position()));
    }
    return Answer.raw(TEXT, receipt.toString());
  }

  private Mono<StoredEvent> known(Call call, long position) {
    return proofs
        .event(call.tenant(), position)
        .switchIfEmpty(Mono.error(() -> AuditProblems.noSuchEvent(position).raise()));
  }

  /**
   * Where an event stands.
   *
   * @param signed the newest checkpoint, which covers it
   */
  private record Entered(long index, CheckpointRow signed) {}

  /** Waits for as long as the caller has asked to. */
  private Mono<Entered> entered(Call call, long position) {
    var looks = Flux.interval(LOOK, LOOK).take(call.patience().dividedBy(LOOK));
    return Flux.concat(Mono.just(0L), looks)
        .concatMap(look -> standing(call.tenant(), position), 1)
        .next()
        .switchIfEmpty(Mono.error(() -> AuditProblems.notYetProven(position).raise()));
  }

  private Mono<Entered> standing(String tenant, long position) {
    return proofs
        .index(tenant, position)
        .flatMap(index -> proofs.covering(tenant, index).map(signed -> new Entered(index, signed)));
  }
}
