package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code podspawn doctor} on a real server: all is well there, and then one thing after the other is not. */
class DoctorIT {
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
    Podspawn podspawn = new Podspawn(host.installation());
    host.alice().run("true").ok();
    String config = podspawn.run("version").ok().stdout();
    assertThat(config).startsWith("podspawn ");
    assertThat(host.complaints()).isEmpty();
  }

  @Test
  void anAccountSeesWhatItsOwn() {
    Result told = new Podspawn(host.installation())
        .runAs(host.alice().account(), "doctor", "--format", "{id} {result}");
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

  @Test
  void anImageIsTriedAndNothingIsLeft() {
    Podspawn podspawn = new Podspawn(host.installation());
    String user = host.alice().name();
    Result told = podspawn.run(
        "verify-image", PodHost.image(), "--user", user, "--format", "{id} {result} {reason}");
    assertThat(told.exit()).as(told.toString()).isZero();
    assertThat(told.lines())
        .contains("image-start pass it runs programs", "image-sh pass it runs")
        .contains("image-sftp pass by the toolbox's own program")
        .anyMatch(line -> line.startsWith("image-git warn"));
    assertThat(host.alice().containers()).isEmpty();

    Result missing =
        podspawn.run("verify-image", "localhost/none:latest", "--user", user, "--json");
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.stderr()).startsWith("PS1311 could not try the image: ");
    assertThat(podspawn.run("verify-image", PodHost.image()).exit()).isEqualTo(2);
    assertThat(podspawn
            .runAs(host.alice().account(), "verify-image", PodHost.image(), "--json")
            .ok()
            .stdout())
        .startsWith("[{\"id\":\"image-architecture\",\"result\":\"pass\"");

    host.installation()
        .configure("defaults:\n  image: " + PodHost.image() + "\n  shell: /bin/zsh\n");
    try {
      assertThat(podspawn
              .run("verify-image", PodHost.image(), "--user", user, "--format", "{id} {result}")
              .lines())
          .contains("image-shell fail");
    } finally {
      host.installation().configure("");
    }
  }
}
