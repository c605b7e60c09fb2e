package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.MinorUnits;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.math.BigInteger;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

class FailuresTest {

  private static Problem problem(Throwable failure) {
    return Failures.problem(new IllegalStateException(failure), "id", "a test");
  }

  @Test
  void aDatabaseThatIsGoneIsUnavailable() {
    assertThat(problem(new R2dbcNonTransientResourceException("closed")).status()).isEqualTo(503);
    assertThat(problem(new R2dbcTimeoutException("late")).status()).isEqualTo(503);
  }

  @Test
  void whatTheDatabaseRefusesIsOurFault() {
    assertThat(problem(new R2dbcBadGrammarException("select", "42601")).status()).isEqualTo(500);
    assertThat(problem(new R2dbcDataIntegrityViolationException("twice", "23505")).status())
        .isEqualTo(500);
  }

  @Test
  void aSumThatIsTooLargeIsNoFaultOfOurs() {
    var overflow =
        ThrowableAssert.catchThrowable(() -> MinorUnits.of(BigInteger.TWO.pow(Long.SIZE)));
    assertThat(problem(overflow).code()).isEqualTo("sum_too_large");
    assertThat(problem(new ArithmeticException("/ by zero")).status()).isEqualTo(500);
  }
}
