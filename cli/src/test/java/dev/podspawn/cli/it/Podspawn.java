package dev.podspawn.cli.it;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.util.ArrayList;
import java.util.List;

/** The installed {@code podspawn}, as an admin calls it. */
record Podspawn(Installation installation) {

  /** As root, not yet run. */
  Command command(String... words) {
    return Command.of(argv(words)).cleanEnv().env("PATH", System.getenv("PATH"));
  }

  /** As root. */
  Result run(String... words) {
    return command(words).run();
  }

  /** As somebody else. */
  Result runAs(TestAccount account, String... words) {
    return account.command(argv(words).toArray(new String[0])).run();
  }

  /** How a shell calls it; nothing in it needs quotes. */
  String shellWords() {
    return String.join(" ", argv());
  }

  private List<String> argv(String... words) {
    List<String> argv = new ArrayList<>();
    argv.add(installation.launcher().toString());
    argv.add("--config");
    argv.add(installation.config().toString());
    argv.addAll(List.of(words));
    return argv;
  }
}
