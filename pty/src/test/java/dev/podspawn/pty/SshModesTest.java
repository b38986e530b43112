package dev.podspawn.pty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.stream.TerminalMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SshModesTest {
  private static final TerminalMode NO_ERASE = new TerminalMode(3, 255);

  @Test
  void flagsAndCharactersGetSshsNames() {
    byte[] struct = new byte[LinuxConstants.TERMIOS_SIZE];
    ByteBuffer words = ByteBuffer.wrap(struct).order(ByteOrder.nativeOrder());
    words.putInt(LinuxConstants.TERMIOS_IFLAG_OFFSET, LinuxConstants.IUTF8);
    words.putInt(LinuxConstants.TERMIOS_OFLAG_OFFSET, LinuxConstants.ONLCR);
    words.putInt(LinuxConstants.TERMIOS_LFLAG_OFFSET, LinuxConstants.ECHO);
    struct[LinuxConstants.TERMIOS_CC_OFFSET + LinuxConstants.VINTR] = 3;
    List<TerminalMode> modes = SshModes.of(new Termios(struct));
    // RFC 8160's 42; VINTR, ECHO and ONLCR of RFC 4254.
    assertThat(modes)
        .contains(mode(42, 1), mode(1, 3), mode(53, 1), mode(72, 1))
        .contains(NO_ERASE, mode(50, 0), mode(36, 0), mode(70, 0));
    assertThat(modes.stream().map(TerminalMode::opcode)).doesNotHaveDuplicates();
  }

  private static TerminalMode mode(int opcode, int value) {
    return new TerminalMode(opcode, value);
  }
}
