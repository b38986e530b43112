package dev.podspawn.cli.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The classes that the rules look at: all modules' own, and no tests. */
final class Code {
  static final String CORE = "dev.podspawn.core..";
  static final String PODMAN = "dev.podspawn.podman..";
  static final String PTY = "dev.podspawn.pty..";
  static final String CLI = "dev.podspawn.cli..";
  static final String FIXTURES = "dev.podspawn.fixtures..";

  /** What every login goes through, and what ssh waits for: a millisecond here is paid at each. */
  static final String[] HOT = {
    "dev.podspawn.core.audit..",
    "dev.podspawn.core.authkeys..",
    "dev.podspawn.core.client",
    "dev.podspawn.core.connect..",
    "dev.podspawn.core.engine..",
    "dev.podspawn.core.file..",
    "dev.podspawn.core.guest..",
    "dev.podspawn.core.json..",
    "dev.podspawn.core.name..",
    "dev.podspawn.core.record..",
    "dev.podspawn.core.session..",
    "dev.podspawn.core.spawn..",
    "dev.podspawn.core.stream..",
    "dev.podspawn.core.teardown..",
    "dev.podspawn.core.trace.."
  };

  /** What a person runs on their own machine. */
  static final String[] CLIENT = {
    "dev.podspawn.core.client..", "dev.podspawn.core.connect..", "dev.podspawn.cli.client.."
  };

  private Code() {}

  /** What is delivered. */
  static JavaClasses production() {
    return new ClassFileImporter()
        .withImportOption(Code::isNoTest)
        .withImportOption(location -> !location.contains("test-fixtures"))
        .importPackages("dev.podspawn");
  }

  /** What is delivered, and the parts that tests are built from. */
  static JavaClasses withFixtures() {
    return new ClassFileImporter().withImportOption(Code::isNoTest).importPackages("dev.podspawn");
  }

  /** Modules come as directories from the reactor or as jars, and so do core's shared tests. */
  private static boolean isNoTest(Location location) {
    ImportOption notATest = ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
    return notATest.includes(location) && !location.contains("-tests.jar");
  }
}
