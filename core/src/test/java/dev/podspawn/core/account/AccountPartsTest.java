package dev.podspawn.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of an account that can be told without making one. */
class AccountPartsTest {
  @Test
  void subordinateIdsMustBeEnoughAndNobodyElses() {
    String others = "bob:100000:65536\n# no line\nx:y:z\n";
    assertThat(SubordinateIds.parse(others + "alice:165536:65536\n").trouble("alice"))
        .isEmpty();
    assertThat(SubordinateIds.parse(others).trouble("alice"))
        .hasValueSatisfying(text -> assertThat(text).contains("fewer than 65536"));
    assertThat(SubordinateIds.parse(others + "alice:165535:65536\n").trouble("alice"))
        .contains("the subordinate ids of alice are also those of bob");
    assertThat(SubordinateIds.parse("alice:1000:30000\nalice:50000:35536\n").trouble("alice"))
        .isEmpty();
  }

  @Test
  void theImagesSettingsAreThoseOfItsRecipe() throws IOException {
    List<String> recipe = Files.readAllLines(Path.of("../contrib/image/Containerfile")).stream()
        .filter(line -> line.matches("(ENV|LABEL|WORKDIR|CMD) .*"))
        .toList();
    assertThat(AccountImage.SETTINGS).isEqualTo(recipe);
  }

  @Test
  void hardLimitsAreReadAsTheKernelPrintsThem() {
    String limits = """
        Limit                     Soft Limit           Hard Limit           Units
        Max processes             unlimited            unlimited            processes
        Max open files            1024                 4096                 files
        """;
    assertThat(PodmanFiles.hard(limits, "Max open files", 9999)).isEqualTo(4096);
    assertThat(PodmanFiles.hard(limits, "Max processes", 9999)).isEqualTo(9999);
    assertThat(PodmanFiles.hard(limits, "Max open files", 99)).isEqualTo(99);
  }

  @Test
  void passwdLinesOfAnotherFormAreNoAccounts() {
    assertThat(HostAccount.parse("a:*:991:992:x:/home/a:/bin/sh"))
        .contains(new HostAccount("a", 991, 992, Path.of("/home/a"), "/bin/sh"));
    assertThat(HostAccount.parse("a:*:x:992:x:/home/a:/bin/sh")).isEmpty();
    assertThat(HostAccount.parse("")).isEmpty();
    assertThat(HostAccount.find("-nobody-of-that-name")).isEmpty();
  }

  @Test
  void whatWasDoneIsTakenBackInReverseUnlessItIsKept() {
    List<String> done = new ArrayList<>();
    try (Undo undo = new Undo(done::add)) {
      undo.add(() -> done.add("first"));
      undo.add(() -> {
        throw new AccountPrograms(ErrorCode.ACCOUNT_MAKE_FAILED, "x").failed("y");
      });
      undo.add(() -> done.add("third"));
    }
    assertThat(done).hasSize(3).startsWith("third").endsWith("first");
    assertThat(done.get(1)).startsWith("PS1622 could not x: y");
    try (Undo undo = new Undo(done::add)) {
      undo.add(() -> done.add("never"));
      undo.keep();
    }
    assertThat(done).doesNotContain("never");
  }
}
