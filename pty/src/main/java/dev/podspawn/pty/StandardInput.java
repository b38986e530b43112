package dev.podspawn.pty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at our standard input without native code, which costs a login too much time. */
public final class StandardInput {
  private static final Path LINK = Path.of("/proc/self/fd/0");
  private static final int FILE_TYPE = 0170000;
  private static final int CHARACTER_DEVICE = 0020000;
  private static final int FIRST_PTY_MAJOR = 136;
  private static final int LAST_PTY_MAJOR = 143;

  private StandardInput() {}

  /**
   * Whether our standard input is a terminal: a slave of a pseudo-terminal (what sshd gives), or a terminal device of
   * the machine. A terminal that has been hung up is none.
   */
  public static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(LINK).toString();
      if (isPseudoTerminal(target)) {
        return isCharacterDevice() && isPtyMajor();
      }
      return isMachineTerminal(target) && isCharacterDevice();
    } catch (IOException closedOrNoProc) {
      return false;
    }
  }

  /** Whether the path is {@code /dev/pts/N}; {@code /dev/pts/ptmx}, a master, is not, nor is a deleted one. */
  static boolean isPseudoTerminal(String target) {
    String directory = "/dev/pts/";
    if (!target.startsWith(directory) || target.length() == directory.length()) {
      return false;
    }
    for (int i = directory.length(); i < target.length(); i++) {
      if (target.charAt(i) < '0' || target.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Whether the path is that of a console or a serial line. */
  static boolean isMachineTerminal(String target) {
    return target.equals("/dev/console")
        || ((target.startsWith("/dev/tty") || target.startsWith("/dev/hvc"))
            && !target.contains(" "));
  }

  private static boolean isCharacterDevice() throws IOException {
    int mode = (Integer) Files.getAttribute(LINK, "unix:mode");
    return (mode & FILE_TYPE) == CHARACTER_DEVICE;
  }

  /** Linux gives pseudo-terminals the major numbers 136 to 143 (the kernel's list of devices). */
  private static boolean isPtyMajor() throws IOException {
    long device = (Long) Files.getAttribute(LINK, "unix:rdev");
    long major = (device >> 8) & 0xfff;
    return major >= FIRST_PTY_MAJOR && major <= LAST_PTY_MAJOR;
  }
}
