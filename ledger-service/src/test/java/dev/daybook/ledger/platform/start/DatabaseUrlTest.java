package dev.daybook.ledger.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgresql://me:secret@db.example:6543/books      | db.example | 6543 | books | me   | secret | prefer
          postgres://me:secret@db.example/books             | db.example | 5432 | books | me   | secret | prefer
          postgresql://me@[::1]:6543/books                  | ::1        | 6543 | books | me   | ''     | prefer
          postgresql://m%40e:a%2Fb+c%3A@h/my%20books        | h          | 5432 | my books | m@e | a/b+c: | prefer
          postgresql://me:secret@h/books?sslmode=verify-full | h         | 5432 | books | me   | secret | verify-full
          """)
  void itSaysWhereTheServerIsAndWhoSignsIn(
      String text, String host, int port, String db, String user, String password, String ssl) {
    assertThat(DatabaseUrl.parse(text))
        .isEqualTo(new DatabaseUrl(host, port, db, user, password, ssl));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h/db",
        "mysql://me:x@h/db",
        "postgresql://h/db",
        "postgresql://me:x@h",
        "postgresql://me:x@h/",
        "postgresql://me:x y@h/db",
        "nonsense",
        "postgresql://me:x@h/db?options=-c",
        "postgresql://me:x@h/db?sslmode=perhaps"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itNeverShowsThePassword() {
    assertThat(DatabaseUrl.parse("postgresql://me:secret@h/db").toString())
        .isEqualTo("postgresql://me@h:5432/db");
  }

  @Test
  void anAddressOfVersionSixIsBracketedForJdbc() {
    assertThat(DatabaseUrl.parse("postgresql://me:x@[::1]/db").jdbcUrl())
        .isEqualTo("jdbc:postgresql://[::1]:5432/db?sslmode=prefer");
  }
}
