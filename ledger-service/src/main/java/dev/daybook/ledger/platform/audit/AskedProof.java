package dev.daybook.ledger.platform.audit;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.ledger.platform.http.Problem;
import java.util.ArrayList;
import java.util.List;

/** Which proof a call asks for, and all that is wrong with how it asks. */
final class AskedProof {

  static final Parameter<Long> POSITION =
      Parameter.position("position", "Of the event, in the log: required.");
  static final Parameter<Long> TREE_SIZE =
      Parameter.position(
          "tree_size",
          "Of the tree that it is to stand in; that of the newest checkpoint unless said.");
  static final Parameter<Long> FROM =
      Parameter.position("from", "The size of the smaller tree: required.");
  static final Parameter<Long> TO =
      Parameter.position(
          "to", "The size of the larger tree; that of the newest checkpoint unless said.");

  private final List<Detail> faults = new ArrayList<>();

  /** A number that must be given; 0 where it is not, which is a fault. */
  long required(Call call, Parameter<Long> parameter) {
    var given = call.query(parameter);
    if (given == null) {
      faults.add(FaultCode.MISSING.at(parameter.name(), "is missing"));
    }
    return given == null ? 0 : given;
  }

  /** A size that may be given, and what stands for it otherwise. */
  long size(Call call, Parameter<Long> parameter, long least, long most) {
    return within(parameter, call.query(parameter, most), least, most);
  }

  long within(Parameter<Long> parameter, long value, long least, long most) {
    var isMissing = faults.stream().anyMatch(fault -> parameter.name().equals(fault.field()));
    if (!isMissing && (value < least || value > most)) {
      faults.add(
          FaultCode.OUT_OF_RANGE.at(
              parameter.name(), "must be from %d to %d".formatted(least, most)));
    }
    return value;
  }

  /** Ends the chain with all faults, if there are any. */
  void check() {
    if (!faults.isEmpty()) {
      throw Problem.unacceptable(faults).raise();
    }
  }
}
