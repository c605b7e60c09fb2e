package dev.daybook.proofs.verify;

import dev.daybook.proofs.Checkpoint;
import dev.daybook.proofs.Hash;
import dev.daybook.proofs.SignedNote;
import dev.daybook.proofs.VerifierKey;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what an auditor keeps: keys, checkpoints, receipts, proofs. */
final class Files {

  /** A history of checkpoints may be long; all else is short. */
  private static final long MAX_BYTES = 1L << 30;

  private static final JsonMapper JSON = JsonMapper.shared();

  private Files() {}

  static String text(Path file) {
    try {
      if (java.nio.file.Files.size(file) > MAX_BYTES) {
        throw new Finding("%s is too large.".formatted(file));
      }
      return java.nio.file.Files.readString(file);
    } catch (NoSuchFileException none) {
      throw new Finding("there is no file %s.".formatted(file));
    } catch (CharacterCodingException notText) {
      throw new Finding("%s is not UTF-8.".formatted(file));
    } catch (IOException unreadable) {
      throw new Finding("%s can't be read: %s.".formatted(file, unreadable.getMessage()));
    }
  }

  static VerifierKey key(Path file) {
    return VerifierKey.parse(text(file).strip());
  }

  /** A checkpoint as it was signed, or what lists many: a page of them, or lines. */
  static List<Checkpoint> checkpoints(Path file, VerifierKey key) {
    var text = text(file);
    var notes = text.startsWith("{") ? notes(file, text) : Stream.of(text);
    return notes.map(note -> Checkpoint.opened(SignedNote.parse(note), key)).toList();
  }

  private static Stream<String> notes(Path file, String json) {
    return json.lines()
        .map(line -> json(file, line))
        .flatMap(Files::rows)
        .map(row -> row.path("note").asString());
  }

  private static Stream<JsonNode> rows(JsonNode json) {
    return json.path("data").isArray() ? json.path("data").valueStream() : Stream.of(json);
  }

  /** The hashes of a proof, in the envelope or without it. */
  static List<Hash> hashes(Path file) {
    var json = json(file, text(file));
    var proof = json.has("data") ? json.path("data") : json;
    return proof.path("hashes").valueStream().map(JsonNode::asString).map(Hash::ofBase64).toList();
  }

  static JsonNode json(Path file, String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException notJson) {
      throw new Finding("%s is no JSON.".formatted(file));
    }
  }
}
