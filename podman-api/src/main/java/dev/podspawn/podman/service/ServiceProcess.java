package dev.podspawn.podman.service;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The process of Podman's API service: in a session of its own, so that it does not end with the login's. */
final class ServiceProcess {
  private static final String SCRIPT =
      "exec setsid podman ${1:+--runtime \"$1\"} system service --time=60 \"unix://$0\"";
  static final String SEARCH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** What of a login's environment says where the account's Podman keeps its things. */
  private static final List<String> KEPT = List.of(
      "HOME",
      "USER",
      "LOGNAME",
      "XDG_RUNTIME_DIR",
      "XDG_CONFIG_HOME",
      "XDG_DATA_HOME",
      "CONTAINERS_CONF",
      "CONTAINERS_STORAGE_CONF",
      "CONTAINERS_REGISTRIES_CONF",
      "DBUS_SESSION_BUS_ADDRESS");

  private ServiceProcess() {}

  /** Starts it; what it writes goes to the log, which begins anew. */
  static Process start(
      Path socket, Path log, Map<String, String> environment, Optional<String> runtime)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", SCRIPT, socket.toString(), runtime.orElse(""));
    builder.environment().keySet().retainAll(KEPT);
    for (String name : KEPT) {
      String value = environment.get(name);
      if (value != null) {
        builder.environment().put(name, value);
      }
    }
    // socket = $XDG_RUNTIME_DIR/podman/podman.sock, also where the environment does not name the
    // directory
    builder.environment().put("XDG_RUNTIME_DIR", String.valueOf(runtimeDirectory(socket)));
    builder.environment().put("PATH", SEARCH);
    builder.directory(new File("/"));
    builder.redirectInput(Redirect.from(new File("/dev/null")));
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.to(log.toFile()));
    return builder.start();
  }

  private static Path runtimeDirectory(Path socket) {
    return socket.resolve("../..").normalize();
  }
}
