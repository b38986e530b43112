package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.stream.WindowSize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is run in the container for a login: a short shell script ({@code login.sh}) that looks up the
 * account in the image and becomes its shell. Nothing of the client's is ever part of the script: it comes as
 * arguments.
 */
final class LoginProgram {
  private static final String SCRIPT = "login.sh";

  private final Optional<String> configuredShell;
  private final Tools tools;
  private final long nofile;
  private final Optional<String> directory;

  LoginProgram(Optional<String> configuredShell, Tools tools) {
    this(configuredShell, tools, 0);
  }

  /**
   * The same with a limit of open files, for the API of a rootless Podman leaves out in silence what it is told of them
   * (Podman's issue 25881).
   *
   * @param nofile 0 for the container's own
   */
  LoginProgram(Optional<String> configuredShell, Tools tools, long nofile) {
    this(configuredShell, tools, nofile, Optional.empty());
  }

  private LoginProgram(
      Optional<String> configuredShell, Tools tools, long nofile, Optional<String> directory) {
    this.configuredShell = configuredShell;
    this.tools = tools;
    this.nofile = nofile;
    this.directory = directory;
  }

  /** The same, that begins in this directory where it is there; empty for the home directory. */
  LoginProgram startingIn(Optional<String> other) {
    return new LoginProgram(configuredShell, tools, nofile, other);
  }

  ExecSpec spec(SpawnRequest request, Optional<WindowSize> terminal) {
    List<String> argv = new ArrayList<>(tools.shell());
    argv.add("-c");
    argv.add(limiting() + Scripts.text(SCRIPT));
    argv.add("podspawn");
    argv.add(sttyArguments(terminal));
    argv.add(tools.applets());
    argv.add(configuredShell.orElse(""));
    argv.add(directory.orElse(""));
    addKind(argv, request.kind());
    return new ExecSpec(argv, environment(request), Optional.empty(), Optional.empty(), terminal);
  }

  /** Both limits, the soft and the hard one: nobody in the container can go back (ulimit, POSIX). */
  private String limiting() {
    if (nofile <= 0) {
      return "";
    }
    return "ulimit -n " + nofile + " 2>/dev/null || { echo '" + ErrorCode.LIMIT_TOO_HIGH.text()
        + " could not limit open files to " + nofile
        + ": the container may not have so many; try asking the admin of this host' >&2; exit 255; }\n";
  }

  /** Empty where podspawn-guest has given the terminal its size already; a resize may have followed since. */
  private String sttyArguments(Optional<WindowSize> terminal) {
    if (terminal.isEmpty() || tools == Tools.OF_TOOLBOX) {
      return "";
    }
    WindowSize size = terminal.get();
    return "rows " + size.rows() + " columns " + size.columns();
  }

  private static void addKind(List<String> argv, SessionKind kind) {
    if (kind instanceof SessionKind.Command command) {
      Optional<String> text = ProcessEnvironment.utf8(command.original());
      argv.add("command");
      argv.add(text.isPresent() ? "text" : "octal");
      argv.add(text.orElseGet(() -> octal(command.original())));
    } else if (kind instanceof SessionKind.Sftp sftp) {
      argv.add("sftp");
      argv.add("text");
      argv.addAll(sftp.arguments());
    } else {
      argv.add("shell");
      argv.add("text");
    }
  }

  /** Every byte as {@code \0ooo}, which printf's {@code %b} (POSIX) turns back: the engine's API carries only UTF-8. */
  private static String octal(byte[] command) {
    StringBuilder text = new StringBuilder(command.length * 5);
    for (byte b : command) {
      int value = b & 0xff;
      text.append("\\0").append(value >> 6).append((value >> 3) & 7).append(value & 7);
    }
    return text.toString();
  }

  private static Map<String, String> environment(SpawnRequest request) {
    Map<String, String> environment = new HashMap<>(request.environment());
    environment.put("PODSPAWN_USER", request.user().text());
    // Null where podspawn is not packaged.
    String version = LoginProgram.class.getPackage().getImplementationVersion();
    if (version != null) {
      environment.put("PODSPAWN_VERSION", version);
    }
    request.project().ifPresent(project -> environment.put("PODSPAWN_PROJECT", project.text()));
    return environment;
  }
}
