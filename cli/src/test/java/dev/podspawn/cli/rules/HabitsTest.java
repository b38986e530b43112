package dev.podspawn.cli.rules;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.junit.jupiter.api.Test;

/** What the code does not do, and the one place that may. */
class HabitsTest {
  private static final JavaClasses CLASSES = Code.production();

  @Test
  void onlyMainEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.podspawn.cli.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CLASSES);
  }

  @Test
  void nobodyWaitsBySleeping() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class, int.class)
        .check(Code.withFixtures());
  }

  @Test
  void nobodyPrintsStackTraces() {
    noClasses()
        .should()
        .callMethodWhere(JavaCall.Predicates.target(name("printStackTrace")))
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(Code.CLI)
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .check(CLASSES);
  }

  @Test
  void noStaticFieldChanges() {
    fields().that().areStatic().should().beFinal().check(CLASSES);
  }

  @Test
  void theWayOfALoginStartsNothingSlow() {
    noClasses()
        .that()
        .resideInAnyPackage(Code.HOT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.regex..", "java.util.stream..", "java.util.logging..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.ServiceLoader")
        .check(CLASSES);
  }

  @Test
  void theWayOfALoginFormatsNothing() {
    noClasses()
        .that()
        .resideInAnyPackage(Code.HOT)
        .should()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "formatted", Object[].class)
        .orShould()
        .callMethod(String.class, "matches", String.class)
        .orShould()
        .callMethod(String.class, "replaceAll", String.class, String.class)
        .check(CLASSES);
  }
}
