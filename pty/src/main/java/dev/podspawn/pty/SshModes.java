package dev.podspawn.pty;

import static dev.podspawn.pty.LinuxConstants.*;

import dev.podspawn.core.stream.TerminalMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A mode of termios(3) in SSH's words (RFC 4254, section 8; RFC 8160). Left out is what says nothing of a
 * pseudo-terminal: speeds, parity, the size of characters.
 */
final class SshModes {
  private static final int[][] CHARACTERS = {
    {1, VINTR},
    {2, VQUIT},
    {3, VERASE},
    {4, VKILL},
    {5, VEOF},
    {6, VEOL},
    {7, VEOL2},
    {8, VSTART},
    {9, VSTOP},
    {10, VSUSP},
    {12, VREPRINT},
    {13, VWERASE},
    {14, VLNEXT},
    {18, VDISCARD}
  };
  private static final int[][] INPUT = {
    {30, IGNPAR},
    {31, PARMRK},
    {32, INPCK},
    {33, ISTRIP},
    {34, INLCR},
    {35, IGNCR},
    {36, ICRNL},
    {38, IXON},
    {39, IXANY},
    {40, IXOFF},
    {41, IMAXBEL},
    {42, IUTF8}
  };
  private static final int[][] LOCAL = {
    {50, ISIG},
    {51, ICANON},
    {53, ECHO},
    {54, ECHOE},
    {55, ECHOK},
    {56, ECHONL},
    {57, NOFLSH},
    {58, TOSTOP},
    {59, IEXTEN},
    {60, ECHOCTL},
    {61, ECHOKE}
  };
  private static final int[][] OUTPUT = {
    {70, OPOST},
    {72, ONLCR},
    {73, OCRNL},
    {74, ONOCR},
    {75, ONLRET}
  };

  /** Linux's {@code _POSIX_VDISABLE}, and SSH's word for it. */
  private static final int NO_CHARACTER = 0;

  private static final int SSH_NO_CHARACTER = 255;

  private SshModes() {}

  static List<TerminalMode> of(Termios termios) {
    List<TerminalMode> modes = new ArrayList<>();
    for (int[] row : CHARACTERS) {
      int character = termios.character(row[1]);
      modes.add(new TerminalMode(row[0], character == NO_CHARACTER ? SSH_NO_CHARACTER : character));
    }
    addFlags(modes, INPUT, termios.flags(TERMIOS_IFLAG_OFFSET));
    addFlags(modes, LOCAL, termios.flags(TERMIOS_LFLAG_OFFSET));
    addFlags(modes, OUTPUT, termios.flags(TERMIOS_OFLAG_OFFSET));
    return modes;
  }

  private static void addFlags(List<TerminalMode> modes, int[][] rows, int flags) {
    for (int[] row : rows) {
      modes.add(new TerminalMode(row[0], (flags & row[1]) == 0 ? 0 : 1));
    }
  }
}
