package dev.daybook.ledger.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.daybook.contracts.Command;
import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.Rejection;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.ViewedSlice;
import java.util.Currency;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** What holds everywhere in this house. */
enum Rules {
  CONTRACTS_ARE_PLAIN_JAVA(
      classes()
          .that()
          .resideInAPackage("dev.daybook.contracts..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "dev.daybook.contracts..",
              "tools.jackson..",
              "com.fasterxml.jackson..",
              "org.jspecify..")),

  ACCOUNTING_IS_PLAIN_JAVA(
      classes()
          .that()
          .resideInAPackage("dev.daybook.accounting..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.math",
              "java.nio.charset",
              "java.time",
              "java.util",
              "java.util.function",
              "java.util.stream",
              "dev.daybook.accounting..",
              "dev.daybook.contracts..",
              "org.jspecify..")),

  ACCOUNTING_ASKS_NEITHER_CLOCK_NOR_CHANCE(
      noClasses()
          .that()
          .resideInAPackage("dev.daybook.accounting..")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe("it asks the clock or chance", Rules::isUnsteady))),

  PROOFS_ARE_PLAIN_JAVA(
      classes()
          .that()
          .resideInAPackage("dev.daybook.proofs..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.io",
              "java.lang..",
              "java.math",
              "java.nio..",
              "java.security..",
              "java.time..",
              "java.util..",
              "dev.daybook.proofs..",
              "tools.jackson..",
              "org.jspecify..")),

  THE_EMBEDDED_POSTGRES_KNOWS_NOTHING_OF_THE_SERVICE(
      classes()
          .that()
          .resideInAPackage("dev.daybook.postgres..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "com.sun.security.auth.module",
              "dev.daybook.postgres..",
              "org.apache.commons.compress..",
              "org.jspecify..",
              "org.slf4j..")),

  THE_EVENT_STORE_KNOWS_NO_DOMAIN(
      noClasses()
          .that()
          .resideInAPackage("dev.daybook.eventstore..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.daybook.accounting..",
              "dev.daybook.contracts..",
              "dev.daybook.projections..",
              "dev.daybook.ledger..",
              "org.springframework..")),

  ONLY_THE_ADAPTER_KNOWS_AXON(
      noClasses()
          .that()
          .resideInAPackage("dev.daybook.eventstore..")
          .and()
          .resideOutsideOfPackage("dev.daybook.eventstore.axon..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.axonframework..", "dev.daybook.eventstore.axon..")),

  ONE_PACKAGE_OF_THE_SERVICE_KNOWS_AXON(
      noClasses()
          .that()
          .resideInAPackage("dev.daybook.ledger..")
          .and()
          .resideOutsideOfPackage("dev.daybook.ledger.platform.command..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.axonframework..", "dev.daybook.eventstore.axon..")),

  VIEWS_KNOW_NEITHER_THE_SERVICE_NOR_ITS_FRAMEWORKS(
      noClasses()
          .that()
          .resideInAPackage("dev.daybook.projections..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.daybook.eventstore.axon..",
              "dev.daybook.ledger..",
              "org.axonframework..",
              "org.springframework..")),

  THE_PLATFORM_KNOWS_NO_CONTEXT(
      classes()
          .that()
          .resideInAPackage("dev.daybook.ledger.platform..")
          .should(meetNoContext("know no context", to -> true))),

  A_CONTEXT_MEETS_ANOTHER_ONLY_THROUGH_EVENTS(
      classes()
          .that(belongToAContext())
          .should(
              meetNoContext(
                  "meet another context only through what its events say",
                  not(resideInAPackage("dev.daybook.contracts.."))
                      .or(assignableTo(Command.class))
                      .or(assignableTo(Rejection.class))))),

  SLICES_DECIDE_PURELY(
      noClasses()
          .that(assignableTo(Slice.class).or(assignableTo(ViewedSlice.class)))
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "it asks the clock, chance or a framework",
                  call ->
                      isUnsteady(call)
                          || resideInAnyPackage(
                                  "reactor..", "org.springframework..", "java.util.concurrent..")
                              .test(call.getTargetOwner())))),

  NOTHING_BLOCKS(
      noClasses()
          .that()
          // The main thread opens the database before anything is served: it has nothing else to
          // do.
          .haveSimpleNameNotStartingWith("DatabaseOpening")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe("it waits for a result", Rules::isBlocking))),

  NAMES_SAY_WHAT_IT_IS(
      noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Base|Dto)(\\$.*)?")),

  AN_EVENT_IS_NAMED_FOR_WHAT_HAPPENED(
      noClasses()
          .that(assignableTo(Event.class))
          .and()
          .areRecords()
          .should()
          .haveSimpleNameEndingWith("Event")),

  THERE_IS_NO_UTIL_PACKAGE(
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..utils..", "..helpers..", "..dto..", "..common..")),

  NO_STATE_IN_STATIC_FIELDS(fields().that().areStatic().and(isWritten()).should().beFinal()),

  MONEY_IS_NEVER_FLOATING_POINT(
      noFields()
          .that()
          .areDeclaredInClassesThat(
              resideInAnyPackage("dev.daybook.accounting..", "dev.daybook.contracts..")
                  .or(belongToAContext()))
          .should()
          .haveRawType(nameMatching("float|double|java.lang.(Float|Double)").as("floating point"))),

  THE_TABLE_OF_CURRENCIES_IS_ASKED_IN_ONE_PLACE(
      noClasses()
          .that()
          .doNotBelongToAnyOf(CurrencyUnit.class)
          .should()
          .callMethod(Currency.class, "getDefaultFractionDigits")),

  EVERY_PACKAGE_SAYS_WHAT_IS_NULL(classes().should(liveInANullMarkedPackage()));

  /** The packages of {@code dev.daybook} in which every context has one of its own. */
  private static final Set<String> HAVE_CONTEXTS =
      Set.of("accounting", "contracts", "ledger", "projections");

  /** What stands beside the contexts, and is there for all of them. */
  private static final Set<String> SHARED = Set.of("json", "platform", "schema", "wire");

  final ArchRule rule;

  Rules(ArchRule rule) {
    this.rule = rule.as(name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
  }

  private static boolean isUnsteady(JavaAccess<?> call) {
    return nameMatching("now|randomUUID|currentTimeMillis|nanoTime").test(call.getTarget());
  }

  private static boolean isBlocking(JavaAccess<?> call) {
    var owner = call.getTargetOwner();
    var name = call.getTarget().getName();
    return owner.getPackageName().startsWith("reactor.core.publisher") && name.startsWith("block")
        || owner.isAssignableTo("java.util.concurrent.CompletableFuture") && name.equals("join")
        || owner.isEquivalentTo(Thread.class) && name.equals("sleep");
  }

  private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaField> isWritten() {
    return DescribedPredicate.describe(
        "are written by hand", field -> !field.getName().contains("$"));
  }

  private static DescribedPredicate<JavaClass> belongToAContext() {
    return DescribedPredicate.describe("belong to a context", type -> !context(type).isEmpty());
  }

  private static ArchCondition<JavaClass> meetNoContext(
      String rule, Predicate<JavaClass> isForbidden) {
    return new ArchCondition<>(rule) {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        var home = context(from);
        from.getDirectDependenciesFromSelf().stream()
            .filter(to -> !context(to.getTargetClass()).isEmpty())
            .filter(to -> !context(to.getTargetClass()).equals(home))
            .filter(to -> isForbidden.test(to.getTargetClass()))
            .forEach(to -> events.add(SimpleConditionEvent.violated(from, to.getDescription())));
      }
    };
  }

  /** {@code community} of {@code dev.daybook.ledger.community.openperiod}, or an empty text. */
  private static String context(JavaClass type) {
    var names = type.getPackageName().split("\\.");
    return names.length > 3 && HAVE_CONTEXTS.contains(names[2]) && !SHARED.contains(names[3])
        ? names[3]
        : "";
  }

  private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a null-marked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!isNullMarked(type.getPackage())) {
          events.add(
              SimpleConditionEvent.violated(type, type.getPackageName() + " is not null-marked"));
        }
      }
    };
  }

  private static boolean isNullMarked(JavaPackage home) {
    return home.tryGetPackageInfo()
        .map(info -> info.isAnnotatedWith(NullMarked.class))
        .orElse(false);
  }
}
