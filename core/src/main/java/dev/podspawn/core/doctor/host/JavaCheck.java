package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.host.HostCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The launcher looks for Java itself, as it does when sshd calls it: without anybody's environment. */
final class JavaCheck implements HostCheck {
  private static final String PREFIX = "java ";

  @Override
  public String id() {
    return "java";
  }

  @Override
  public String promise() {
    return "the launcher finds a Java runtime of version 17 or newer that only root can change";
  }

  @Override
  public List<Result> run(Host host) {
    Path launcher = host.site().launcher();
    HostCommand version = host.run(List.of(launcher.toString(), "version"));
    Optional<String> java =
        version.output().lines().filter(line -> line.startsWith(PREFIX)).findFirst();
    Problems problems = new Problems();
    if (!version.succeeded() || java.isEmpty()) {
      problems.fail(
          launcher,
          "it cannot be started: " + version.output().strip(),
          Fix.byHand("apt-get install openjdk-17-jre-headless"));
      return problems.or(launcher, "");
    }
    String[] words = java.get().split(" ", 3);
    Optional<Path> runtime =
        words.length == 3 ? host.real(Path.of(words[2], "bin", "java")) : Optional.empty();
    runtime.ifPresent(program -> {
      Trust.above(host, program, problems);
      host.stat(program)
          .filter(facts -> facts.uid() != 0 || facts.writableForOthers())
          .ifPresent(facts -> problems.fail(
              program,
              "others than root can change it",
              Fix.byHand("chown root: " + program + " && chmod go-w " + program)));
    });
    return problems.or(launcher, java.get());
  }

  @Override
  public boolean needsRoot() {
    return false;
  }
}
