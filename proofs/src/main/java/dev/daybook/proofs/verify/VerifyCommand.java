package dev.daybook.proofs.verify;

import dev.daybook.proofs.Consistency;
import dev.daybook.proofs.EventLine;
import dev.daybook.proofs.Malformed;
import dev.daybook.proofs.Receipt;
import dev.daybook.proofs.VerifierKey;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code java -jar daybook.jar verify …}: what it was told to check, and what came of it. */
public final class VerifyCommand {

  /** All is what was signed. */
  public static final int EXIT_VERIFIED = 0;

  /** Something is not; the sentence names it. */
  public static final int EXIT_WRONG = 1;

  /** The arguments make no sense. */
  public static final int EXIT_USAGE = 2;

  public static final String USAGE =
      """
      verify --replay FILE --checkpoint FILE --key FILE
                                         checks a replay of all events (GET /events as application/x-ndjson)
                                         against signed checkpoints; --checkpoint may be given several times,
                                         and may be a history of them
      verify --receipt FILE --key FILE [--event FILE]
                                         checks a receipt, and that it is that event's
      verify --checkpoint OLD --checkpoint NEW --consistency FILE --key FILE
                                         checks that the new history begins with the old one
      verify --replay FILE --sheet PERIOD_ID [--at-position N] [--on DAY] [--sheet-file FILE]
             [--checkpoint FILE --key FILE]
                                         draws up a period's balance sheet from the events alone and prints
                                         it, or compares it with the one in the file; --on is the day to look
                                         at it on, if that is a later one than that of the last event\
      """;

  private enum Option {
    REPLAY,
    CHECKPOINT,
    KEY,
    RECEIPT,
    EVENT,
    CONSISTENCY,
    SHEET,
    AT_POSITION,
    ON,
    SHEET_FILE;

    String word() {
      return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean isFile() {
      return this != SHEET && this != AT_POSITION && this != ON;
    }
  }

  /**
   * What is said in the end.
   *
   * @param exitCode 0 only if everything is as it should be
   */
  public record Outcome(int exitCode, String sentence) {}

  private final Map<Option, List<String>> given;
  private final DrawnSheet.Table table;

  private VerifyCommand(Map<Option, List<String>> given, DrawnSheet.Table table) {
    this.given = given;
    this.table = table;
  }

  /**
   * @param arguments those after {@code verify}
   * @param table draws up sheets from events
   */
  public static Outcome run(List<String> arguments, DrawnSheet.Table table) {
    try {
      return new Outcome(EXIT_VERIFIED, new VerifyCommand(parsed(arguments), table).verified());
    } catch (Misused misused) {
      return new Outcome(EXIT_USAGE, misused.getMessage() + "\n\n" + USAGE);
    } catch (Finding | Malformed | DrawnSheet.NotDrawn wrong) {
      return new Outcome(EXIT_WRONG, "not verified: " + wrong.getMessage());
    } catch (IOException unreadable) {
      return new Outcome(EXIT_WRONG, "not verified: a file can't be read: " + unreadable);
    }
  }

  private static final class Misused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misused(String sentence) {
      super(sentence, null, false, false);
    }
  }

  private static Map<Option, List<String>> parsed(List<String> arguments) {
    var given = new EnumMap<Option, List<String>>(Option.class);
    for (int i = 0; i < arguments.size(); i += 2) {
      var word = arguments.get(i);
      var option =
          Arrays.stream(Option.values())
              .filter(known -> known.word().equals(word))
              .findFirst()
              .orElseThrow(() -> new Misused("verify: unknown argument \"%s\".".formatted(word)));
      if (i + 1 == arguments.size()) {
        throw new Misused(
            "verify: %s needs a %s.".formatted(word, option.isFile() ? "file" : "value"));
      }
      given.computeIfAbsent(option, none -> new ArrayList<>()).add(arguments.get(i + 1));
    }
    given.forEach(VerifyCommand::onlyCheckpointsAreMany);
    return given;
  }

  private static void onlyCheckpointsAreMany(Option option, List<String> files) {
    if (files.size() > 1 && option != Option.CHECKPOINT) {
      throw new Misused("verify: %s is given twice.".formatted(option.word()));
    }
  }

  private static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException none) {
      throw new Misused("verify: \"%s\" is no file's name.".formatted(file));
    }
  }

  private String verified() throws IOException {
    if (given.containsKey(Option.SHEET)) {
      only(
          Option.SHEET,
          Option.REPLAY,
          Option.AT_POSITION,
          Option.ON,
          Option.SHEET_FILE,
          Option.CHECKPOINT,
          Option.KEY);
      return sheet();
    }
    if (given.containsKey(Option.REPLAY)) {
      only(Option.REPLAY, Option.CHECKPOINT, Option.KEY);
      return replay();
    }
    if (given.containsKey(Option.RECEIPT)) {
      only(Option.RECEIPT, Option.KEY, Option.EVENT);
      return receipt();
    }
    only(Option.CHECKPOINT, Option.CONSISTENCY, Option.KEY);
    return consistency();
  }

  private String replay() throws IOException {
    return replayed(signed(), event -> {});
  }

  private String replayed(@Nullable Signed signed, Consumer<String> reader) throws IOException {
    try (var file = java.nio.file.Files.newInputStream(required(Option.REPLAY))) {
      return Replay.verify(file, signed, reader);
    } catch (NoSuchFileException none) {
      throw new Finding("there is no file %s.".formatted(required(Option.REPLAY)));
    }
  }

  /** The sheet, or that the one in the file is the same. */
  private String sheet() throws IOException {
    var file = optional(Option.SHEET_FILE);
    var shown = file.map(ShownSheet::read).orElse(null);
    var sheet =
        table.lay(
            period(),
            value(Option.AT_POSITION, Long::valueOf)
                .or(() -> shown == null ? Optional.empty() : Optional.of(shown.position()))
                .orElse(null),
            value(Option.ON, LocalDate::parse).orElse(null));
    boolean isSigned = given.containsKey(Option.CHECKPOINT) || given.containsKey(Option.KEY);
    var replayed = replayed(isSigned ? signed() : null, sheet::event);
    var drawn = sheet.json();
    if (shown == null) {
      return drawn;
    }
    shown.compareWith(drawn);
    return "the sheet is what the events come to; %s".formatted(replayed);
  }

  private UUID period() {
    return value(Option.SHEET, UUID::fromString).orElseThrow();
  }

  private <T> Optional<T> value(Option option, Function<String, T> form) {
    return text(option)
        .map(
            text -> {
              try {
                return form.apply(text);
              } catch (IllegalArgumentException | DateTimeException malformed) {
                throw new Misused("verify: %s can't be \"%s\".".formatted(option.word(), text));
              }
            });
  }

  private String receipt() {
    var key = key();
    var receipt = Receipt.parse(Files.text(required(Option.RECEIPT)));
    var checkpoint = receipt.verified(key);
    optional(Option.EVENT).ifPresent(file -> isOf(receipt, file));
    return "verified: the event at position %d is number %d of %d events, root %s, log %s"
        .formatted(
            EventLine.parse(receipt.eventText()).position(),
            receipt.index() + 1,
            checkpoint.size(),
            checkpoint.root(),
            checkpoint.origin());
  }

  private static void isOf(Receipt receipt, Path event) {
    if (!Arrays.equals(EventLine.canonical(Files.text(event)), receipt.event())) {
      throw new Finding("the receipt is another event's, or the event has been changed.");
    }
  }

  private String consistency() {
    var signed = signed();
    var hashes = Files.hashes(required(Option.CONSISTENCY));
    if (signed.count() != 2) {
      throw new Misused(
          "verify: a proof of consistency is about two checkpoints of different sizes.");
    }
    var old = signed.oldest();
    var next = signed.newest();
    if (!Consistency.holds(old.size(), old.root(), next.size(), next.root(), hashes)) {
      throw new Finding(
          "it is not proven that the history of %d events begins with that of %d."
              .formatted(next.size(), old.size()));
    }
    return "verified: %d events, root %s, begin with the %d events of root %s, log %s"
        .formatted(next.size(), next.root(), old.size(), old.root(), next.origin());
  }

  private VerifierKey key() {
    return Files.key(required(Option.KEY));
  }

  private Signed signed() {
    var key = key();
    required(Option.CHECKPOINT);
    var checkpoints =
        given.getOrDefault(Option.CHECKPOINT, List.<String>of()).stream()
            .map(VerifyCommand::path)
            .flatMap(file -> Files.checkpoints(file, key).stream())
            .toList();
    if (checkpoints.isEmpty()) {
      throw new Finding("there is no checkpoint in %s.".formatted(required(Option.CHECKPOINT)));
    }
    return new Signed(checkpoints);
  }

  private void only(Option... options) {
    given.keySet().stream()
        .filter(option -> !List.of(options).contains(option))
        .findFirst()
        .ifPresent(
            option -> {
              throw new Misused(
                  "verify: %s does not go with %s.".formatted(option.word(), options[0].word()));
            });
  }

  private Path required(Option option) {
    return optional(option)
        .orElseThrow(() -> new Misused("verify: %s is missing.".formatted(option.word())));
  }

  private Optional<Path> optional(Option option) {
    return text(option).map(VerifyCommand::path);
  }

  private Optional<String> text(Option option) {
    return given.getOrDefault(option, List.<String>of()).stream().findFirst();
  }
}
