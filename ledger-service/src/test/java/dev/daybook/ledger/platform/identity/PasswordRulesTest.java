package dev.daybook.ledger.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Rejection.Detail;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

  private static final PasswordRules RULES = new PasswordRules(CommonPasswords.read());
  private static final Account ADA = new Account("elm-street", "ada.lovelace");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery staple",
        "four words by chance",
        "Zug-Wolke-Tinte",
        "u7Kq-0pWx-55sR",
        "ein längeres Kennwort",
        "шум ветра и дождя",
        "🐎🔋📎🐎🔋📎🐎🔋📎x🐎🔋📎y",
      })
  void aLongPasswordThatNobodyGuessesIsGood(String password) {
    assertThat(codes(password)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "elevenchars", "🐎🔋📎🐎🔋📎🐎🔋📎x"})
  void aPasswordHasTwelveCharacters(String password) {
    assertThat(codes(password)).contains("password_too_short");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "Password1234!",
        "12345password",
        "passwordpassword",
        "qwertyuiop12",
        "QWERTZUIOP12",
        "1qaz2wsx3edc",
        "123456789012",
        "987654321098",
        "aaaaaaaaaaaa",
        "abababababab",
        "abcabcabcabc",
        "abcdefghijklmn",
        "zxcvbnm,./12",
        "administrator",
        "ada.lovelace1",
        "ada.lovelace2026",
        "elm-street-2026",
        "iloveyou2026!!",
      })
  void whatIsGuessedFirstIsRefused(String password) {
    assertThat(codes(password)).contains("password_too_common");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThat(codes("password1")).containsExactly("password_too_short", "password_too_common");
  }

  private static List<String> codes(String password) {
    return RULES.faults(password, ADA, "password").stream().map(Detail::code).toList();
  }
}
