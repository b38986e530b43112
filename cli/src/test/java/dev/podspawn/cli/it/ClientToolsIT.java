package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Result;
import org.junit.jupiter.api.Test;

/** What a person asks podspawn itself on their own machine. */
class ClientToolsIT extends ClientPromises {
  @Test
  void sshCommandKeepsOptionsAndStatus() {
    Result result =
        machine.podspawn("ssh", "-o", "BatchMode=yes", "-q", "work", "--", "echo out; exit 5");
    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.stdout()).isEqualTo("out\n");
  }

  @Test
  void pingGoesStageByStage() {
    assertThat(machine.podspawn("ping", "--format", "{stage} {state}", "any").lines())
        .containsExactly(
            "name ok", "addresses ok", "tcp ok", "banner ok", "login ok", "podspawn failed");
    Result refused = machine.podspawn("ping", "--format", "{stage} {state}", "nobody@any");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.lines()).endsWith("banner ok", "login failed");
  }

  @Test
  void aHostKeyIsTrustedByItsFingerprintOnly() {
    machine.trust("");
    Result shown = machine.podspawn("known-hosts", "any").ok();
    String real = shown.stdout().replaceAll("(?s).*(SHA256:\\S+).*", "$1");
    Result refused = machine.podspawn("known-hosts", "--add", "SHA256:" + "A".repeat(43), "any");
    assertThat(refused.exit()).isEqualTo(4);
    assertThat(machine.ssh("any.pod", "true").exit()).isEqualTo(255);
    machine.podspawn("known-hosts", "--add", real, "any.pod").ok();
    assertThat(machine.ssh("any.pod", "echo in").ok().stdout()).isEqualTo("in\n");
  }

  @Test
  void whatConnectLoadsIsKeptForItsNextStart() {
    assertThat(machine.sh("ls -l .podspawn/connect.jsa").ok().stdout()).startsWith("-r");
    String java = System.getProperty("java.home") + "/bin/java";
    // The launcher wants no log on standard output: here it goes to a file. Java 17 keeps nothing
    // of a path with blanks.
    machine.sh("""
        set -e
        mkdir -p jdk/bin
        cp "$(dirname REAL)/../release" jdk/
        cat >jdk/bin/java <<'END'
        #!/bin/sh
        for word; do
          shift
          [ "$word" != -Xlog:disable ] || word=-Xlog:class+load:file=$HOME/loaded
          set -- "$@" "$word"
        done
        exec REAL "$@"
        END
        chmod +x jdk/bin/java
        cp -r "${P%/bin/*}" dist
        PODSPAWN_JAVA=REAL dist/bin/podspawn setup
        PODSPAWN_JAVA=$HOME/jdk/bin/java dist/bin/podspawn connect - 127.0.0.1 PORT </dev/null
        """.replace("REAL", java).replace("PORT", "" + any.port())).ok();
    assertThat(machine.sh("grep dev.podspawn.core.connect loaded").ok().lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).endsWith("shared objects file (top)"));
    machine.podspawn("setup", "--undo").ok();
    assertThat(machine.sh("ls .podspawn").ok().lines())
        .contains("config.yaml")
        .doesNotContain("connect.jsa");
  }

  @Test
  void projectsAreToldToSshAgain() {
    machine.write(
        ".podspawn/config.yaml", "servers:\n  mappings:\n    api.pod: {host: h, project: api}\n");
    assertThat(machine.podspawn("projects", "sync").ok().stdout())
        .contains("podspawn_config", "api.pod: project api of h\n");
    assertThat(machine.sh("ssh -G api.pod").ok().lines()).contains("setenv PODSPAWN_PROJECT=api");
    machine.podspawn("setup", "--undo").ok();
    Result without = machine.podspawn("projects", "sync");
    assertThat(without.exit()).isEqualTo(1);
    assertThat(without.stderr()).startsWith("PS1721 ").contains("'podspawn setup'");
  }

  @Test
  void serversAreToldAsJsonAndInColours() {
    assertThat(machine.podspawn("servers", "--json").stdout())
        .contains(
            "{\"name\":\"work.pod\",\"server\":\"127.0.0.1:" + work.port()
                + "\",\"jump\":null,\"project\":null,\"state\":\"up\",\"latency_ms\":",
            "\"name\":\"far.pod\"",
            "\"jump\":\"other.pod\",\"project\":\"api\",\"state\":\"behind a jump host\"",
            "PS1703 could not connect to 127.0.0.1:1");
    Result shown = machine.sh("TERM=xterm script -qec \"'$P' servers\" /dev/null");
    assertThat(shown.stdout())
        .contains("\u001b[1mNAME", "\u001b[32mup\u001b[0m", "\u001b[1;31mdown\u001b[0m");
    assertThat(machine
            .sh("NO_COLOR=1 TERM=xterm script -qec \"'$P' servers\" /dev/null")
            .stdout())
        .contains("NAME")
        .doesNotContain("\u001b");
  }

  @Test
  void aServerWithoutPodspawnHasNoTunnels() {
    Result none = machine.ssh("any.pod.tunnel", "true");
    assertThat(none.exit()).isEqualTo(255);
    assertThat(none.stderr())
        .contains("PS1706 could not make a tunnel: a login to any.pod has no"
            + " /.podspawn/bin/podspawn-tunnel");
    assertThat(machine.podspawn("connect", "--tunnel", "a", "any.pod", "22").exit())
        .isEqualTo(2);
  }

  @Test
  void sshReadsUsBeforeAWildcardAlsoWithLineEndsOfWindows() {
    machine.podspawn("setup", "--undo").ok();
    machine.sh("printf 'Host *\\r\\n  User x\\r\\n  Port 1\\r\\n' >.ssh/config").ok();
    machine.podspawn("setup").ok();
    assertThat(machine.sh("ssh -G work.pod").ok().lines())
        .contains("user x", "port " + work.port(), "hostname 127.0.0.1");
    machine.podspawn("setup", "--undo").ok();
    assertThat(machine.sh("od -c .ssh/config | head -n 1; rm .ssh/config").ok().stdout())
        .contains("*  \\r  \\n");
  }

  @Test
  void aReadOnlyConfigurationIsLeftAlone() {
    machine.podspawn("setup", "--undo").ok();
    machine.write(".ssh/config", "Host *\n  User x\n");
    machine.sh("chmod 400 .ssh/config").ok();
    Result refused = machine.podspawn("setup");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.stderr()).startsWith("PS1721 ").contains("it may not be written");
    assertThat(machine.sh("cat .ssh/config; ls .ssh; rm -f .ssh/config").ok().stdout())
        .startsWith("Host *\n  User x\n")
        .doesNotContain("podspawn_config");
  }
}
