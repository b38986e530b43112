package dev.podspawn.cli.it;

import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.nio.file.Path;

/** A git repository of a project's on this host, which everybody may read. */
final class ProjectRepository implements AutoCloseable {
  private final ShortTempDir dir;

  private ProjectRepository(ShortTempDir dir) {
    this.dir = dir;
  }

  /** A repository with one commit, whose Podfile says this. */
  static ProjectRepository with(String podfile) {
    ProjectRepository made = new ProjectRepository(ShortTempDir.create());
    made.git("init", "--quiet", "--initial-branch=main");
    made.commit("podfile.yaml", podfile);
    return made;
  }

  /** Writes a file and commits it. */
  void commit(String file, String text) {
    dir.write(file, text);
    git("add", "--all");
    git("commit", "--quiet", "--message=x");
  }

  /** Runs git in it. */
  void git(String... words) {
    Command.of("git", "-C", dir.path().toString(), "-c", "user.name=t", "-c", "user.email=t@t")
        .with(words)
        .runOk();
  }

  Path path() {
    return dir.path();
  }

  @Override
  public void close() {
    dir.close();
  }
}
