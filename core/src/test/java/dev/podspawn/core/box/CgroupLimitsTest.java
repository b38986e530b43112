package dev.podspawn.core.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits in trees like the kernel's: of version 1 as found on a host, of version 2 as its documentation has them. */
class CgroupLimitsTest {
  private static final OptionalLong NONE = OptionalLong.of(Bound.NONE);
  private static final String ENDLESS = "9223372036854771712";

  @TempDir
  Path top;

  private String box = "";

  @BeforeEach
  void name() {
    box = "libpod_parent/libpod-9f3a";
  }

  private void write(String file, String text) throws IOException {
    Path path = top.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text + "\n");
  }

  private CgroupLimits version1(boolean swapless) {
    StringBuilder mounts = new StringBuilder("23 1 0:21 / /proc rw,relatime - proc proc rw\n");
    StringBuilder paths = new StringBuilder("0::/\n");
    int number = 1;
    for (String name : List.of("cpu", "memory", "pids", "devices")) {
      mounts.append("35 31 0:32 / " + top.resolve(name) + " rw - cgroup cgroup rw," + name + "\n");
      paths.append(number++ + ":" + name + ":/" + box + "\n");
    }
    return read(paths.toString(), mounts.toString(), swapless);
  }

  private CgroupLimits version2(String path) {
    return read("0::" + path + "\n", "30 23 0:26 / " + top + " rw - cgroup2 cgroup2 rw\n", false);
  }

  private static CgroupLimits read(String paths, String mounts, boolean swapless) {
    CgroupPlaces places = new CgroupPlaces(
        CgroupPaths.parse(paths).orElseThrow(), MountTable.parse(mounts).orElseThrow());
    return CgroupLimits.read(places, swapless);
  }

  private void fillVersion1() throws IOException {
    write("memory/memory.limit_in_bytes", ENDLESS);
    write("memory/memory.memsw.limit_in_bytes", ENDLESS);
    write("memory/libpod_parent/memory.limit_in_bytes", ENDLESS);
    write("memory/libpod_parent/memory.memsw.limit_in_bytes", ENDLESS);
    write("memory/" + box + "/memory.limit_in_bytes", "268435456");
    write("memory/" + box + "/memory.memsw.limit_in_bytes", "268435456");
    write("cpu/cpu.cfs_quota_us", "-1");
    write("cpu/cpu.cfs_period_us", "100000");
    write("cpu/" + box + "/cpu.cfs_quota_us", "150000");
    write("cpu/" + box + "/cpu.cfs_period_us", "100000");
    write("pids/" + box + "/pids.max", "99");
    write("devices/" + box + "/devices.list", "c *:* m\nc 1:3 rwm");
  }

  @Test
  void versionOne() throws IOException {
    fillVersion1();
    assertThat(version1(false))
        .isEqualTo(new CgroupLimits(
            OptionalLong.of(268435456),
            OptionalLong.of(0),
            OptionalLong.of(1_500_000_000),
            OptionalLong.of(99),
            Optional.of(List.of("c *:* m", "c 1:3 rwm"))));
  }

  @Test
  void theLowestOnTheWayUpCounts() throws IOException {
    fillVersion1();
    write("memory/libpod_parent/memory.limit_in_bytes", "1000000");
    write("pids/libpod_parent/pids.max", "7");
    assertThat(version1(false).memory()).isEqualTo(OptionalLong.of(1000000));
    assertThat(version1(false).pids()).isEqualTo(OptionalLong.of(7));
  }

  @Test
  void withoutAGroupOfItsOwnNothingIsLimited() throws IOException {
    fillVersion1();
    box = "";
    CgroupLimits limits = version1(false);
    assertThat(limits.memory()).isEqualTo(NONE);
    assertThat(limits.swap()).isEqualTo(NONE);
    assertThat(limits.cpuNanos()).isEqualTo(NONE);
    assertThat(limits.pids()).isEqualTo(NONE);
    assertThat(version1(true).swap()).isEqualTo(OptionalLong.of(0));
  }

  @Test
  void aKernelThatDoesNotCountSwapLimitsNone() throws IOException {
    fillVersion1();
    for (String group : List.of("", "libpod_parent/", box + "/")) {
      Files.delete(top.resolve("memory/" + group + "memory.memsw.limit_in_bytes"));
    }
    assertThat(version1(false).swap()).isEqualTo(NONE);
  }

  @Test
  void aGroupThatIsNotSeenIsNotKnown() throws IOException {
    fillVersion1();
    box = "another";
    assertThat(version1(false)).isEqualTo(CgroupLimits.UNKNOWN);
    assertThat(read("3:memory:/../up\n", "1 1 0:1 / " + top + " rw - cgroup c rw,memory\n", false)
            .memory())
        .isEmpty();
    assertThat(read("3:memory:/x\n", "1 1 0:1 / " + top + " rw - cgroup2 cgroup2 rw\n", false)
            .memory())
        .isEmpty();
  }

  @Test
  void nonsenseIsNotKnown() throws IOException {
    fillVersion1();
    write("memory/" + box + "/memory.limit_in_bytes", "lots");
    write("cpu/" + box + "/cpu.cfs_period_us", "0");
    assertThat(version1(false).memory()).isEmpty();
    assertThat(version1(false).cpuNanos()).isEmpty();
    assertThat(CgroupPaths.parse("nonsense\n")).isEmpty();
    assertThat(CgroupPaths.parse("4:memory\n")).isEmpty();
    assertThat(CgroupPaths.parse("4:memory:relative\n")).isEmpty();
  }

  @Test
  void versionTwo() throws IOException {
    String path = "/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-1.scope";
    String leaf = path.substring(1) + "/";
    write("user.slice/memory.max", "max");
    write(leaf + "memory.max", "268435456");
    write(leaf + "memory.swap.max", "0");
    write(leaf + "cpu.max", "150000 100000");
    write("user.slice/user-1000.slice/cpu.max", "100000 100000");
    write(leaf + "pids.max", "99");
    assertThat(version2(path))
        .isEqualTo(new CgroupLimits(
            OptionalLong.of(268435456),
            OptionalLong.of(0),
            OptionalLong.of(1_000_000_000),
            OptionalLong.of(99),
            Optional.empty()));
  }

  /** A controller that is not delegated has no files. */
  @Test
  void versionTwoWithoutControllersLimitsNothing() throws IOException {
    write("user.slice/cpu.max", "max 100000");
    write("user.slice/box/cgroup.procs", "1");
    CgroupLimits limits = version2("/user.slice/box");
    assertThat(limits.memory()).isEqualTo(NONE);
    assertThat(limits.cpuNanos()).isEqualTo(NONE);
    assertThat(limits.pids()).isEqualTo(NONE);
  }

  /** In a container or a jail only a part of the hierarchy is mounted. */
  @Test
  void aMountOfAPartOfTheHierarchyIsUnderstood() throws IOException {
    write("box/memory.max", "4096");
    String mounts = "30 23 0:26 /outer " + top + " rw - cgroup2 cgroup2 rw\n";
    assertThat(read("0::/outer/box\n", mounts, false).memory()).isEqualTo(OptionalLong.of(4096));
    assertThat(read("0::/elsewhere/box\n", mounts, false).memory()).isEmpty();
  }
}
