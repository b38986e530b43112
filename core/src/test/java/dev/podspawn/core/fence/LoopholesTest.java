package dev.podspawn.core.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopholesTest {
  private static final String SANDBOX = "runsc-sandbox\0--root=/r\0";

  @TempDir
  private Path directory;

  @Test
  void anOrdinaryContainerHasNone() throws IOException {
    assertThat(Loopholes.find(new FakeProcess(directory).files(), List.of("CHOWN")))
        .isEmpty();
  }

  /** The numbers are those of capability.h. */
  @ParameterizedTest
  @CsvSource({
    "0000000000001000, NET_ADMIN",
    "0000000000002000, NET_RAW",
    "0000000000010000, SYS_MODULE",
    "0000000000200000, SYS_ADMIN",
    "000001ffffffffff, NET_ADMIN"
  })
  void whatTheKernelLetsItHaveCounts(String set, String name) throws IOException {
    FakeProcess process = new FakeProcess(directory).write("status", "CapBnd:\t" + set + "\n");
    assertThat(Loopholes.find(process.files(), List.of())).contains("it may have CAP_" + name);
  }

  @Test
  void aPacketSocketInTheNamespaceIsOne() throws IOException {
    FakeProcess process = new FakeProcess(directory)
        .write("net/packet", "sk RefCnt Type Proto\n0000000012345678 3 3 0003 2 1 0 0 1234\n");
    assertThat(Loopholes.find(process.files(), List.of()).orElse("")).contains("packet socket");
  }

  @Test
  void aStackOfGvisorsOwnIsOneAndTheHostsSocketsAreNot() throws IOException {
    FakeProcess process = new FakeProcess(directory).write("cmdline", SANDBOX + "boot\0");
    assertThat(Loopholes.find(process.files(), List.of()).orElse("")).contains("--network=host");
    process
        .write("cmdline", SANDBOX + "--network=host\0boot\0")
        .write("status", "CapBnd:\t000001ffffffffff\n");
    assertThat(Loopholes.find(process.files(), List.of("CHOWN"))).isEmpty();
    assertThat(Loopholes.find(process.files(), List.of("CAP_NET_RAW")))
        .contains("it may have CAP_NET_RAW");
    assertThat(Loopholes.find(process.files(), List.of("ALL"))).isPresent();
  }

  @Test
  void whoDoesNotSayWhatItMayIsNotTrusted() throws IOException {
    FakeProcess process = new FakeProcess(directory).write("status", "Name:\tsleep\n");
    assertThatThrownBy(() -> Loopholes.find(process.files(), List.of()))
        .isInstanceOf(IOException.class);
  }
}
