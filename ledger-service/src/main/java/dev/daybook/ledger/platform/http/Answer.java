package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.Id;
import dev.daybook.contracts.Rejection;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * What an endpoint gives back; how it is written is nobody's business but the writer's.
 *
 * @param position the position of the log that it reflects, or that its command came to
 */
public record Answer(
    int status, Content content, @Nullable Long position, Map<String, String> headers) {

  /** What stands in the body. */
  public sealed interface Content {

    record Nothing() implements Content {}

    record One(Object data) implements Content {}

    record Many(List<?> rows, long total, Paging paging, @Nullable BigDecimal cumulativeTotal)
        implements Content {}

    /** One, in which a page of a list is shown. */
    record Excerpt(Object data, int shown, long total, Paging paging) implements Content {}

    /** Something, or all of several things, and what there is to say about it. */
    record Noted(Object data, Object meta) implements Content {}

    record Lines(Flux<?> rows) implements Content {}

    /** Lines that were written before, in pieces that end with a line each. */
    record WrittenLines(Flux<byte[]> pieces) implements Content {}

    record Live(Flux<LiveMessage> messages) implements Content {}

    record Raw(String mediaType, byte[] bytes) implements Content {}

    /** A file as it is made, however long it is. */
    record File(String mediaType, Flux<byte[]> parts) implements Content {}

    /** An envelope that was written before. */
    record Written(byte[] json) implements Content {}

    record Failed(Problem problem) implements Content {}
  }

  public Answer {
    headers = Map.copyOf(headers);
  }

  private static Answer of(int status, Content content) {
    return new Answer(status, content, null, Map.of());
  }

  public static Answer ok(Object data) {
    return of(200, new Content.One(data));
  }

  /**
   * @param path of the new thing below the base path, such as {@code /periods/…}
   */
  public static Answer created(String path, Object data) {
    return of(201, new Content.One(data)).header("Location", Paths.BASE + path);
  }

  /**
   * @param path of the job that was started
   */
  public static Answer accepted(String path, Object job) {
    return of(202, new Content.One(job)).header("Location", Paths.BASE + path);
  }

  public static Answer nothing() {
    return of(204, new Content.Nothing());
  }

  /** The part of a list that was asked for, and how many there are in all. */
  public static Answer page(Paging paging, List<?> rows, long total) {
    return of(200, new Content.Many(rows, total, paging, null));
  }

  /**
   * Something of whose list a page was asked for.
   *
   * @param shown how many there are on the page, and in all
   */
  public static Answer excerpt(Paging paging, Object data, int shown, long total) {
    return of(200, new Content.Excerpt(data, shown, total, paging));
  }

  /**
   * @param data one, or all of several
   * @param meta what there is to say about it, as its operation declares
   */
  public static Answer noted(Object data, Object meta) {
    return of(200, new Content.Noted(data, meta));
  }

  /** The same answer, with what there is to say about it. */
  public Answer noting(Object meta) {
    return switch (content) {
      case Content.One(var data) ->
          new Answer(status, new Content.Noted(data, meta), position, headers);
      default -> throw new IllegalStateException("there is nothing to note about " + content);
    };
  }

  /** All of a list, a line each, in constant memory. */
  public static Answer lines(Flux<?> rows) {
    return of(200, new Content.Lines(rows));
  }

  /**
   * The same, as bytes already.
   *
   * @param pieces of some lines each, in constant memory
   */
  public static Answer writtenLines(Flux<byte[]> pieces) {
    return of(200, new Content.WrittenLines(pieces));
  }

  /** Messages as they come; ends when they end, or with a message that says why. */
  public static Answer live(Flux<LiveMessage> messages) {
    return of(200, new Content.Live(messages));
  }

  public static Answer raw(String mediaType, byte[] bytes) {
    return of(200, new Content.Raw(mediaType, bytes));
  }

  public static Answer raw(String mediaType, String text) {
    return raw(mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  public static Answer refused(List<? extends Rejection> reasons) {
    return problem(Problem.of(reasons));
  }

  /**
   * A file, in constant memory.
   *
   * @param name that it is kept under, unless the reader chooses another one
   */
  public static Answer file(String name, String mediaType, Flux<byte[]> parts) {
    return of(200, new Content.File(mediaType, parts))
        .header("Content-Disposition", attachment(name));
  }

  static String attachment(String name) {
    return "attachment; filename=\"%s\"".formatted(name);
  }

  /** There is none of that id, as far as the caller may know. */
  public static Answer notFound(String noun, Id id) {
    return notFound("There is no %s %s.".formatted(noun, id.value()));
  }

  /**
   * There is none of that id, or there was none when the caller asks about.
   *
   * @param at the position that they ask about
   */
  public static Answer notFound(Call call, String noun, Id id, long at) {
    return switch (call.pointInTime()) {
      case PointInTime.Now _ -> notFound(noun, id);
      case PointInTime.AsOf(var time) ->
          notFound("There was no %s %s at %s.".formatted(noun, id.value(), time));
      case PointInTime.AtPosition _, PointInTime.Continued _ ->
          notFound("There was no %s %s at position %d.".formatted(noun, id.value(), at));
    };
  }

  /**
   * @param sentence why, for people
   */
  public static Answer notFound(String sentence) {
    return problem(Problem.of(ErrorCodes.NOT_FOUND, sentence));
  }

  public static Answer problem(Problem problem) {
    return new Answer(problem.status(), new Content.Failed(problem), null, problem.headers());
  }

  /** A page that also says what the amounts of the whole list come to. */
  public Answer cumulativeTotal(BigDecimal sum) {
    var many = (Content.Many) content;
    return new Answer(
        status, new Content.Many(many.rows(), many.total(), many.paging(), sum), position, headers);
  }

  /** Reflects the log up to there; sent as {@code Daybook-Position}. */
  public Answer at(long position) {
    return new Answer(status, content, position, headers);
  }

  /** Its resource was last changed there; sent as {@code ETag}. */
  public Answer version(long version) {
    return header("ETag", etag(version));
  }

  /**
   * Its resource was last changed there, and reads differently since that day, though nobody
   * changed it then.
   */
  public Answer version(long version, LocalDate since) {
    return header("ETag", "\"%d-%s\"".formatted(version, since));
  }

  public Answer header(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, content, position, more);
  }

  public boolean isSuccess() {
    return status < 400;
  }

  public static String etag(long version) {
    return "\"" + version + "\"";
  }
}
