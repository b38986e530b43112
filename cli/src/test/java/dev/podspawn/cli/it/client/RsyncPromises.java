package dev.podspawn.cli.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.it.ClientHost;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** rsync both ways. */
interface RsyncPromises extends OnHost {
  @Test
  default void aTreeIsMirroredBothWays() {
    OnHost.need("rsync", "rsync");
    Path tree = Tree.plantAll(host().newDir());
    Path back = host().newDir().resolve("back");
    String there = ClientHost.ALIAS + ":rsync dir/";
    rsync(tree + "/", there);
    assertThat(Tree.of(host(), "rsync dir")).isEqualTo(Tree.of(tree));
    assertThat(Tree.times(host(), "rsync dir")).isEqualTo(Tree.times(tree));

    host()
        .run("cd 'rsync dir' && echo more >>'with spaces' && rm nothing && echo >'new one'")
        .ok();
    rsync(there, back + "/");
    assertThat(Tree.of(back)).isEqualTo(Tree.of(host(), "rsync dir"));
    assertThat(Tree.times(back)).isEqualTo(Tree.times(host(), "rsync dir"));

    rsync(tree + "/", there);
    assertThat(Tree.of(host(), "rsync dir")).isEqualTo(Tree.of(tree));
  }

  /** Names pass without the remote shell's reading them ({@code -s}), as newer releases do anyway. */
  private void rsync(String from, String to) {
    host()
        .client("rsync", "-a", "--delete", "--partial", "-s")
        .with("-e", "ssh -F " + host().sshConfig(), from, to)
        .runOk();
  }
}
