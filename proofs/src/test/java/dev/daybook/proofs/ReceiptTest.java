package dev.daybook.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptTest {

  private static final int SIZE = 11;
  private static final NoteSigner SIGNER = NoteSigner.of("daybook.example", NoteSigner.generate());
  private static final VerifierKey KEY = SIGNER.verifier();
  private static final GrownTree TREE = GrownTree.of(SIZE);

  @Test
  void aReceiptIsCheckedWithTheKeyAlone() {
    for (int index = 0; index < SIZE; index++) {
      var read = Receipt.parse(receipt(index).toString());
      assertThat(read.event()).isEqualTo(GrownTree.leaf(index));
      assertThat(read.index()).isEqualTo(index);
      assertThat(read.verified(KEY))
          .isEqualTo(new Checkpoint("daybook.example/tenants/acme", SIZE, TREE.root(SIZE)));
    }
  }

  @Test
  void aReceiptHasThePublishedForm() {
    var lines = receipt(2).toString().lines().toList();
    assertThat(lines.subList(0, 3))
        .containsExactly("c2sp.org/tlog-proof@v1", "extra AAAAAg==", "index 2");
    assertThat(lines.subList(3, 7))
        .containsExactlyElementsOf(TREE.inclusion(2, SIZE).stream().map(Hash::toString).toList());
    assertThat(lines.subList(7, 12))
        .startsWith("", "daybook.example/tenants/acme", "11", TREE.root(SIZE).toString(), "");
    assertThat(lines.getLast()).startsWith("\u2014 daybook.example ");
  }

  @Test
  void theOnlyEventOfALogNeedsNoHashes() {
    var one = GrownTree.of(1);
    var receipt =
        new Receipt(GrownTree.leaf(0), 0, List.of(), signed("daybook.example", 1, one.root(1)));
    assertThat(Receipt.parse(receipt.toString()).verified(KEY).size()).isOne();
  }

  @Test
  void everyChangedCharacterOfAReceiptIsFound() {
    var receipt = receipt(6).toString();
    for (int i = 0; i < receipt.length(); i++) {
      for (char other : List.of('A', '7', '\n', ' ', '=')) {
        if (receipt.charAt(i) != other) {
          var changed = new StringBuilder(receipt);
          changed.setCharAt(i, other);
          assertThat(isVerified(changed.toString())).as(changed.toString()).isFalse();
        }
      }
    }
  }

  @Test
  void aReceiptOfAnotherEventOrIndexOrTreeIsRefused() {
    var right = receipt(3);
    var proof = right.proof();
    var note = right.checkpoint();
    assertRefused(new Receipt(GrownTree.leaf(4), 3, proof, note));
    assertRefused(new Receipt(right.event(), 4, proof, note));
    assertRefused(new Receipt(right.event(), SIZE, proof, note));
    assertRefused(new Receipt(right.event(), 3, List.of(), note));
    assertRefused(new Receipt(right.event(), 3, TREE.inclusion(3, SIZE - 1), note));
    assertRefused(
        new Receipt(
            right.event(), 3, proof, signed("daybook.example", SIZE - 1, TREE.root(SIZE - 1))));
    assertRefused(
        new Receipt(right.event(), 3, proof, signed("daybook.example", 0, Hash.EMPTY_TREE)));
    assertRefused(
        new Receipt(right.event(), 3, proof, signed("other.example", SIZE, TREE.root(SIZE))));
    assertRefused(
        new Receipt(right.event(), 3, proof, signed("daybook.example2", SIZE, TREE.root(SIZE))));
    var stranger = NoteSigner.of(KEY.name(), NoteSigner.generate());
    assertRefused(new Receipt(right.event(), 3, proof, stranger.sign(note.text())));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "c2sp.org/tlog-proof@v1,c2sp.org/tlog-proof@v2",
        "c2sp.org/tlog-proof@v1,C2SP.org/tlog-proof@v1",
        "extra ,more ",
        "extra AAAAAg==,extra AAAAAg",
        "index 2,index 02",
        "index 2,index +2",
        "index 2,index -2",
        "index 2,index 2.0",
        "index 2,index 9999999999999999999",
        "index 2,index",
        "11,011",
      })
  void whatIsNoReceiptIsRefused(String part, String other) {
    var receipt = receipt(2).toString();
    assertThat(receipt).contains(part);
    assertThat(
            isVerified(receipt.replaceFirst("(?m)" + java.util.regex.Pattern.quote(part), other)))
        .isFalse();
  }

  @Test
  void aReceiptHasALimit() {
    var many = TREE.leafHash(0) + "\n";
    assertThatThrownBy(
            () ->
                Receipt.parse(
                    receipt(2).toString().replaceFirst("\n\n", "\n" + many.repeat(64) + "\n")))
        .isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> Receipt.parse("x".repeat(Receipt.MAX_CHARACTERS + 1)))
        .isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> Receipt.parse("")).isInstanceOf(Malformed.class);
  }

  @Test
  void aCheckpointSaysALogItsSizeAndItsRoot() {
    var root = TREE.root(SIZE).toString();
    assertThat(opened("daybook.example\n11\n" + root + "\nmore\n").size()).isEqualTo(SIZE);
    for (var text :
        List.of(
            "daybook.example\n11\n",
            "daybook.example\n\n" + root + "\n",
            "daybook.example\n-1\n" + root + "\n",
            "daybook.example\n0\n" + root + "\n",
            "daybook.example\n11\n" + Base64.getEncoder().encodeToString(new byte[31]) + "\n",
            "daybook.example\n11\n" + root + "\n\nmore\n")) {
      assertThatThrownBy(() -> opened(text)).as(text).isInstanceOf(Malformed.class);
    }
  }

  private static Checkpoint opened(String text) {
    return Checkpoint.opened(SignedNote.parse(SIGNER.sign(text).toString()), KEY);
  }

  private static Receipt receipt(int index) {
    return new Receipt(
        GrownTree.leaf(index),
        index,
        TREE.inclusion(index, SIZE),
        signed("daybook.example/tenants/acme", SIZE, TREE.root(SIZE)));
  }

  private static SignedNote signed(String origin, long size, Hash root) {
    return SIGNER.sign(new Checkpoint(origin, size, root).text());
  }

  private static void assertRefused(Receipt receipt) {
    assertThatThrownBy(() -> Receipt.parse(receipt.toString()).verified(KEY))
        .isInstanceOf(Malformed.class);
  }

  private static boolean isVerified(String receipt) {
    try {
      Receipt.parse(receipt).verified(KEY);
      return true;
    } catch (Malformed refused) {
      return false;
    }
  }
}
