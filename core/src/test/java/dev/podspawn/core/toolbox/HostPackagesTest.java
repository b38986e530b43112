package dev.podspawn.core.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class HostPackagesTest {
  @Test
  void theAnswersOfDpkgAreUnderstood() {
    String answer = """
        diversion by dash from: /bin/sh
        diversion by dash to: /bin/sh.distrib
        libc6:amd64: /lib/x86_64-linux-gnu/libc.so.6
        rsync: /usr/bin/rsync
        base-files, other:amd64: /usr/share/common-licenses/GPL-3
        """;
    assertThat(HostPackages.parseSearch(answer))
        .isEqualTo(Map.of(
            "/lib/x86_64-linux-gnu/libc.so.6", "libc6",
            "/usr/bin/rsync", "rsync",
            "/usr/share/common-licenses/GPL-3", "base-files"));
  }

  @Test
  void aFileHasItsPackageByWhicheverNameItIsCalled() throws IOException {
    HostPackages dpkg = new HostPackages();
    Assumptions.assumeTrue(dpkg.known(), "NOT TESTED: this machine has no dpkg");
    Path cat = Path.of("/bin/cat");
    Path same = Path.of("/usr/bin/cat");
    Path nobodys = Path.of("/proc/self/status");
    Map<Path, String> owners = dpkg.owners(List.of(cat, same, nobodys));
    assertThat(owners).isEqualTo(Map.of(cat, "coreutils", same, "coreutils"));
    assertThat(dpkg.versions(owners.values()))
        .containsOnlyKeys("coreutils")
        .allSatisfy((name, version) -> assertThat(version).isNotBlank().doesNotContain("\t"));
  }

  @Test
  void withoutDpkgNothingIsKnown() throws IOException {
    HostPackages none = new HostPackages(false);
    assertThat(none.owners(List.of(Path.of("/bin/cat")))).isEmpty();
    assertThat(none.versions(List.of())).isEmpty();
  }
}
