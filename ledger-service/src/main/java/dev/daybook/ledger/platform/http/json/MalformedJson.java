package dev.daybook.ledger.platform.http.json;

import dev.daybook.contracts.Rejection.Detail;
import java.util.List;

/** The bytes are no JSON that could be judged field by field. An answer, so without a stack. */
public final class MalformedJson extends Exception {

  private static final long serialVersionUID = 1L;
  private final transient List<Detail> details;

  MalformedJson(String message, List<Detail> details) {
    super(message, null, false, false);
    this.details = List.copyOf(details);
  }

  public String words() {
    return String.valueOf(getMessage());
  }

  public List<Detail> details() {
    return details;
  }
}
