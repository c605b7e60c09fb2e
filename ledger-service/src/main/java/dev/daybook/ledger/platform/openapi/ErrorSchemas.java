package dev.daybook.ledger.platform.openapi;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.schema.JsonSchemas;
import dev.daybook.ledger.platform.http.Operation;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Says of the codes in errors which ones there are: no others than those that are explained. */
final class ErrorSchemas {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static void define(JsonSchemas schemas, Collection<Operation> operations) {
    var codes = ErrorPage.codes(operations);
    var errorCode =
        schemas.define(
            "ErrorCode",
            oneOf(
                codes,
                "What programs tell errors apart by; each has a paragraph at /docs/errors."));
    var detailCode =
        schemas.define(
            "DetailCode",
            oneOf(
                Stream.of(codes, ErrorPage.detailCodes(operations)).flatMap(List::stream).toList(),
                "What programs tell the faults and causes in details apart by."));
    replace(schemas, "ApiError", errorCode);
    replace(schemas, "ProblemDocument", errorCode);
    replace(schemas, "Detail", detailCode);
  }

  private static ObjectNode oneOf(List<ErrorCode> codes, String description) {
    var schema = JSON.objectNode().put("type", "string").put("description", description);
    var values = schema.putArray("enum");
    codes.stream().map(ErrorCode::code).distinct().sorted().forEach(values::add);
    return schema;
  }

  private static void replace(JsonSchemas schemas, String name, ObjectNode code) {
    var schema = requireNonNull(schemas.definitions().get(name), name);
    var properties = (ObjectNode) schema.path("properties");
    properties.set("code", code.deepCopy());
  }

  private ErrorSchemas() {}
}
