package dev.podspawn.cli.wiring;

import dev.podspawn.pty.StandardInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Talks to whoever sits at the terminal, if there is one. */
final class Dialogue {
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

  private final Surroundings surroundings;

  Dialogue(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Whether what is printed goes to a terminal that shows bold text, and nobody minds: no-color.org. */
  static boolean mayBeBold(Surroundings surroundings) {
    boolean unwanted =
        surroundings.environment().text("NO_COLOR").filter(v -> !v.isEmpty()).isPresent();
    boolean dumb =
        surroundings.environment().text("TERM").filter(t -> !t.equals("dumb")).isEmpty();
    return surroundings.out() == System.out && !unwanted && !dumb && isTerminal();
  }

  private static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(STANDARD_OUTPUT).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the answer is yes; it is, where nobody can be asked. */
  boolean isAgreed(String question) {
    if (!StandardInput.isTerminal()) {
      return true;
    }
    surroundings.err().print(question + " [y/N] ");
    surroundings.err().flush();
    try {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      return line != null && line.strip().toLowerCase(Locale.ROOT).startsWith("y");
    } catch (IOException e) {
      return false;
    }
  }
}
