package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code podspawn doctor} on a real server: all is well there, and then one thing after the other is not. */
class DoctorIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @SuppressWarnings("NullAway.Init")
  private static DoctorHost host;

  @BeforeAll
  static void startHost() {
    host = new DoctorHost();
  }

  @AfterAll
  static void stopHost() {
    if (host != null) {
      host.close();
    }
  }

  private static Path keyFile() {
    return host.installation().keys().resolve(host.alice().name());
  }

  private static Path state() {
    return host.installation().state().resolve("users").resolve(host.alice().name());
  }

  private static void sh(String... argv) {
    Command.of(argv).runOk();
  }

  /** Breaks something, sees exactly these complaints, and mends it again. */
  private static void broken(Runnable breaks, Runnable mends, String... complaints) {
    breaks.run();
    try {
      assertThat(host.complaints()).containsExactlyInAnyOrder(complaints);
    } finally {
      mends.run();
    }
  }

  @Test
  void whereAllIsWellItSaysSo() {
    assertThat(host.complaints()).isEmpty();
    Result told = host.doctor();
    assertThat(told.exit()).as(told.toString()).isZero();
    assertThat(told.stdout()).contains("pass    engine ", "Podman ", " 0 failed, 0 not checked\n");
    assertThat(host.doctor("--json").stdout())
        .contains("{\"id\":\"installation\",\"result\":\"pass\",\"subject\":\"")
        .contains("\"id\":\"image\",\"result\":\"pass\"")
        .contains("\"user\":\"" + host.alice().name() + "\"}");
  }

  @Test
  void whatCanBePutRightIs() {
    sh("chmod", "0666", keyFile().toString());
    sh("rm", "-rf", state().toString());
    sh("rm", host.installation().toolbox().resolve("host").toString());
    assertThat(host.complaints())
        .containsExactlyInAnyOrder(
            "toolbox warn",
            "key-files fail",
            "auth-keys fail",
            "state-directory fail",
            "engine skip");
    assertThat(host.doctor().exit()).isEqualTo(1);
    Result fixed = host.doctor("--fix");
    assertThat(fixed.exit()).as(fixed.toString()).isZero();
    assertThat(fixed.stderr())
        .contains("fixed: chmod 0644 " + keyFile())
        .contains("fixed: install -d -m 0700 -o " + host.alice().name() + " " + state())
        .contains("toolbox build\n");
    assertThat(host.complaints()).isEmpty();
    assertThat(Command.of("stat", "-c", "%a %U", keyFile().toString(), state().toString())
            .runOk()
            .lines())
        .containsExactly("644 root", "700 " + host.alice().name());
  }

  /** Whose keys it holds is not known, and a link may lead anywhere. */
  @Test
  void whatMayBeForgedIsNotMadeToCount() {
    sh("chown", host.alice().name(), keyFile().toString());
    try {
      assertThat(host.doctor("--fix").exit()).isEqualTo(1);
      assertThat(Command.of("stat", "-c", "%U", keyFile().toString())
              .runOk()
              .stdout()
              .strip())
          .isEqualTo(host.alice().name());
    } finally {
      sh("chown", "root", keyFile().toString());
    }
  }

  @Test
  void aForeignOwnerOfStateIsSaid() {
    broken(
        () -> sh("chown", "nobody", state().toString()),
        () -> sh("chown", host.alice().name(), state().toString()),
        "state-directory fail",
        "engine skip");
  }

  @Test
  void aSettingBeforeTheDropInIsSaid() {
    broken(
        () -> host.writeSshdConfig("AllowTcpForwarding yes\n"
            + "Match User " + host.alice().name() + "\n  AllowStreamLocalForwarding yes\n"
            + "  AuthorizedKeysFile .ssh/authorized_keys\nMatch all\n"),
        () -> host.writeSshdConfig(""),
        "sshd-forwarding fail",
        "sshd-key-file fail");
  }

  @Test
  void aMissingDropInIsSaid() throws Exception {
    String text = Files.readString(host.sshdConfig());
    Files.writeString(host.sshdConfig(), text.substring(0, text.indexOf('\n') + 1));
    try {
      assertThat(host.complaints())
          .contains("sshd-keys-command fail", "sshd-key-file fail", "sshd-forwarding fail");
    } finally {
      host.writeSshdConfig("");
    }
  }

  @Test
  void brokenFilesAreSaid() throws Exception {
    broken(
        () -> sh("sh", "-c", "echo rubbish >>" + keyFile()),
        () -> sh("sed", "-i", "/rubbish/d", keyFile().toString()),
        "key-files warn");
    Files.writeString(host.sshdConfig(), "Nonsense yes\n");
    assertThat(host.complaints()).contains("sshd-config fail", "sshd-forwarding skip");
    host.writeSshdConfig("");
    host.installation().configure("session:\n  grace_period: soon\nrubbish: 1\n");
    try {
      assertThat(host.complaints())
          .contains("config fail", "config warn", "sudo skip", "engine skip");
    } finally {
      host.installation().configure("");
    }
  }

  @Test
  void accountsThatAreNotAsTheyShouldBeAreSaid() {
    String name = host.alice().name();
    broken(
        () -> sh("usermod", "--shell", "/bin/bash", name),
        () -> sh("usermod", "--shell", "/bin/sh", name),
        "account-shell fail");
    broken(
        () -> sh("usermod", "--password", "$6$x$y", name),
        () -> sh("usermod", "--password", "*", name),
        "account-password fail");
    List<String> ids =
        Command.of("grep", "^" + name + ":", "/etc/subuid").runOk().lines();
    broken(
        () -> sh("sed", "-i", "/^" + name + ":/d", "/etc/subuid"),
        () -> sh("sh", "-c", "echo " + ids.get(0) + " >>/etc/subuid"),
        "subordinate-ids fail");
  }

  @Test
  void anAccountThatCanOpenAnEngineOfRootsIsSaid() {
    Path socket = host.installation().refusingSocket();
    host.installation().configure("engine:\n  run_as: nobody\n  socket: " + socket + "\n");
    sh("chgrp", host.installation().group(), socket.toString());
    sh("chmod", "0660", socket.toString());
    try {
      assertThat(host.doctor("--format", "{id} {result} {reason}").stdout())
          .contains("engine-sockets fail it can open " + socket);
      sh("chmod", "0600", socket.toString());
      assertThat(host.complaints()).doesNotContain("engine-sockets fail");
    } finally {
      host.installation().configure("");
      sh("rm", socket.toString());
    }
  }

  @Test
  void aContainerWithoutASessionIsSaid() {
    String name = host.alice().name();
    try (Running login = host.alice().ssh().start("echo ready; exec sleep 1000")) {
      login.stdout().await("ready", PATIENCE);
      assertThat(host.complaints()).isEmpty();
      String instance = host.alice()
          .engine()
          .cli(
              "inspect",
              "--format",
              "{{index .Config.Labels \"podspawn-instance\"}}",
              "podspawn-" + name)
          .stdout()
          .strip();
      host.alice()
          .engine()
          .command("run", "--detach", "--name", "orphan-" + name)
          .with("--label", "managed-by=podspawn", "--label", "podspawn-user=" + name)
          .with("--label", "podspawn-instance=" + instance, "--network", "none")
          .with(PodHost.image(), "sleep", "1000")
          .runOk();
      assertThat(host.complaints()).containsExactly("leftovers warn");
    } finally {
      host.alice().engine().cli("rm", "--force", "--time", "0", "--ignore", "orphan-" + name);
    }
    host.alice().awaitNoContainer();
  }

  @Test
  void anAccountSeesWhatItsOwn() {
    Result told = new Podspawn(host.installation())
        .runAs(
            host.alice().account(),
            "doctor",
            "--sshd-config",
            host.sshdConfig().toString(),
            "--format",
            "{id} {result}");
    assertThat(told.exit()).as(told.toString()).isZero();
    assertThat(told.lines()).contains("sudo skip", "engine pass", "image pass");
    assertThat(new Podspawn(host.installation())
            .runAs(host.alice().account(), "doctor", "--fix")
            .exit())
        .isEqualTo(4);
    assertThat(new Podspawn(host.installation())
            .runAs(host.alice().account(), "doctor", "--user", "somebody")
            .exit())
        .isEqualTo(4);
  }
}
