package dev.podspawn.cli.it;

import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The static programs in {@code cli/src/test/c}, for images without a compiler. */
final class PrisonPrograms implements AutoCloseable {
  static final List<String> NAMES = List.of("prisoner", "hog");

  private static final Path SOURCES = Path.of("src", "test", "c").toAbsolutePath();

  private final ShortTempDir dir;

  private PrisonPrograms(ShortTempDir dir) {
    this.dir = dir;
  }

  static PrisonPrograms compile() {
    Assumptions.assumeTrue(
        HostQuirks.findProgram("cc").isPresent(),
        "NOT TESTED: no cc; apt-get install gcc libc6-dev");
    PrisonPrograms made = new PrisonPrograms(ShortTempDir.create());
    for (String name : NAMES) {
      Command.of("cc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-O1", "-static", "-s")
          .with("-o", made.path(name).toString(), SOURCES.resolve(name + ".c").toString())
          .runOk();
    }
    return made;
  }

  Path path(String name) {
    return dir.resolve(name);
  }

  /** Leaves them in {@code /tmp} of the user's container. */
  void giveTo(PodUser user) {
    byte[] tar = Command.of("tar", "-C", dir.path().toString(), "-cf", "-")
        .with(NAMES.toArray(new String[0]))
        .runOk()
        .stdoutBytes();
    user.ssh().command("cd /tmp && tar xf -").stdin(tar).runOk();
  }

  /** What the host's root has of the attacks, in namespaces of its own. */
  List<String> control() {
    return Command.of("unshare", "--mount", "--uts", "--ipc", "--net", "--pid", "--fork")
        .with("--mount-proc", path("prisoner").toString(), "control")
        .runOk()
        .lines();
  }

  @Override
  public void close() {
    dir.close();
  }
}
