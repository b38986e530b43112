package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The answers that {@code podspawn keys prepare} writes for the launcher: said byte for byte as Java says them, and no
 * longer as soon as anything has changed that they were made from. Without a Java the launcher fails where it needs one.
 */
class PreparedAnswersIT extends AnswerHost {
  private static final String UNKNOWN =
      "AAAAC3NzaC1lZDI1NTE5AAAAIAMCAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g";

  private void assertKnown(String... words) {
    Result known = withoutJava(authKeys(words)).runOk();
    assertThat(known.stderr()).isEmpty();
    assertThat(known.stdout()).isEqualTo(authKeysByJava(words).stdout());
  }

  private Result authKeysByJava(String... words) {
    Path answer = home.resolve("lib/answers/alice");
    Path aside = dir.resolve("aside");
    Command.of("mv", answer.toString(), aside.toString()).runOk();
    try {
      return authKeys(words).runOk();
    } finally {
      Command.of("mv", aside.toString(), answer.toString()).runOk();
    }
  }

  private void assertLeftToJava(String... words) {
    Result result = withoutJava(authKeys(words)).run();
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).startsWith("PS1902");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void theBytesAreTheSame() {
    prepared();
    assertKnown("alice");
    assertKnown("alice", ED25519, ONE);
    assertKnown("alice", ED25519, OTHER);
    assertKnown("alice", ED25519, UNKNOWN);
    assertThat(withoutJava(authKeys("alice", ED25519, UNKNOWN)).runOk().stdout())
        .isEmpty();
    assertThat(withoutJava(authKeys("alice")).runOk().lines()).hasSize(2);
  }

  @Test
  void whatIsUnusualIsJavas() {
    prepared();
    assertLeftToJava("alice", "ssh-ed25519-cert-v01@openssh.com", ONE);
    assertLeftToJava("alice", "another-type", ONE);
    assertLeftToJava("alice", ED25519, "");
    assertLeftToJava("alice", ED25519);
    assertLeftToJava("alice", ED25519, ONE, "more");
    assertLeftToJava("bob", ED25519, ONE);
    assertLeftToJava("../answers/alice");
    assertLeftToJava("Alice");
    assertLeftToJava("alice", "--log-file", "/dev/null");
    assertLeftToJava(
        "alice", "--pam", "/etc/pam.d/sshd"); // who may forward is asked anew each time
    assertLeftToJava("alice", "--config", config().toString());
    Path same = dir.write("same.yaml", "auth:\n  key_dir: " + dir.resolve("keys") + "\n");
    Result other = withoutJava(Command.of(home.resolve("bin/podspawn").toString()))
        .with("auth-keys", "--config", same.toString(), "alice")
        .run();
    assertThat(other.stderr()).startsWith("PS1902");
    assertThat(withoutJava(Command.of(home.resolve("bin/podspawn").toString()))
            .with("auth-keys", "--config", config().toString(), "alice")
            .runOk()
            .lines())
        .hasSize(2);
  }

  /** By whatever way, also with the time of the change hidden. */
  @Test
  void whateverChangesOfAKeyFileLeavesItToJava() {
    List<String> changes = List.of(
        "echo '# more' >>FILE",
        "rm FILE",
        "cp -p FILE b; : >b; touch -r FILE b; mv b FILE",
        "touch -r FILE t; tr l L <FILE >b; cat b >FILE; touch -r t FILE",
        "touch -d 2001-01-01 FILE",
        "mv FILE a; ln -s ../a FILE",
        "chmod 0600 FILE",
        "chmod o+w FILE",
        "chgrp nogroup FILE");
    for (int i = 0; i < changes.size(); i++) {
      dir.write("keys/user" + i, KEYS);
    }
    prepared(changes.size() + 1);
    for (int i = 0; i < changes.size(); i++) {
      String user = "user" + i;
      assertThat(withoutJava(authKeys(user, ED25519, ONE)).runOk().lines()).hasSize(1);
      change(changes.get(i).replace("FILE", "keys/" + user));
      assertLeftToJava(user, ED25519, ONE);
      assertLeftToJava(user);
    }
    assertThat(withoutJava(authKeys("alice", ED25519, ONE)).runOk().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mv keys other; mkdir keys; cp -p other/alice keys/alice",
        "mv keys other; ln -s other keys",
        "chmod g+w keys",
        "chown nobody keys",
        "chmod g+w .",
        "touch config.yaml",
        "cp config.yaml c; mv c config.yaml",
        "mkdir users; touch users/alice.yaml",
        "cp podspawn/bin/podspawn l; mv l podspawn/bin/podspawn",
        "echo 0a1b >podspawn/lib/build",
        "touch podspawn/libexec/podspawn-lend-agent"
      })
  void whateverElseChangesLeavesItToJava(String change) {
    prepared();
    assertThat(withoutJava(authKeys("alice", ED25519, ONE)).runOk().lines()).hasSize(1);
    change(change);
    assertLeftToJava("alice", ED25519, ONE);
  }

  @Test
  void whatWasChangedJustNowIsNotPrepared() {
    prepared();
    dir.write("keys/alice", KEYS);
    assertThat(prepare()).isZero();
    assertThat(home.resolve("lib/answers/alice")).doesNotExist();
    prepared();
    assertKnown("alice");
  }

  @Test
  void aKeyFileOutOfTheOrdinaryIsNotPrepared() {
    List<String> changes = List.of(
        "echo 'no key' >>FILE",
        "echo 'permitopen=\"h:1\" ssh-ed25519 " + UNKNOWN + "' >>FILE",
        ": >FILE",
        "mv FILE a; ln -s ../a FILE",
        "chmod 0600 FILE",
        "chmod o+w FILE",
        "mkdir -p users; touch users/USER.yaml",
        "for i in $(seq 300); do sed -n 2p FILE; done >b; mv b FILE");
    for (int i = 0; i < changes.size(); i++) {
      dir.write("keys/user" + i, KEYS);
      change(changes.get(i).replace("FILE", "keys/user" + i).replace("USER", "user" + i));
    }
    prepared(1);
    assertThat(home.resolve("lib/answers")).isDirectoryContaining("glob:**/alice");
    assertThat(home.resolve("lib/answers")).isDirectoryNotContaining("glob:**/user*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo 'nonsense: 1' >>config.yaml",
        "echo 'forwarding: container' >>config.yaml",
        "chmod g+w keys"
      })
  void whereMoreThanKeysMattersNothingIsPrepared(String change) {
    prepared();
    change(change);
    prepared(0);
    assertThat(home.resolve("lib/answers/alice")).doesNotExist();
  }

  @Test
  void onlyRootPreparesThem() {
    Result result = Command.of(
            "setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--")
        .with(home.resolve("bin/podspawn").toString(), "--config", config().toString())
        .with("keys", "prepare")
        .run();
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.stderr()).startsWith("PS1905");
    prepared();
    assertThat(Command.of("find", home.resolve("lib/answers").toString())
            .with("(", "-perm", "/022", "-o", "-not", "-user", "root", ")")
            .runOk()
            .stdout())
        .isEmpty();
  }

  @Test
  void halfAnAnswerIsNone() {
    prepared();
    Command.of("sed", "-i", "$d", home.resolve("lib/answers/alice").toString()).runOk();
    assertLeftToJava("alice", ED25519, ONE);
    Command.of("sed", "-i", "s/^podspawn answer 1/podspawn answer 2/", home + "/lib/answers/alice")
        .runOk();
    assertLeftToJava("alice");
  }
}
