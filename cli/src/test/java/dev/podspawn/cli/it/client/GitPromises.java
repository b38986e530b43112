package dev.podspawn.cli.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.it.ClientHost;
import dev.podspawn.fixtures.proc.Command;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** git by {@code ssh://}, with repositories that lie in the container. */
interface GitPromises extends OnHost {
  @Test
  default void cloneCommitPushAndASubmodule() {
    OnHost.need("git", "git");
    Path dir = host().newDir();
    String url = "ssh://" + ClientHost.ALIAS + host().home() + "/";
    host()
        .run("git init -q --bare -b main app.git && git init -q --bare -b main 'a lib.git'")
        .ok();

    commitAndPush(url + "a%20lib.git", dir.resolve("lib"), "echo of the library >file");
    commitAndPush(
        url + "app.git",
        dir.resolve("app"),
        "git submodule --quiet add '" + url + "a%20lib.git' lib");
    assertThat(host().run("git -C app.git log --format=%s main").ok().stdout())
        .isEqualTo("from the client\n");

    Path again = dir.resolve("again");
    git(dir, "git clone -q --recurse-submodules '" + url + "app.git' again && cat again/lib/file");
    assertThat(again.resolve("lib/file")).hasContent("of the library\n");
  }

  private void commitAndPush(String url, Path work, String change) {
    git(work.resolveSibling("."), "git clone -q '" + url + "' " + work.getFileName());
    git(work, change + " && git add . && git commit -q -m 'from the client'");
    git(work, "git push -q origin HEAD:main");
  }

  private void git(Path dir, String script) {
    Command shell = host().client("sh", "-c", script);
    shell
        .in(dir)
        .env("GIT_SSH_COMMAND", "ssh -F " + host().sshConfig() + " -S " + host().control())
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_AUTHOR_NAME", "Alice")
        .env("GIT_AUTHOR_EMAIL", "alice@example.org")
        .env("GIT_COMMITTER_NAME", "Alice")
        .env("GIT_COMMITTER_EMAIL", "alice@example.org")
        .runOk();
  }
}
