package dev.daybook.ledger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {

  private static final JavaClasses SHIPPED =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          // What packaging wrote for Spring, left in the folder of classes.
          .withImportOption(location -> !location.contains("__"))
          .importPackages("dev.daybook");

  private static final JavaClasses DELIBERATE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.OnlyIncludeTests())
          .importPackages("dev.daybook")
          .that(JavaClass.Predicates.resideInAPackage("..deliberate.."));

  @ParameterizedTest
  @EnumSource
  void whatIsShippedKeepsTheRule(Rules rule) {
    rule.rule.check(SHIPPED);
  }

  @ParameterizedTest
  @EnumSource
  void aDeliberateViolationIsFound(Rules rule) {
    assertThat(rule.rule.evaluate(DELIBERATE).getFailureReport().getDetails()).isNotEmpty();
  }
}
