package dev.podspawn.cli.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layers of {@code docs/architecture.md}: who may know whom, and who may know which library. */
class ArchitectureTest {
  private static final JavaClasses CLASSES = Code.production();

  @Test
  void coreKnowsTheJdkYamlAndSqliteOnly() {
    classes()
        .that()
        .resideInAPackage(Code.CORE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Code.CORE, "java..", "jdk.net..", "org.jspecify..", "org.snakeyaml..", "org.sqlite..")
        .check(CLASSES);
  }

  @Test
  void podmanApiKnowsCoreAndItsHttpLibraries() {
    classes()
        .that()
        .resideInAPackage(Code.PODMAN)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Code.PODMAN,
            Code.CORE,
            "java..",
            "org.jspecify..",
            "okhttp3..",
            "okio..",
            "com.squareup.moshi..",
            "javax.net..")
        .check(CLASSES);
  }

  @Test
  void ptyKnowsCoreAndJna() {
    classes()
        .that()
        .resideInAPackage(Code.PTY)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Code.PTY, Code.CORE, "java..", "org.jspecify..", "com.sun.jna..", "sun.misc..")
        .check(CLASSES);
  }

  /** A login must not load it, and nobody else need know how tokens are proved. */
  @Test
  void onlyTheOidcPackageKnowsTheJoseLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.podspawn.cli.oidc..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.nimbusds..")
        .check(CLASSES);
  }

  /** It runs on macOS too, where nothing native of ours is. */
  @Test
  void theClientsSideKnowsNothingNative() {
    noClasses()
        .that()
        .resideInAnyPackage(Code.CLIENT)
        .or()
        .haveNameMatching("dev\\.podspawn\\.cli\\.wiring\\.(Client|Connect|Ssh).*")
        .or()
        .haveFullyQualifiedName("dev.podspawn.cli.ClientLine")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Code.PTY, Code.PODMAN, "com.sun.jna..", "org.sqlite..", "okhttp3..")
        .check(CLASSES);
  }

  @Test
  void nothingDeliveredKnowsATestLibrary() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Code.FIXTURES, "org.junit..", "org.assertj..", "com.pty4j..", "kotlin..")
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "podman", "pty", "cli"})
  void packagesHaveNoCycles(String module) {
    slices()
        .matching("dev.podspawn." + module + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(CLASSES);
  }
}
