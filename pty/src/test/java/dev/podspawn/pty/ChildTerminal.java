package dev.podspawn.pty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.stream.Terminal;
import dev.podspawn.fixtures.terminal.TerminalDriver;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Runs {@link TerminalChild} in a JVM and on a terminal of its own, and looks at that terminal from outside. */
final class ChildTerminal implements AutoCloseable {
  private final TerminalDriver driver;
  private long pid;

  private ChildTerminal(TerminalDriver driver) {
    this.driver = driver;
  }

  /** Starts the child under a shell that holds the terminal open: its last close would reset the mode. */
  static ChildTerminal underShell(String... arguments) {
    return shell(
        "stty -echoe intr ^A; echo mode $(stty -g); \"$@\"; echo ended $?; read x",
        command(true, arguments));
  }

  /** Starts the child as the leader of the terminal's session, as sshd starts a login. */
  static ChildTerminal alone(String... arguments) {
    return shell("exec \"$@\"", command(true, arguments));
  }

  /** Starts the child without JNA on its class path, by a script in which {@code "$@"} is the child. */
  static ChildTerminal withoutJna(String script, String... arguments) {
    return shell(script, command(false, arguments));
  }

  /** Signals do what they do by default, as after sshd: under nohup(1) the tests themselves would pass on otherwise. */
  private static ChildTerminal shell(String script, List<String> command) {
    List<String> argv =
        new ArrayList<>(List.of("env", "--default-signal", "sh", "-c", script, "sh"));
    argv.addAll(command);
    return new ChildTerminal(TerminalDriver.start(argv, TerminalDriver.environment(), 30, 90));
  }

  private static List<String> command(boolean jna, String... arguments) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        jna ? System.getProperty("java.class.path") : classPathWithoutJna(),
        TerminalChild.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static String classPathWithoutJna() {
    return place(TerminalChild.class) + ":" + place(StandardInput.class) + ":"
        + place(Terminal.class);
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  TerminalDriver driver() {
    return driver;
  }

  /** Waits until the child says so. */
  ChildTerminal expect(String text) {
    if (pid == 0) {
      Pattern line = Pattern.compile("pid (\\d+)");
      pid = Long.parseLong(driver.expect(line, TerminalDriver.PATIENCE).group(1));
    }
    driver.expect(text);
    return this;
  }

  /** Sends the child a signal, and nobody else on the terminal. */
  void signal(String name) throws Exception {
    run("kill", "-" + name, Long.toString(pid));
  }

  /** The terminal's whole mode, in the form of {@code stty -g}. */
  String mode() throws Exception {
    return run("stty", "-g", "-F", driver.terminalName()).strip();
  }

  /** The mode that the shell had set before the child came, in the same form. */
  String modeBefore() {
    return driver
        .expect(Pattern.compile("mode ([0-9a-f:]+)"), TerminalDriver.PATIENCE)
        .group(1);
  }

  /** The words of {@code stty -a}, each between single spaces. */
  String readableMode() throws Exception {
    return " " + run("stty", "-a", "-F", driver.terminalName()).replaceAll("\\s+", " ") + " ";
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Override
  public void close() {
    driver.close();
  }
}
