package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.ErrorCode;
import java.util.List;

/** The errors that every operation may answer; contexts add their own by their operations. */
public final class ErrorCodes {

  public static final ErrorCode MALFORMED_REQUEST =
      ErrorCode.of(
          400,
          "malformed_request",
          "Malformed request",
          "A part of the request can't be read: its path, its query, a header, or an id that is not"
              + " a UUID. The details name each part. Correct it; the same request fails again.");
  public static final ErrorCode MALFORMED_JSON =
      ErrorCode.of(
          400,
          "malformed_json",
          "Malformed JSON",
          "The body is not one JSON value in UTF-8, or an object in it has the same key twice. The"
              + " message says where.");
  public static final ErrorCode NOT_SIGNED_IN =
      ErrorCode.of(
          401,
          "not_signed_in",
          "Not signed in",
          "The request has no access token, or one that is wrong, has expired, or is older than the"
              + " password or than what the user may do. Ask `POST /api/v1/auth/refresh` for a new"
              + " one, or sign in with `POST /api/v1/auth/login`, and send `Authorization: Bearer …`."
              + " An API key is refused so when it has ended or expired.");
  public static final ErrorCode NOT_PERMITTED =
      ErrorCode.of(
          403,
          "not_permitted",
          "Not permitted",
          "The caller is known, but has no role with the permission that the message names, or is"
              + " an API key where only a person may ask. `/docs/guides/security` says"
              + " which role has which permissions. The permissions `views:*`, which the"
              + " metrics need too, belong to the operator, who is a user of the tenant `platform`.");
  public static final ErrorCode NOT_FOUND = ErrorCode.NOT_FOUND;
  public static final ErrorCode METHOD_NOT_ALLOWED =
      ErrorCode.of(
          405,
          "method_not_allowed",
          "Method not allowed",
          "The path exists, but not with this method; the `Allow` header lists those that do.");
  public static final ErrorCode NOT_ACCEPTABLE =
      ErrorCode.of(
          406,
          "not_acceptable",
          "Not acceptable",
          "None of the forms in the `Accept` header is offered here; the message lists those that"
              + " are.");
  public static final ErrorCode REQUEST_TIMEOUT =
      ErrorCode.retryable(
          408,
          "request_timeout",
          "Request timeout",
          "The body of the request did not come in time.");
  public static final ErrorCode CONFLICT =
      ErrorCode.retryable(
          409,
          "conflict",
          "Conflict",
          "Others changed the same thing at the same time, again and again. Nothing was written;"
              + " repeat the request.");
  public static final ErrorCode IDEMPOTENCY_KEY_IN_FLIGHT =
      ErrorCode.retryable(
          409,
          "idempotency_key_in_flight",
          "Still running",
          "A request with this `Idempotency-Key` is still being answered. Repeat it a little later"
              + " to get its answer.");
  public static final ErrorCode SUM_TOO_LARGE =
      ErrorCode.of(
          409,
          "sum_too_large",
          "Sum too large",
          "What is asked for can't be reckoned: amounts come to more than 9,223,372,036,854,775,807"
              + " minor units, which takes thousands of the largest entries. Find them in the lists,"
              + " whose totals have no limit, and correct or void them.");
  public static final ErrorCode PRECONDITION_FAILED =
      ErrorCode.of(
          412,
          "precondition_failed",
          "Precondition failed",
          "The resource is no longer the one that `If-Match` names. Read it again; the `ETag` of the"
              + " answer is the current one.");
  public static final ErrorCode BODY_TOO_LARGE =
      ErrorCode.of(
          413,
          "body_too_large",
          "Body too large",
          "The body has more bytes than the service takes; the message says how many it takes.");
  public static final ErrorCode URI_TOO_LONG =
      ErrorCode.of(
          414,
          "uri_too_long",
          "URI too long",
          "The path and the query together are longer than the service takes.");
  public static final ErrorCode UNSUPPORTED_MEDIA_TYPE =
      ErrorCode.of(
          415,
          "unsupported_media_type",
          "Unsupported media type",
          "A body is taken as `application/json` in UTF-8, without a content encoding, unless the"
              + " operation names another type.");
  public static final ErrorCode VALIDATION_ERROR =
      ErrorCode.of(
          422,
          "validation_error",
          "Not acceptable as it is",
          "The request was understood, but values in it are not acceptable. The details name every"
              + " one of them, with a code of its own.");
  public static final ErrorCode ANSWER_TOO_LARGE =
      ErrorCode.of(
          422,
          "answer_too_large",
          "Answer too large",
          "The answer would have more bytes than the service gives at once. Ask for a smaller page"
              + " with `limit`, or for all of it as lines with `Accept: application/x-ndjson`.");
  public static final ErrorCode IDEMPOTENCY_KEY_REUSED =
      ErrorCode.of(
          422,
          "idempotency_key_reused",
          "Idempotency key used before",
          "This `Idempotency-Key` came with another request before. Use a new key for a new"
              + " request.");
  public static final ErrorCode TOO_MANY_STREAMS =
      ErrorCode.retryable(
          429,
          "too_many_streams",
          "Too many streams",
          "The caller has as many open streams as one caller may have. Close one first.");
  public static final ErrorCode RATE_LIMITED =
      ErrorCode.retryable(
          429,
          "rate_limited",
          "Too many requests",
          "More was asked in a short time than the tenant, the caller or the address may ask; the"
              + " message says which, and `RateLimit-Policy` how many requests each may make in how"
              + " many seconds. `RateLimit` says with every answer how many are left. Nothing was"
              + " done; repeat the request after `Retry-After` seconds.");
  public static final ErrorCode HEAD_TOO_LARGE =
      ErrorCode.of(
          431,
          "head_too_large",
          "Head too large",
          "The headers of the request are larger than the service takes.");
  public static final ErrorCode INTERNAL_ERROR =
      ErrorCode.of(
          500,
          "internal_error",
          "Internal error",
          "Something is wrong in the service, not in the request. It has been logged under the"
              + " request id; say that id when you ask about it.");
  public static final ErrorCode OVERLOADED =
      ErrorCode.retryable(
          503,
          "overloaded",
          "Overloaded",
          "The service has more to do than it can take on. Nothing was written; repeat the request"
              + " after `Retry-After` seconds.");
  public static final ErrorCode UNAVAILABLE =
      ErrorCode.retryable(
          503,
          "unavailable",
          "Unavailable",
          "The database can't be reached or did not answer in time. Whether a command was written"
              + " is known by repeating it with the same `Idempotency-Key`.");
  public static final ErrorCode DISK_FULL =
      ErrorCode.retryable(
          503,
          "disk_full",
          "Disk full",
          "The disk of the database has no room left. Nothing was written, and reads are answered"
              + " as ever. Who runs the service has to make room; repeat the request after"
              + " `Retry-After` seconds, or later.");
  public static final ErrorCode VIEW_BEHIND =
      ErrorCode.retryable(
          503,
          "view_behind",
          "The view is behind",
          "The view has not reached the position that the read asked for in the time that it could"
              + " wait. Repeat it, or wait longer with `Prefer: wait=10`.");

  /** Every code that can stand in {@code error.code} without a context having declared it. */
  public static final List<ErrorCode> ALL =
      List.of(
          MALFORMED_REQUEST,
          MALFORMED_JSON,
          NOT_SIGNED_IN,
          NOT_PERMITTED,
          NOT_FOUND,
          METHOD_NOT_ALLOWED,
          NOT_ACCEPTABLE,
          REQUEST_TIMEOUT,
          CONFLICT,
          IDEMPOTENCY_KEY_IN_FLIGHT,
          SUM_TOO_LARGE,
          PRECONDITION_FAILED,
          BODY_TOO_LARGE,
          URI_TOO_LONG,
          UNSUPPORTED_MEDIA_TYPE,
          VALIDATION_ERROR,
          ANSWER_TOO_LARGE,
          IDEMPOTENCY_KEY_REUSED,
          TOO_MANY_STREAMS,
          RATE_LIMITED,
          HEAD_TOO_LARGE,
          INTERNAL_ERROR,
          OVERLOADED,
          UNAVAILABLE,
          DISK_FULL,
          VIEW_BEHIND);

  private ErrorCodes() {}
}
