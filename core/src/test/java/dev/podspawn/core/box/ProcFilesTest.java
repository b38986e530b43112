package dev.podspawn.core.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The decoders of proc(5), on what a kernel 6.18 said of containers of Podman 4.3 and Docker 20.10. */
class ProcFilesTest {
  private static final String STATUS = """
      Name:\tpodman-init
      Umask:\t0022
      Pid:\t15196
      Uid:\t0\t0\t0\t0
      CapInh:\t0000000000000000
      CapPrm:\t00000000000004cb
      CapEff:\t00000000000004cb
      CapBnd:\t00000000000004cb
      CapAmb:\t0000000000000000
      NoNewPrivs:\t1
      Seccomp:\t2
      Seccomp_filters:\t1
      """;

  private static final String LIMITS = """
      Limit                     Soft Limit           Hard Limit           Units    \s
      Max cpu time              unlimited            unlimited            seconds  \s
      Max processes             16384                16384                processes\s
      Max open files            1000                 2000                 files    \s
      Max nice priority         0                    0                   \s
      """;

  private static final String MOUNTS = """
      783 643 0:165 / / ro,relatime - overlay overlay rw,lowerdir=/a/l,redirect_dir=nofollow,userxattr
      788 783 0:172 / /tmp rw,nosuid,nodev,relatime - tmpfs tmpfs rw,size=16384k,uid=1002,gid=1002
      792 784 0:6 /fuse /dev/fuse rw,nosuid,noexec,relatime - devtmpfs devtmpfs rw,size=12334524k,mode=755
      794 784 0:164 / /dev/shm rw,nosuid,nodev,noexec,relatime - tmpfs shm rw,size=32768k,uid=1002
      711 607 0:152 / /with\\040blank ro,relatime master:14 shared:2 - ext4 /dev/vda rw
      """;

  @Test
  void statusTellsOfRights() {
    ProcStatus status = ProcStatus.parse(STATUS).orElseThrow();
    assertThat(CapabilitySet.of(status.bounding()))
        .containsExactly("CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID", "NET_BIND_SERVICE");
    assertThat(status.noNewPrivileges()).isTrue();
    assertThat(status.seccomp()).isEqualTo(ProcStatus.FILTER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CapBnd", "CapEff", "NoNewPrivs", "Seccomp"})
  void statusWithoutALineIsNone(String name) {
    assertThat(ProcStatus.parse(STATUS.replace(name + ":", "Other:"))).isEmpty();
    assertThat(ProcStatus.parse(STATUS.replace(name + ":\t", name + ":\tx"))).isEmpty();
  }

  @Test
  void capabilitiesHaveTheKernelsNumbers() {
    assertThat(CapabilitySet.of(0x1ffffffffffL)).hasSize(41).endsWith("CHECKPOINT_RESTORE");
    assertThat(CapabilitySet.of(1L << 21 | 1L << 27)).containsExactly("SYS_ADMIN", "MKNOD");
    assertThat(CapabilitySet.of(1L << 63)).containsExactly("63");
  }

  @Test
  void theHardLimitOfFilesCounts() {
    assertThat(ProcLimits.nofile(LIMITS)).isEqualTo(OptionalLong.of(2000));
    assertThat(ProcLimits.nofile(LIMITS.replace("2000 ", "unlimited")))
        .isEqualTo(OptionalLong.of(Bound.NONE));
    assertThat(ProcLimits.nofile(LIMITS.replace("files", "x"))).isEmpty();
    assertThat(ProcLimits.nofile("")).isEmpty();
  }

  @Test
  void uidMapsTellWhoseUserNamespaceItIs() {
    UidMap hosts = UidMap.parse("         0          0 4294967295\n").orElseThrow();
    assertThat(hosts.isHosts()).isTrue();
    assertThat(hosts.keepsAnId()).isFalse();
    UidMap rootless = UidMap.parse("0 1002 1\n1 165536 65536\n").orElseThrow();
    assertThat(rootless.isHosts()).isFalse();
    assertThat(rootless.keepsAnId()).isFalse();
    assertThat(rootless.root()).isEqualTo(Optional.of(1002L));
    UidMap kept =
        UidMap.parse("0 165536 1002\n1002 1002 1\n1003 166538 64534\n").orElseThrow();
    assertThat(kept.keepsAnId()).isTrue();
    assertThat(kept.text()).isEqualTo("0=165536+1002 1002=1002+1 1003=166538+64534");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0 0", "0 0 1 2", "0 -1 1", "a b c", "0 0 99999999999"})
  void uidMapsThatAreNoneAreRefused(String text) {
    assertThat(UidMap.parse(text)).isEmpty();
  }

  @Test
  void mountsHaveOptionsAndSizes() {
    MountTable mounts = MountTable.parse(MOUNTS).orElseThrow();
    assertThat(mounts.at("/").orElseThrow().has("ro")).isTrue();
    assertThat(mounts.at("/tmp").orElseThrow().has("ro")).isFalse();
    assertThat(mounts.size("/dev/shm")).isEqualTo(OptionalLong.of(32 << 20));
    assertThat(mounts.size("/with blank")).isEqualTo(OptionalLong.of(Bound.NONE));
    assertThat(mounts.size("/none")).isEmpty();
    assertThat(mounts.at("/dev/fuse").orElseThrow().type()).isEqualTo("devtmpfs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "783 643 0:165 / / ro", "783 643 0:165 / / ro - overlay", "nonsense"})
  void mountsThatAreNoneAreRefused(String text) {
    assertThat(MountTable.parse(text)).isEmpty();
  }

  @Test
  void boundsAreNumbersOrNone() {
    for (String none : List.of("max\n", "-1", "unlimited", "9223372036854771712")) {
      assertThat(Bound.parse(none)).as(none).isEqualTo(OptionalLong.of(Bound.NONE));
    }
    assertThat(Bound.parse("268435456\n")).isEqualTo(OptionalLong.of(268435456));
    for (String bad : List.of("", "-2", "1k", "0x10", "1 2")) {
      assertThat(Bound.parse(bad)).as(bad).isEmpty();
    }
  }
}
