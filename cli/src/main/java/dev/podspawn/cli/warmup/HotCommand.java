package dev.podspawn.cli.warmup;

import java.util.List;

/** What sshd starts; each has an archive of its own, for Java 25 links all of an archive's classes at every start. */
enum HotCommand {
  AUTH_KEYS("auth-keys", "exec \"$LAUNCHER\" auth-keys --config \"$CONFIG\" \"$NAME\""),
  SPAWN(
      "spawn",
      "exec \"$LAUNCHER\" spawn --config \"$CONFIG\" --log-file \"$LOG\" --user \"$NAME\"");

  /** Where the classes lie that the command may need though its rehearsal does not: names begin so. */
  private static final List<String> OF_AUTH_KEYS = List.of("dev.podspawn.core.authkeys.");

  private static final List<String> OF_SPAWN = List.of(
      "dev.podspawn.core.box.",
      "dev.podspawn.core.egress.",
      "dev.podspawn.core.engine.",
      "dev.podspawn.core.fence.",
      "dev.podspawn.core.guest.",
      "dev.podspawn.core.net.",
      "dev.podspawn.core.session.",
      "dev.podspawn.core.spawn.",
      "dev.podspawn.core.stream.",
      "dev.podspawn.core.teardown.",
      "dev.podspawn.podman.",
      "dev.podspawn.pty.");

  private final String word;
  private final String script;

  HotCommand(String word, String script) {
    this.word = word;
    this.script = script;
  }

  /** As it stands on the command line; also the name of its archive. */
  String word() {
    return word;
  }

  /** How sh(1) runs it. */
  String script() {
    return script;
  }

  /** Whether it may need a class of that name though its rehearsal does not. */
  boolean mayNeed(String name) {
    for (String start : this == SPAWN ? OF_SPAWN : OF_AUTH_KEYS) {
      if (name.startsWith(start)) {
        return true;
      }
    }
    return false;
  }
}
