package dev.daybook.ledger.platform.openapi;

import dev.daybook.ledger.platform.http.Operation;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/**
 * What bodies and answers are called: what somebody would call them who writes a client by hand.
 */
final class SchemaNames {

  private static final int CREATED = 201;

  /**
   * What makes a contribution is a {@code NewContribution}, what changes one are {@code
   * ContributionChanges}, and the rest is named after what it asks for: {@code ClosePeriodRequest}.
   */
  static String ofBody(Operation operation) {
    if (operation.isChange()) {
      return thing(operation) + "Changes";
    }
    return operation.method() == HttpMethod.POST && operation.status() == CREATED
        ? "New" + thing(operation)
        : capitalized(operation.id()) + "Request";
  }

  /**
   * @param row what the answer is, or has many of
   * @param form how it comes
   */
  static String ofAnswer(Operation operation, JsonNode row, String form) {
    var reference = row.path("$ref").asString("");
    var name =
        reference.isEmpty()
            ? capitalized(operation.id())
            : reference.substring(reference.lastIndexOf('/') + 1);
    return name + form;
  }

  /** One of what its path ends in: {@code /budget-items/{budget_item_id}} is a BudgetItem. */
  private static String thing(Operation operation) {
    var words =
        Arrays.stream(operation.path().split("/", -1))
            .filter(segment -> !segment.isEmpty() && !segment.startsWith("{"))
            .reduce((first, last) -> last)
            .orElseThrow()
            .split("-", -1);
    words[words.length - 1] = singular(words[words.length - 1]);
    return Arrays.stream(words).map(SchemaNames::capitalized).collect(Collectors.joining());
  }

  private static String singular(String plural) {
    return plural.replaceFirst("ies$", "y").replaceFirst("(?<!s)s$", "");
  }

  private static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private SchemaNames() {}
}
