package dev.daybook.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

  /** Both stand in c2sp.org/signed-note. */
  private static final String PUBLISHED_KEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

  private static final String PUBLISHED_NOTE =
      """
      This is an example message.

      \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;

  private static final NoteSigner SIGNER = NoteSigner.of("daybook.example", NoteSigner.generate());

  @Test
  void thePublishedNoteIsSignedByThePublishedKey() {
    var note = SignedNote.parse(PUBLISHED_NOTE);
    var key = VerifierKey.parse(PUBLISHED_KEY);
    assertThat(note.isSignedBy(key)).isTrue();
    assertThat(note.text()).isEqualTo("This is an example message.\n");
    assertThat(note).hasToString(PUBLISHED_NOTE);
    assertThat(key).hasToString(PUBLISHED_KEY);
  }

  @Test
  void whatWasSignedIsVerifiedByTheKeyThatIsHandedOut() {
    var note = SignedNote.parse(SIGNER.sign("One line\n\nand another\n").toString());
    assertThat(note.isSignedBy(VerifierKey.parse(SIGNER.verifier().toString()))).isTrue();
    assertThat(note.text()).isEqualTo("One line\n\nand another\n");
  }

  @Test
  void aKeyThatWasKeptSignsAsBefore() {
    var pair = NoteSigner.generate();
    var before = NoteSigner.of("kept", pair);
    var after = NoteSigner.of(before.verifier(), pair.getPrivate().getEncoded());
    assertThat(after.sign("text\n").isSignedBy(before.verifier())).isTrue();
    assertThat(after.toString()).doesNotContain(pair.getPrivate().toString());
  }

  @Test
  void everyChangedCharacterOfANoteIsFound() {
    var note = SIGNER.sign("daybook.example/tenants/acme\n12\nabc=\n").toString();
    for (int i = 0; i < note.length(); i++) {
      var changed = new StringBuilder(note);
      changed.setCharAt(i, note.charAt(i) == 'A' ? 'B' : 'A');
      assertThat(isSigned(changed.toString())).as(changed.toString()).isFalse();
      assertThat(isSigned(changed.deleteCharAt(i).toString())).isFalse();
    }
  }

  @Test
  void signaturesOfOthersAreNobodysBusinessButNoneOfTheKeysOwnMayBeWrong() {
    var note = SIGNER.sign("text\n");
    var other = NoteSigner.of("daybook.example", NoteSigner.generate()).sign("text\n");
    var wrong = SIGNER.sign("another\n");
    var lines = note.toString() + signature(other);
    assertThat(SignedNote.parse(lines).isSignedBy(SIGNER.verifier())).isTrue();
    assertThat(other.isSignedBy(SIGNER.verifier())).isFalse();
    assertThat(SignedNote.parse(note + signature(wrong)).isSignedBy(SIGNER.verifier())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "text\n",
        "text\n\n",
        "text\n\n\u2014 name\n",
        "text\n\n\u2014 name AAAAAA==\n",
        "text\n\n\u2014 name AAAAAAA\n",
        "text\n\n\u2014 a+b AAAAAAA=\n",
        "text\n\n\u2014  AAAAAAA=\n",
        "text\n\n- name AAAAAAA=\n",
        "text\n\n\u2014 name AAAAAAA=",
        "text\n\n\u2014 name AAAAAAA=\ntext\n",
        "te\txt\n\n\u2014 name AAAAAAA=\n",
        "text\r\n\n\u2014 name AAAAAAA=\n",
      })
  void whatIsNoNoteIsRefused(String text) {
    assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(Malformed.class);
  }

  @Test
  void aNoteHasALimit() {
    var line = signature(SIGNER.sign("text\n"));
    assertThat(SignedNote.parse("text\n\n" + line.repeat(16)).signatures()).hasSize(16);
    assertThatThrownBy(() -> SignedNote.parse("text\n\n" + line.repeat(17)))
        .isInstanceOf(Malformed.class);
    assertThatThrownBy(
            () -> SignedNote.parse("x".repeat(SignedNote.MAX_CHARACTERS) + "\n\n" + line))
        .isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com/foo",
        "example.com/foo+530d903a",
        "example.com/foo+530d903a+",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/fou+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3Q==",
        "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "a b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      })
  void whatIsNoVerifierKeyIsRefused(String text) {
    assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(Malformed.class);
  }

  private static boolean isSigned(String note) {
    try {
      return SignedNote.parse(note).isSignedBy(SIGNER.verifier());
    } catch (Malformed refused) {
      return false;
    }
  }

  private static String signature(SignedNote note) {
    return note.signatures().getFirst() + "\n";
  }
}
