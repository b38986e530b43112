package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of wrong value, and the words for it. */
class ConfigMistakesTest {
  @TempDir
  private Path temporary;

  static Stream<Arguments> mistakes() {
    return Stream.of(
        one(
            "auth: {key_dir: keys}",
            "auth.key_dir: \"keys\" is not an absolute path of plain ASCII characters"),
        one(
            "auth: {key_dir: \"/a\\0b\"}",
            "auth.key_dir: \"/a?b\" is not an absolute path of plain ASCII characters"),
        one("auth: /etc", "auth: it is not a map of keys and values"),
        one("[auth]", "it is not a map of keys and values"),
        one(
            "auth: {key_dir: [/a]}",
            "auth.key_dir: a list is not an absolute path of plain ASCII characters"),
        one(
            "auth: {key_dir: {a: b}}",
            "auth.key_dir: a map is not an absolute path of plain ASCII characters"),
        one(
            "defaults: {image: '-v /:/host'}",
            "defaults.image: \"-v /:/host\" is not the name of an image"),
        one(
            "defaults: {shell: bash}",
            "defaults.shell: \"bash\" is not an absolute path in the container"),
        one(
            "defaults: {cpus: two}",
            "defaults.cpus: \"two\" is not a number of CPUs, such as 2 or 0.5 (0 for no limit)"),
        one(
            "defaults: {memory: 2}",
            "defaults.memory: \"2\" is not an amount of memory from 6m on, such as 512m or 2g (0 for no limit)"),
        one(
            "session: {grace_period: 60}",
            "session.grace_period: \"60\" is not a duration, such as 90s, 1.5h or 1h30m"),
        one(
            "session: {mode: Persistent}",
            "session.mode: \"Persistent\" is not one of grace-period, destroy-on-disconnect, persistent"),
        one(
            "session: {transport: tcp}",
            "session.transport: \"tcp\" is not one of auto, guest, direct"),
        one("session: {record: on}", "session.record: \"on\" is not one of off, tty, all"),
        one("session: {accept_env: LANG}", "session.accept_env: it is not a list, such as [a, b]"),
        one(
            "session: {accept_env: ['A=b']}",
            "session.accept_env: \"A=b\" is not a variable's name, such as LC_* or EDITOR"),
        one(
            "security: {no_new_privileges: yes}",
            "security.no_new_privileges: \"yes\" is not true or false"),
        one(
            "security: {pids_limit: 1e3}",
            "security.pids_limit: \"1e3\" is not a whole number from 0 to 1000000"),
        one("security: {tmpfs: [/tmp]}", "security.tmpfs: it is not a map, such as {key: value}"),
        one(
            "security: {tmpfs: {tmp: rw}}",
            "security.tmpfs: \"tmp\" is not an absolute path in the container"),
        one(
            "security: {tmpfs: {/tmp: 'a b'}}",
            "security.tmpfs./tmp: \"a b\" is not mount options, such as size=64m,mode=1777"),
        one("security: {tmpfs: {/t: rw, /t: ro}}", "security.tmpfs: \"/t\" is there twice"),
        one("security: {runtime: 'a b'}", "security.runtime: \"a b\" is not the name of a runtime"),
        one(
            "engine: {socket: podman.sock}",
            "engine.socket: \"podman.sock\" is not auto or the absolute path of a socket"),
        one(
            "engine: {socket: 'tcp://1.2.3.4:2375'}",
            "engine.socket: \"tcp://1.2.3.4:2375\" is not auto or the absolute path of a socket"),
        one(
            "engine: {run_as: 'a b'}",
            "engine.run_as: \"a b\" is not login-user or the name of an account"),
        one(
            "forwarding: host",
            "forwarding: \"host\" is not one of none, container, container+x11"),
        one("ports: public", "ports: \"public\" is not one of none, loopback"),
        one("network: open", "network: \"open\" is not one of full, none, allowlist"),
        one(
            "network_allow: example.org",
            "network_allow: it is not a list, such as [\"example.org:443\"]"),
        one(
            "network_allow: ['example.org:443', '10.1.0.0/8']",
            "network_allow: \"10.1.0.0/8\": the address has bits behind the prefix; did you mean 10.0.0.0/8?"),
        one(
            "network_allow: [[a]]",
            "network_allow: a list or map is not an entry, such as example.org:443"),
        one(
            "network_deny: [example.org]",
            "network_deny: \"example.org\": only addresses and networks can be denied; their hosts have other names as well"),
        one("pool: {size: 1, size: 2}", "pool.size: the key is there twice"),
        one("pool: {}\npool: {}", "pool: the key is there twice", 2),
        one(
            "pool: {size: " + "9".repeat(100) + "}",
            "pool.size: \"" + "9".repeat(60) + "...\" is not a whole number from 0 to 1000000"));
  }

  private static Arguments one(String content, String problem) {
    return one(content, problem, 1);
  }

  private static Arguments one(String content, String problem, int line) {
    return Arguments.of(content, "config.yaml:" + line + ": " + problem);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isReportedInTheseWords(String content, String problem) throws IOException {
    assertThat(new ConfigFiles(temporary).problems(content)).containsExactly(problem);
  }

  @Test
  void everyBadItemOfAListIsReported() throws IOException {
    assertThat(
            new ConfigFiles(temporary).problems("security:\n  cap_add:\n  - a\n  - CHOWN\n  - b"))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("config.yaml:3: security.cap_add: \"a\" is not");
  }

  @Test
  void aFileFullOfMistakesIsCutShort() throws IOException {
    String content = "pool: {size: " + "x, size: ".repeat(500) + "1}";
    assertThat(new ConfigFiles(temporary).problems(content))
        .hasSize(51)
        .last()
        .asString()
        .endsWith("what follows is not listed any more");
  }
}
