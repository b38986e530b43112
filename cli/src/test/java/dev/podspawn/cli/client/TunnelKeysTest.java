package dev.podspawn.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of tunnels, and which of them ssh takes. */
class TunnelKeysTest {
  /** Beyond what Linux gives (proc(5), pid_max). */
  private static final long NOBODY = 4_194_305;

  @TempDir
  private Path dir;

  @Test
  void theIdentityStaysAndHostKeysDoNot() throws Exception {
    TunnelKeys keys = new TunnelKeys(dir.resolve("p/tunnel"));
    assertThat(keys.identity()).startsWith("ssh-ed25519 ").isEqualTo(keys.identity());
    TunnelKeys.Pair one = keys.newHostKey();
    assertThat(one.secret()).endsWith("-----END OPENSSH PRIVATE KEY-----\n");
    assertThat(one.open())
        .startsWith("ssh-ed25519 ")
        .isNotEqualTo(keys.newHostKey().open());
    assertThat(dir.resolve("p/tunnel").toFile().list())
        .containsExactlyInAnyOrder("id_ed25519", "id_ed25519.pub", "lock");
    for (String name : List.of("p", "p/tunnel")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(name))))
          .isEqualTo("rwx------");
    }
  }

  /** As when a signal ends a process that is changing the file. */
  @Test
  void aSecondThreadWaits() throws Exception {
    TunnelKeys keys = new TunnelKeys(dir.resolve("tunnel"));
    keys.identity();
    Callable<Void> often = () -> {
      for (int i = 0; i < 100; i++) {
        keys.forget(NOBODY);
      }
      return null;
    };
    FutureTask<Void> other = new FutureTask<>(often);
    Thread thread = new Thread(other, "other");
    thread.start();
    often.call();
    other.get();
    assertThat(Files.readString(dir.resolve("tunnel/known_hosts"))).isEmpty();
  }

  @Test
  void onlyKeysOfLivingProcessesAreTaken() throws Exception {
    TunnelKeys keys = new TunnelKeys(dir.resolve("tunnel"));
    keys.identity();
    long self = ProcessHandle.current().pid();
    long parent = ProcessHandle.current().parent().orElseThrow().pid();
    keys.trust("gone.pod.tunnel", new TunnelKeys.Pair("", "ssh-ed25519 A"), NOBODY);
    keys.trust("other.pod.tunnel", new TunnelKeys.Pair("", "ssh-ed25519 B"), parent);
    keys.trust("a.pod.tunnel", new TunnelKeys.Pair("", "ssh-ed25519 C"), self);
    assertThat(Files.readString(dir.resolve("tunnel/known_hosts")))
        .isEqualTo("other.pod.tunnel ssh-ed25519 B podspawn-" + parent
            + "\na.pod.tunnel ssh-ed25519 C podspawn-" + self + "\n");
    keys.forget(self);
    assertThat(Files.readString(dir.resolve("tunnel/known_hosts")))
        .isEqualTo("other.pod.tunnel ssh-ed25519 B podspawn-" + parent + "\n");
  }
}
