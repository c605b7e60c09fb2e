package dev.daybook.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The treasurer's year is lived through as its guide tells it, and every answer that the guide
 * prints is the answer that comes. With {@code -Drecord=true} the guide is given the answers of
 * today instead.
 */
class CommunityGuideTest {

  private static final int MOST_IMPORTANT_STEPS = 20;

  @TempDir private Path folder;

  @Test
  void everyAnswerInTheGuideIsTheOneThatComes() throws Exception {
    new GuideSteps("community.md", folder).answerAsPrinted(MOST_IMPORTANT_STEPS);
  }
}
