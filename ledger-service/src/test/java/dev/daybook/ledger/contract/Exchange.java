package dev.daybook.ledger.contract;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * A request and its answer.
 *
 * @param answer empty where it was a stream, whose head alone is looked at
 */
record Exchange(
    String method,
    URI uri,
    HttpHeaders requestHeaders,
    String request,
    int status,
    HttpHeaders headers,
    Optional<String> answer) {

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Without parameters such as the charset; empty where there is no content. */
  String mediaType() {
    return headers.firstValue("content-type").map(ApiContract::plain).orElse("");
  }

  @Override
  public String toString() {
    return "%s %s\n%s\n→ %d %s".formatted(method, uri, request, status, answer.orElse("(stream)"));
  }
}
