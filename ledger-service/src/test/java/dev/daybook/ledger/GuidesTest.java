package dev.daybook.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the guides say to type answers as they print it: a treasurer's and a household's year are
 * lived through, a history is verified, events are followed. With {@code -Drecord=true} the guides
 * are given the answers of today instead.
 */
class GuidesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"community.md, 20", "purchases.md, 10", "audit.md, 4", "integrate.md, 4"})
  void everyAnswerInAGuideIsTheOneThatComes(String guide, int leastSteps) throws Exception {
    new GuideSteps(guide, folder).answerAsPrinted(leastSteps);
  }
}
