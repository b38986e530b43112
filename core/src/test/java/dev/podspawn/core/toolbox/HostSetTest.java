package dev.podspawn.core.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HostSetTest {
  private static HostSet set(String version, String sha256) {
    HostProgram rsync =
        new HostProgram("rsync", "rsync", "bin", List.of(Path.of("/usr/bin/rsync")));
    return new HostSet(
        List.of(rsync),
        "ld-linux-aarch64.so.1",
        new TreeMap<>(Map.of("rsync", version)),
        new TreeMap<>(Map.of(
            "programs/rsync", new Part(Path.of("/usr/bin/rsync"), 10, sha256),
            "lib/ld-linux-aarch64.so.1", new Part(Path.of("/lib/ld.so"), 32, "ab"))));
  }

  @Test
  void theManifestTellsPackagesAndFiles() {
    assertThat(set("3.2.7-1", "0123").manifest()).isEqualTo("""
        loader ld-linux-aarch64.so.1
        package rsync 3.2.7-1
        file lib/ld-linux-aarch64.so.1 ab /lib/ld.so
        file programs/rsync 0123 /usr/bin/rsync
        """);
  }

  @Test
  void anotherVersionOrAnotherFileIsAnotherSet() {
    HostSet one = set("3.2.7-1", "0123");
    assertThat(one.name()).matches("host\\.[0-9a-f]{16}");
    assertThat(set("3.2.7-1", "0123").name()).isEqualTo(one.name());
    assertThat(set("3.2.7-2", "0123").name()).isNotEqualTo(one.name());
    assertThat(set("3.2.7-1", "4567").name()).isNotEqualTo(one.name());
  }

  @Test
  void aWrapperNamesItsOwnSet() {
    HostSet set = set("3.2.7-1", "0123");
    assertThat(set.texts().keySet()).containsExactly("LICENSES", "MANIFEST", "bin/rsync");
    assertThat(set.texts().get("bin/rsync"))
        .startsWith("#!/.podspawn/bin/busybox sh\n")
        .contains("set=/.podspawn/" + set.name() + "\n")
        .contains("exec \"$set/lib/ld-linux-aarch64.so.1\" ")
        .endsWith(" --argv0 rsync \"$set/programs/rsync\" \"$@\"\n");
    assertThat(set.texts().get("LICENSES")).contains("\nrsync 3.2.7-1\n");
  }

  @Test
  void onlyProgramsScriptsAndTheLoaderAreToBeRun() {
    HostSet set = set("3.2.7-1", "0123");
    assertThat(set.isExecutable("lib/ld-linux-aarch64.so.1")).isTrue();
    assertThat(set.isExecutable("lib/libc.so.6")).isFalse();
    assertThat(set.isExecutable("programs/rsync")).isTrue();
    assertThat(set.isExecutable("bin/rsync")).isTrue();
    assertThat(set.isExecutable("libexec/sftp-server")).isTrue();
    assertThat(set.isExecutable("doc/rsync/copyright")).isFalse();
  }
}
