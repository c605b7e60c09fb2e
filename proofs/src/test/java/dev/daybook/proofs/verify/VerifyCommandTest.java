package dev.daybook.proofs.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.proofs.Checkpoint;
import dev.daybook.proofs.EventLine;
import dev.daybook.proofs.Hash;
import dev.daybook.proofs.NoteSigner;
import dev.daybook.proofs.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyCommandTest {

  private static final int SIZE = 9;
  private static final Story STORY = Story.of(SIZE);

  @TempDir private Path folder;

  @BeforeEach
  void whatAnAuditorKeeps() throws IOException {
    write("key", Story.SIGNER.verifier() + "\n");
    write("replay", STORY.replay());
    write("checkpoint", STORY.checkpoint(SIZE).toString());
    write("old", STORY.checkpoint(5).toString());
    write("receipt", STORY.receipt(4).toString());
    write("event", STORY.event(4));
    write("consistency", consistency(STORY.consistency(5, SIZE)));
  }

  /** The key is that of all tenants: without the log's name, another's would do. */
  @Test
  void aReplayIsWhatWasSignedOfTheLogThatIsNamed() {
    assertThat(replay())
        .isEqualTo(
            new VerifyCommand.Outcome(
                0,
                "verified: 9 events, root %s, log daybook.example/tenants/acme"
                    .formatted(opened(STORY.checkpoint(SIZE)).root())));
  }

  @Test
  void anOldCheckpointCoversTheBeginningOfANewerReplay() {
    assertVerified(
        verify("--replay", "replay", "--checkpoint", "old", "--key", "key"),
        "verified: 5 events",
        "4 later ones");
    assertVerified(
        verify(
            "--replay",
            "replay",
            "--checkpoint",
            "old",
            "--checkpoint",
            "checkpoint",
            "--key",
            "key"),
        "verified: 9 events");
  }

  @Test
  void aHistoryOfCheckpointsIsTakenAsAPageAndAsLines() throws IOException {
    var row = "{\"tree_size\":5,\"note\":\"%s\"}";
    var one = row.formatted(STORY.checkpoint(5).toString().replace("\n", "\\n"));
    var two = row.formatted(STORY.checkpoint(SIZE).toString().replace("\n", "\\n"));
    write("checkpoint", "{\"data\":[" + two + "," + one + "],\"meta\":{}}");
    assertVerified(replay(), "verified: 9 events");
    write("checkpoint", two + "\n" + one + "\n");
    assertVerified(replay(), "verified: 9 events");
    write("checkpoint", "{\"data\":[]}");
    assertWrong(replay(), "no checkpoint");
  }

  @Test
  void anEmptyHistoryIsWhatWasSigned() throws IOException {
    write("replay", Story.replay(List.of()));
    write("checkpoint", STORY.checkpoint(0).toString());
    assertVerified(replay(), "verified: 0 events");
  }

  @Test
  void everySingleByteThatIsChangedIsFound() throws IOException {
    var replay = Story.of(3).replay().getBytes(StandardCharsets.UTF_8);
    write("checkpoint", Story.of(3).checkpoint(3).toString());
    var random = new Random(seed(20261128));
    for (int i = 0; i < replay.length; i++) {
      var changed = replay.clone();
      changed[i] ^= (byte) (1 << random.nextInt(8));
      Files.write(folder.resolve("replay"), changed);
      assertThat(replay().exitCode()).as("byte %d", i).isOne();
    }
  }

  @Test
  void aChangedEventIsNamedByItsLine() throws IOException {
    for (int i = 0; i < SIZE; i++) {
      for (var change : List.of("12%d.50>12%d.51", "a:1>a:2", "08:30>08:31", "1.0>1.1")) {
        var parts = change.formatted(i, i).split(">");
        var lines = new ArrayList<>(STORY.lines());
        lines.set(i, lines.get(i).replace(parts[0], parts[1]));
        write("replay", Story.replay(lines));
        assertWrong(replay(), "line %d: ".formatted(i + 1), "has been changed");
      }
    }
  }

  @Test
  void aMissingEventIsNamedByItsPosition() throws IOException {
    for (int i = 0; i < SIZE - 1; i++) {
      var lines = new ArrayList<>(STORY.lines());
      lines.remove(i);
      write("replay", Story.replay(lines));
      assertWrong(
          replay(),
          "line %d: ".formatted(i + 1),
          "position %d is missing".formatted(Story.position(i)));
    }
    write("replay", Story.replay(STORY.lines().subList(0, SIZE - 1)));
    assertWrong(replay(), "line 9: it is missing", "covers 9 events, and there are 8");
  }

  @Test
  void anAddedEventIsNamedByItsLine() throws IOException {
    for (int i = 0; i < SIZE - 1; i++) {
      var added =
          STORY
              .event(i)
              .replace(
                  "\"position\":" + Story.position(i), "\"position\":" + (Story.position(i) + 1));
      var lines = new ArrayList<>(STORY.lines());
      lines.add(
          i + 1, Story.line(added, Story.position(i), Hash.ofLeaf(EventLine.canonical(added))));
      write("replay", Story.replay(lines));
      assertWrong(replay(), "line %d: ".formatted(i + 2), "has been added");
    }
  }

  @Test
  void eventsInAnotherOrderAreNamedByTheirLine() throws IOException {
    var lines = new ArrayList<>(STORY.lines());
    Collections.swap(lines, 3, 4);
    write("replay", Story.replay(lines));
    assertWrong(replay(), "line 4: ", "position 11 is missing before it");
    lines = new ArrayList<>(STORY.lines());
    lines.add(3, lines.get(2));
    write("replay", Story.replay(lines));
    assertWrong(replay(), "line 4: ", "out of order");
  }

  /** Who changes an event with its hash is found by what was signed, between two checkpoints. */
  @Test
  void whereAllLinesAgreeTheRangeIsNamed() throws IOException {
    var forged = STORY.event(6).replace("126.50", "1.50");
    var lines = new ArrayList<>(STORY.lines());
    lines.set(6, Story.line(forged, Story.position(5), Hash.ofLeaf(EventLine.canonical(forged))));
    write("replay", Story.replay(lines));
    assertWrong(replay(), "lines 1 to 9: ", "not the events that were signed");
    assertWrong(
        verify(
            "--replay",
            "replay",
            "--checkpoint",
            "old",
            "--checkpoint",
            "checkpoint",
            "--key",
            "key"),
        "lines 6 to 9: ",
        "those up to position 14 are");
  }

  @Test
  void aReplayThatIsCutOrGoesOnIsRefused() throws IOException {
    var replay = STORY.replay();
    write("replay", replay.substring(0, replay.length() - 1));
    assertWrong(replay(), "line 10: it is cut off");
    write("replay", String.join("\n", STORY.lines()) + "\n");
    assertWrong(replay(), "line 10: it is missing");
    write("replay", replay + STORY.line(0) + "\n");
    assertWrong(replay(), "line 11: it follows the last line");
    write("replay", replay.replace("\"count\":9", "\"count\":8"));
    assertWrong(replay(), "line 10: it counts 8 events");
    write("replay", replay.replace("\"last_position\":26", "\"last_position\":27"));
    assertWrong(replay(), "line 10: it says positions 2 to 27");
    write("replay", replay.replaceFirst("\"specversion\":\"1.0\"", "\"specversion\": \"1.0\""));
    assertWrong(replay(), "line 10: the bytes before it");
    write("replay", "");
    assertWrong(replay(), "line 1: it is missing");
    write("replay", "hello\n");
    assertWrong(replay(), "line 1: This is no JSON");
  }

  @Test
  void whatAnotherKeySignedIsRefused() throws IOException {
    write("key", NoteSigner.of("daybook.example", NoteSigner.generate()).verifier().toString());
    assertWrong(replay(), "not signed by the key");
    write("key", "hello");
    assertWrong(replay(), "verifier key");
  }

  @Test
  void twoStoriesOfOneLogAreEvidence() throws IOException {
    var other = new Checkpoint("daybook.example/tenants/acme", SIZE, Hash.ofLeaf(new byte[0]));
    write("old", Story.SIGNER.sign(other.text()).toString());
    assertWrong(
        verify(
            "--replay",
            "replay",
            "--checkpoint",
            "old",
            "--checkpoint",
            "checkpoint",
            "--key",
            "key"),
        "told in two ways");
    var elsewhere =
        new Checkpoint("daybook.example/tenants/other", 5, opened(STORY.checkpoint(5)).root());
    write("old", Story.SIGNER.sign(elsewhere.text()).toString());
    assertWrong(
        verify(
            "--replay",
            "replay",
            "--checkpoint",
            "old",
            "--checkpoint",
            "checkpoint",
            "--key",
            "key"),
        "of two logs");
  }

  @Test
  void aReceiptIsThatOfItsEvent() throws IOException {
    assertVerified(
        verify("--receipt", "receipt", "--key", "key"),
        "verified: the event at position 14 is number 5 of 9 events",
        "log daybook.example/tenants/acme");
    assertVerified(
        verify("--receipt", "receipt", "--key", "key", "--event", "event"), "verified: ");
    write("event", STORY.line(4));
    assertVerified(
        verify("--receipt", "receipt", "--key", "key", "--event", "event"), "verified: ");
    write("event", STORY.event(4).replace("124.50", "124.51"));
    assertWrong(
        verify("--receipt", "receipt", "--key", "key", "--event", "event"), "another event's");
    write("receipt", STORY.receipt(4).toString().replace("index 4", "index 5"));
    assertWrong(verify("--receipt", "receipt", "--key", "key"), "does not lead");
  }

  @Test
  void anOldHistoryIsProvenToBeHowTheNewOneBegan() throws IOException {
    assertVerified(
        consistency(),
        "verified: 9 events",
        "begin with the 5 events",
        "log daybook.example/tenants/acme");
    write("consistency", "{\"data\":" + consistency(STORY.consistency(5, SIZE)) + "}");
    assertVerified(consistency(), "verified: 9 events");
    write("consistency", consistency(STORY.consistency(4, SIZE)));
    assertWrong(consistency(), "not proven");
    write("consistency", "{\"hashes\":[]}");
    assertWrong(consistency(), "not proven");
    write("consistency", "nothing");
    assertWrong(consistency(), "is no JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--replay",
        "--replay replay",
        "--replay replay --key key",
        "--replay replay --checkpoint checkpoint",
        "--replay replay --replay replay --checkpoint checkpoint --key key",
        "--replay replay --receipt receipt --key key",
        "--receipt receipt",
        "--receipt receipt --key key --checkpoint checkpoint",
        "--checkpoint checkpoint --key key",
        "--checkpoint checkpoint --consistency consistency --key key",
        "--what replay",
        "replay",
      })
  void argumentsThatMakeNoSenseAreRefused(String arguments) {
    var outcome = verify(arguments.isEmpty() ? new String[0] : arguments.split(" "));
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.sentence()).startsWith("verify: ").contains(VerifyCommand.USAGE);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    for (var arguments :
        List.of(
            "--replay none --checkpoint checkpoint --key key",
            "--replay replay --checkpoint none --key key",
            "--replay replay --checkpoint checkpoint --key none",
            "--receipt none --key key")) {
      assertWrong(verify(arguments.split(" ")), "there is no file", "none");
    }
  }

  /** Books that say how many events there were until a position. */
  private static final class Counted implements DrawnSheet {

    private final long until;
    private long events;

    Counted(UUID period, @Nullable Long position, @Nullable LocalDate day) {
      this.until = position == null ? Long.MAX_VALUE : position;
    }

    @Override
    public void event(String line) {
      events += EventLine.parse(line).position() <= until ? 1 : 0;
    }

    @Override
    public String json() {
      if (events == 0) {
        throw new NotDrawn("nothing had happened.");
      }
      return "{\"owners\":[{\"owner_name\":\"Ada\",\"balance\":\"%d.00\"}],\"position\":%d}"
          .formatted(events, until);
    }
  }

  private VerifyCommand.Outcome sheet(String... words) {
    var arguments =
        new ArrayList<>(
            List.of("--sheet", PERIOD, "--replay", folder.resolve("replay").toString()));
    arguments.addAll(List.of(words));
    return VerifyCommand.run(arguments, Counted::new);
  }

  private static final String FIRST = Long.toString(Story.position(0));
  private static final String PERIOD = "01a00000-0000-7000-8000-000000000001";

  @Test
  void aSheetIsDrawnUpFromAReplayAlone() throws IOException {
    assertThat(sheet("--at-position", FIRST).exitCode()).isZero();
    assertThat(sheet("--at-position", FIRST).sentence()).contains("\"balance\":\"1.00\"");
    assertWrong(sheet("--at-position", "0"), "nothing had happened");
    write(
        "replay",
        Files.readString(folder.resolve("replay")).replaceFirst("\"time\":\"2", "\"time\":\"3"));
    assertWrong(sheet(), "line 1", "changed");
  }

  @Test
  void aSheetThatSomebodyWasShownIsComparedAtItsPosition() throws IOException {
    var drawn = sheet("--at-position", FIRST).sentence();
    var file = folder.resolve("sheet").toString();
    var signed =
        new String[] {
          "--sheet-file",
          file,
          "--checkpoint",
          folder.resolve("checkpoint").toString(),
          "--key",
          folder.resolve("key").toString()
        };
    for (var shown : List.of(drawn, "{\"data\":%s,\"meta\":{\"total\":1}}".formatted(drawn))) {
      write("sheet", shown);
      assertThat(sheet("--sheet-file", file).sentence()).contains("covered by no checkpoint");
      assertThat(sheet(signed).sentence()).contains("what the events come to; verified: ");
      assertThat(sheet(signed).exitCode()).isZero();
    }
    write("sheet", drawn.replace("1.00", "1.01"));
    assertWrong(
        sheet("--sheet-file", file),
        "owners[0] (Ada).balance: the sheet says 1.01, and the events come to 1.00");
    write("sheet", drawn.replace("\"owner_name\":\"Ada\",", ""));
    assertWrong(sheet("--sheet-file", file), "owner_name: it is missing");
    write("sheet", drawn.replace("\"owner_name\"", "\"debt\":\"0\",\"owner_name\""));
    assertWrong(sheet("--sheet-file", file), "debt", "no such thing");
    write("sheet", drawn.replace("}],", "},{}],"));
    assertWrong(sheet("--sheet-file", file), "owners", "2 of them", "1");
    write("sheet", "{}");
    assertWrong(sheet("--sheet-file", file), "is no balance sheet");
  }

  @Test
  void ofASheetItIsSaidWhatMakesNoSense() {
    assertMisused(sheet("--at-position", "x"), "--at-position can't be \"x\"");
    assertMisused(sheet("--on", "tomorrow"), "--on can't be \"tomorrow\"");
    assertMisused(sheet("--on"), "--on needs a value");
    assertMisused(sheet("--sheet-file"), "--sheet-file needs a file");
    assertMisused(sheet("--event", "event"), "--event does not go with --sheet");
    assertMisused(VerifyCommand.run(List.of("--sheet", "x"), Counted::new), "--sheet can't be");
    assertMisused(
        VerifyCommand.run(List.of("--sheet", PERIOD), Counted::new), "--replay is missing");
  }

  private static void assertMisused(VerifyCommand.Outcome outcome, String words) {
    assertThat(outcome.exitCode()).isEqualTo(VerifyCommand.EXIT_USAGE);
    assertThat(outcome.sentence()).contains(words);
  }

  private VerifyCommand.Outcome replay() {
    return verify("--replay", "replay", "--checkpoint", "checkpoint", "--key", "key");
  }

  private VerifyCommand.Outcome consistency() {
    return verify(
        "--checkpoint",
        "old",
        "--checkpoint",
        "checkpoint",
        "--consistency",
        "consistency",
        "--key",
        "key");
  }

  /** Words after an option are files of the folder. */
  private VerifyCommand.Outcome verify(String... words) {
    return VerifyCommand.run(
        List.of(words).stream()
            .map(word -> word.startsWith("--") ? word : folder.resolve(word).toString())
            .toList(),
        Counted::new);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private static String consistency(List<Hash> hashes) {
    return "{\"hashes\":%s}".formatted(hashes.stream().map(hash -> "\"" + hash + "\"").toList());
  }

  private static Checkpoint opened(SignedNote note) {
    return Checkpoint.opened(note, Story.SIGNER.verifier());
  }

  private static long seed(long usually) {
    long seed = Long.getLong("seed", usually);
    System.out.println("everySingleByteThatIsChangedIsFound: -Dseed=" + seed);
    return seed;
  }

  private static void assertVerified(VerifyCommand.Outcome outcome, String... parts) {
    assertThat(outcome.exitCode()).as(outcome.sentence()).isZero();
    assertThat(outcome.sentence()).contains(parts);
  }

  private static void assertWrong(VerifyCommand.Outcome outcome, String... parts) {
    assertThat(outcome.exitCode()).as(outcome.sentence()).isOne();
    assertThat(outcome.sentence()).startsWith("not verified: ").contains(parts);
  }
}
