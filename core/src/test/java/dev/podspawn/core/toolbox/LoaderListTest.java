package dev.podspawn.core.toolbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderListTest {
  @Test
  void librariesAreThoseWithAPath() throws IOException {
    String amd64 = """
        \tlinux-vdso.so.1 (0x00007fd6005db000)
        \tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007fd6003ed000)
        \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007fd5ffc1e000)
        \t/lib64/ld-linux-x86-64.so.2 (0x00007fd6005dd000)
        """;
    assertThat(LoaderList.parse(amd64).libraries())
        .isEqualTo(Map.of(
            "libz.so.1", Path.of("/lib/x86_64-linux-gnu/libz.so.1"),
            "libc.so.6", Path.of("/lib/x86_64-linux-gnu/libc.so.6")));
    String arm64 = """
        \tlinux-vdso.so.1 (0x0000ffff8b5c0000)
        \tlibc.so.6 => /lib/aarch64-linux-gnu/libc.so.6 (0x0000ffff8b3a0000)
        \t/lib/ld-linux-aarch64.so.1 => /usr/lib/ld-linux-aarch64.so.1 (0x0000ffff8b583000)
        """;
    assertThat(LoaderList.parse(arm64).libraries())
        .isEqualTo(Map.of("libc.so.6", Path.of("/lib/aarch64-linux-gnu/libc.so.6")));
  }

  @Test
  void allThatIsMissingIsNamed() {
    String list = """
        \tlibone.so.1 => not found
        \tlibc.so.6 => /lib/libc.so.6 (0x0000ffff8b3a0000)
        \tlibtwo.so.2 => not found
        """;
    assertThatThrownBy(() -> LoaderList.parse(list))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no libone.so.1, no libtwo.so.2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\tstatically linked",
        "\t../up.so => /lib/up.so (0x00)",
        "\tlibx.so => relative/libx.so (0x00)"
      })
  void whatNobodyExpectsIsRefused(String line) {
    assertThatThrownBy(() -> LoaderList.parse(line)).isInstanceOf(IOException.class);
  }

  @Test
  void theLoaderOfThisMachineIsUnderstood() throws IOException {
    Path shell = Path.of("/bin/sh");
    Path loader = Path.of(ElfFile.of(Files.readAllBytes(shell)).loader().orElseThrow());
    assertThat(LoaderList.ask(loader, shell).libraries())
        .containsKey("libc.so.6")
        .allSatisfy((name, file) -> assertThat(file).isRegularFile());
  }

  @ParameterizedTest
  @CsvSource({"/etc/passwd", "/no/such/program"})
  void whatIsNoProgramIsSaidSo(String file) throws IOException {
    Path loader =
        Path.of(ElfFile.of(Files.readAllBytes(Path.of("/bin/sh"))).loader().orElseThrow());
    assertThatThrownBy(() -> LoaderList.ask(loader, Path.of(file)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file);
  }
}
