package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.sshd.SshClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** File transfers see the container's files, never the host's. */
interface TransferAttacks extends HostileAttacks {
  @Test
  default void sftpReadsNoFileOfTheHost() {
    Path secret = host().file("secret", "of the host\n");
    Path got = host().mark("got");
    String batch = "get " + secret + " " + got + "\n";
    assertThat(sftp(host().carolsSsh(), batch).exit()).isZero();
    host().wipe("got");
    Result refused = sftp(host().alice().ssh(), batch);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.stderr()).contains("not found");
  }

  @Test
  default void sftpWritesIntoTheContainer() {
    Path file = host().file("mine", "mine\n");
    sftp(host().alice().ssh(), "put " + file + " /tmp/landed\n").ok();
    assertThat(host().alice().run("cat /tmp/landed").stdout()).isEqualTo("mine\n");
    assertThat(Path.of("/tmp/landed")).doesNotExist();
    Result refused = sftp(host().alice().ssh(), "put " + file + " " + host().mark("put") + "\n");
    assertThat(refused.exit()).isEqualTo(1);
  }

  /** A link in the container leads to the container's files, also for the server from the host's toolbox. */
  @Test
  default void sftpFollowsNoLinkOutOfTheContainer() {
    Path secret = host().file("secret", "of the host\n");
    host()
        .alice()
        .run("ln -sf " + secret + " /tmp/a; ln -sf /proc/1/root /tmp/b")
        .ok();
    for (String name : List.of("/tmp/a", "/tmp/b" + secret, "/proc/1/root" + secret)) {
      Result refused = sftp(host().alice().ssh(), "get " + name + " " + host().mark("got") + "\n");
      assertThat(refused.exit()).as(name).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-s", "-O"})
  default void scpReadsNoFileOfTheHost(String protocol) {
    Path secret = host().file("secret", "of the host\n");
    assertThat(scp(host().carolsSsh(), protocol, secret).exit()).isZero();
    host().wipe("got");
    assertThat(scp(host().alice().ssh(), protocol, secret).exit()).isEqualTo(1);
  }

  @Test
  default void aSubsystemThatSshdDoesNotKnowIsRefused() {
    Result refused =
        host().alice().ssh().with("-s").run(">" + host().mark("subsystem") + "; netconf");
    assertThat(refused.exit()).isEqualTo(255);
    assertThat(refused.stdout()).isEmpty();
  }

  private static Result sftp(SshClient ssh, String batch) {
    return transfer("sftp", ssh).with("-b", "-", ssh.target()).stdin(batch).run();
  }

  private Result scp(SshClient ssh, String protocol, Path from) {
    return transfer("scp", ssh)
        .with(protocol, ssh.target() + ":" + from, host().mark("got").toString())
        .run();
  }

  private static Command transfer(String program, SshClient ssh) {
    List<String> argv = new ArrayList<>(List.of(program, "-q"));
    ssh.options().forEach(option -> argv.add(option.equals("-p") ? "-P" : option));
    return Command.of(argv);
  }
}
