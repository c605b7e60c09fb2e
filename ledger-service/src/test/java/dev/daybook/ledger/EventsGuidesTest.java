package dev.daybook.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guides of auditors and integrators say to type answers as they print it. */
class EventsGuidesTest {

  private static final int MOST_IMPORTANT_STEPS = 4;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"audit.md", "integrate.md"})
  void everyAnswerInTheGuideIsTheOneThatComes(String guide) throws Exception {
    new GuideSteps(guide, folder).answerAsPrinted(MOST_IMPORTANT_STEPS);
  }
}
