package dev.podspawn.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.proc.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceGrantTest {
  @TempDir
  private Path dir;

  @Test
  void whatIsOfferedAndFitIsGivenInTheOrderItIsAskedFor() {
    List<String> wanted = List.of("a.com/b=c", "/dev/zero", "/dev/null");
    assertThat(DeviceGrant.of(
            new Config.Devices(List.of("/dev/null", "/dev/zero", "a.com/b=c"), wanted), true))
        .isEqualTo(wanted);
    assertThat(DeviceGrant.of(new Config.Devices(List.of("/dev/null"), List.of()), true))
        .isEmpty();
  }

  @Test
  void whatIsNotOfferedToTheLetterIsRefusedWithoutAWordOfPaths() {
    for (String device : List.of("/dev/null", "/dev/net/tun", "a.com/b=c")) {
      PodspawnException e = refused(List.of("/dev/net", "a.com/b=d"), device);
      assertThat(e.code()).isEqualTo(ErrorCode.DEVICE_DENIED);
      assertThat(e.adminLine()).contains(device).contains("security.devices");
      assertThat(e.personLine())
          .isEqualTo("PS1363 could not log in: a device that is asked for is not offered here;"
              + " try asking this host's admin");
    }
  }

  @Test
  void whatIsNoDeviceItselfIsUnfit() {
    assertThat(unfit("/dev/no-such-device")).contains("it is not there");
    assertThat(unfit("/dev/fd")).contains("symbolic link");
    assertThat(unfit("/etc/passwd")).contains("it is no device");
    assertThat(unfit("/etc")).contains("there is no device in it");
    assertThat(unfit("/dev/..")).contains("symbolic link, or behind one");
    assertThat(unfit("/dev")).as("/dev/kmsg").contains("log of the whole machine in it");
  }

  @Test
  void anotherNameForTheMachinesMemoryIsUnfit() throws IOException {
    assumeTrue(HostQuirks.isRoot(), "NOT TESTED: only root can make a device");
    Path memory = dir.toRealPath().resolve("harmless");
    Command.of("mknod", memory.toString(), "c", "1", "1").runOk();
    assertThat(unfit(memory.toString())).contains("memory");
    Files.delete(memory);
    Command.of("mknod", memory.toString(), "c", "1", "5").runOk();
    assertThat(DeviceNode.fault(memory, true)).isEmpty();
    assertThat(DeviceNode.fault(memory.resolveSibling("."), true)).isPresent();
  }

  private static String unfit(String device) {
    PodspawnException e = refused(List.of(device), device);
    assertThat(e.code()).isEqualTo(ErrorCode.DEVICE_UNFIT);
    return e.adminLine();
  }

  private static PodspawnException refused(List<String> offered, String wanted) {
    Config.Devices devices = new Config.Devices(offered, List.of(wanted));
    return Objects.requireNonNull(
        catchThrowableOfType(PodspawnException.class, () -> DeviceGrant.of(devices, false)));
  }
}
