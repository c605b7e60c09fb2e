package dev.daybook.ledger.platform.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What an {@code Accept} header asks for. */
record MediaRanges(List<MediaType> ranges) {

  static final String JSON = "application/json";
  static final String MERGE_PATCH = "application/merge-patch+json";
  static final String PROBLEM = "application/problem+json";
  static final String LINES = "application/x-ndjson";
  static final String LIVE = "text/event-stream";
  static final String TABLE = "text/csv";

  private static final MediaRanges ANY = new MediaRanges(List.of(MediaType.ALL));

  /** Null when the header can't be read. */
  static @Nullable MediaRanges of(List<String> headers) {
    if (headers.isEmpty() || headers.size() == 1 && headers.getFirst().equals("*/*")) {
      return ANY;
    }
    try {
      var ranges = MediaType.parseMediaTypes(headers);
      return ranges.isEmpty() ? ANY : new MediaRanges(ranges);
    } catch (InvalidMediaTypeException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  /** One media type, or null when it can't be read: a quote without its end runs out of bounds. */
  static @Nullable MediaType one(String header) {
    try {
      return MediaType.parseMediaType(header);
    } catch (InvalidMediaTypeException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  /** How much this type is wanted, from 0 to 1: the most specific range decides. */
  double quality(String type) {
    var wanted = MediaType.valueOf(type);
    MediaType closest = null;
    for (var range : ranges) {
      if (range.includes(wanted) && (closest == null || range.isMoreSpecific(closest))) {
        closest = range;
      }
    }
    return closest == null ? 0 : closest.getQualityValue();
  }

  /** Whether errors are wanted as RFC 9457 says: named, and no less than plain JSON. */
  boolean wantsProblems() {
    return ranges.stream()
            .anyMatch(range -> range.isConcrete() && range.toString().startsWith(PROBLEM))
        && quality(PROBLEM) > 0
        && quality(PROBLEM) >= quality(JSON);
  }
}
