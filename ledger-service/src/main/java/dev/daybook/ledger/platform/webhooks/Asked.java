package dev.daybook.ledger.platform.webhooks;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.schema.Visible;
import dev.daybook.ledger.platform.http.FaultCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what somebody asks for can be a webhook; all that is wrong is said at once. */
final class Asked {

  static final int MAX_TYPES = 100;
  static final int MAX_TAGS = 10;
  static final int MAX_TAG_CHARACTERS = 200;
  static final int MAX_DESCRIPTION_CHARACTERS = 500;

  private final Sender sender;
  private final Set<String> known;

  /**
   * @param types all that there are
   */
  Asked(Sender sender, List<String> types) {
    this.sender = sender;
    this.known = Set.copyOf(types);
  }

  /** What is wrong with it; null stands for what is not asked for. */
  List<Detail> faults(
      @Nullable String url, @Nullable List<String> types, @Nullable List<String> tags) {
    var faults = new ArrayList<Detail>();
    if (url != null) {
      url(url, faults);
    }
    if (types != null) {
      types(types, faults);
    }
    if (tags != null) {
      tags(tags, faults);
    }
    return faults;
  }

  private void url(String url, List<Detail> faults) {
    var destination = Destination.of(url);
    if (destination.isEmpty()) {
      faults.add(fault(Refusals.NOT_A_URL, "must be a URL like https://example.org/hooks"));
    } else if (!sender.mayBe(destination.get())) {
      faults.add(
          fault(
              Refusals.ADDRESS_NOT_ALLOWED, "must begin with https, and lead to a public address"));
    }
  }

  private static Detail fault(ErrorCode code, String message) {
    return new Detail("url", message, code.code());
  }

  private void types(List<String> types, List<Detail> faults) {
    for (int i = 0; i < types.size(); i++) {
      if (!known.contains(types.get(i))) {
        faults.add(
            FaultCode.NOT_ONE_OF.at(
                "types[%d]".formatted(i), "must be a type of event; /asyncapi.json lists them"));
      }
    }
    distinct("types", types, faults);
  }

  private static void tags(List<String> tags, List<Detail> faults) {
    for (int i = 0; i < tags.size(); i++) {
      var tag = tags.get(i);
      var field = "tags[%d]".formatted(i);
      if (Visible.isBlank(tag)) {
        faults.add(FaultCode.BLANK.at(field, "must not be blank"));
      } else if (tag.codePointCount(0, tag.length()) > MAX_TAG_CHARACTERS) {
        faults.add(
            FaultCode.TOO_LONG.at(
                field, "must have at most %d characters".formatted(MAX_TAG_CHARACTERS)));
      }
    }
    distinct("tags", tags, faults);
  }

  private static void distinct(String field, List<String> texts, List<Detail> faults) {
    if (new HashSet<>(texts).size() < texts.size()) {
      faults.add(FaultCode.INCONSISTENT.at(field, "must not name the same twice"));
    }
  }
}
