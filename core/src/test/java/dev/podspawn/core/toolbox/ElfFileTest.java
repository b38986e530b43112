package dev.podspawn.core.toolbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.fixtures.toolbox.Toolbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ElfFileTest {
  private static final Path SHELL = Path.of("/bin/sh");

  @Test
  void aProgramNamesItsMachineAndItsLoader() throws IOException {
    ElfFile shell = ElfFile.of(Files.readAllBytes(SHELL));
    assertThat(shell.machine()).isIn(ElfFile.AMD64, ElfFile.ARM64);
    assertThat(shell.loader())
        .hasValueSatisfying(loader -> assertThat(Path.of(loader)).isExecutable());
  }

  @Test
  void aStaticProgramHasNoLoader() throws IOException {
    assertThat(ElfFile.of(Files.readAllBytes(Toolbox.guest())).loader()).isEmpty();
  }

  @Test
  void whatIsNoProgramIsRefused() throws IOException {
    assertRefused("#!/bin/sh\necho hello\n".getBytes(StandardCharsets.UTF_8));
    byte[] program = Files.readAllBytes(SHELL);
    for (int length = 0; length < 600; length += 7) {
      byte[] head = Arrays.copyOf(program, length);
      assertThatCodeIsUnderstood(head);
    }
    byte[] big = program.clone();
    big[5] = 2;
    assertRefused(big);
    byte[] far = program.clone();
    Arrays.fill(far, 32, 40, (byte) 0x7f);
    assertRefused(far);
  }

  /** Headers that are cut off may be too few to name a loader, but are never a mistake of ours. */
  private static void assertThatCodeIsUnderstood(byte[] head) {
    try {
      ElfFile.of(head);
    } catch (IOException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  private static void assertRefused(byte[] bytes) {
    assertThatThrownBy(() -> ElfFile.of(bytes)).isInstanceOf(IOException.class);
  }
}
