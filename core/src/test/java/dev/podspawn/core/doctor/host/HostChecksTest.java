package dev.podspawn.core.doctor.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.podspawn.core.config.Forwarding;
import dev.podspawn.core.doctor.FakeHost;
import dev.podspawn.core.doctor.FileFacts;
import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.KeyReview;
import dev.podspawn.core.doctor.Repair;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.doctor.ToolboxState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing is wrong with a machine, and exactly the check that promises it says so. */
class HostChecksTest {
  @Test
  void whereAllIsWellEachCheckPassesOnce() {
    List<Finding> findings = HostChecks.run(FakeHost.sound());
    assertThat(findings)
        .allSatisfy(finding ->
            assertThat(finding.result().word()).as(finding.toString()).isEqualTo("pass"));
    assertThat(findings.stream().map(Finding::id).toList())
        .containsExactlyElementsOf(
            HostChecks.ALL.stream().map(check -> check.id()).toList());
  }

  static Stream<Arguments> troubles() {
    return Stream.concat(fileTroubles(), Stream.concat(sshdTroubles(), accountTroubles()));
  }

  private static Stream<Arguments> fileTroubles() {
    return Stream.of(
        one("installation", "fail", host -> host.directory("/opt", 900, 0755)),
        one("installation", "fail", host -> host.file("/opt/podspawn/bin/podspawn", 0, 0775)),
        one(
            "java",
            "fail",
            host -> host.answer("/opt/podspawn/bin/podspawn version", 255, "PS1902 no")),
        one("java", "fail", host -> host.file("/usr/lib/jvm/j/bin/java", 900, 0755)),
        one(
            "archives",
            "warn",
            host -> host.answer("/opt/podspawn/bin/podspawn warmup --check", "stale\n")),
        one("display", "warn", host -> host.forwarding(Forwarding.CONTAINER_AND_X11)),
        one("toolbox", "warn", host -> host.toolbox(ToolboxState.STALE)),
        one("toolbox", "warn", host -> host.toolbox(ToolboxState.WITHOUT_PROGRAMS)),
        one("toolbox", "warn", host -> host.toolbox(ToolboxState.MISSING)),
        one("config-directory", "fail", host -> host.directory("/etc/podspawn/sources", 0, 0755)),
        one("config-directory", "fail", host -> host.directory("/etc/podspawn/users", 0, 0777)),
        one("config-directory", "fail", host -> host.file("/etc/podspawn/config.yaml", 5, 0644)),
        one("key-directory", "fail", host -> host.directory("/etc/podspawn/keys", 0, 0777)),
        one("key-directory", "fail", host -> host.directory("/etc/podspawn/keys", 0, 0700)),
        one("key-files", "fail", host -> host.file("/etc/podspawn/keys/alice", 0, 0666)),
        one("key-files", "fail", host -> host.file("/etc/podspawn/keys/alice", 900, 0644)),
        one("key-files", "fail", host -> host.file("/etc/podspawn/keys/alice", 0, 0600)),
        one("key-files", "warn", host -> host.file("/etc/podspawn/keys/Alice.pub", 0, 0644)),
        one(
            "key-files",
            "warn",
            host -> host.review("alice", review(List.of("PS1203 line 1"), ""))),
        one("key-files", "fail", host -> host.review("alice", review(List.of(), "PS1202 a link"))),
        one(
            "state-directory",
            "fail",
            host -> host.directory("/var/lib/podspawn/users/alice", 5, 0700)),
        one(
            "state-directory",
            "fail",
            host -> host.directory("/var/lib/podspawn/users/alice", 900, 0750)),
        one("state-directory", "fail", host -> host.without("/var/lib/podspawn/users/alice")),
        one("state-directory", "fail", host -> host.directory("/var/lib/podspawn", 0, 0777)),
        one(
            "state-privacy",
            "fail",
            host -> host.asAlice("/usr/bin/find", 0, "/var/lib/podspawn/users/bob\n")),
        one("network", "fail", host -> host.answer("/usr/bin/unshare --net -- nft", 127, "")),
        one("network", "fail", host -> host.without("/opt/podspawn/libexec/podspawn-net-fence")),
        one("network", "warn", host -> host.answer("/usr/sbin/dnsmasq --version", 127, "")),
        one(
            "network",
            "warn",
            host -> host.answer("/usr/sbin/dnsmasq --version", "options: conntrack no-nftset")),
        one("disk", "warn", host -> host.answer("/usr/bin/stat --file-system", "100000 4096 0 0")),
        one("disk", "warn", host -> host.answer("/usr/bin/stat --file-system", "1000000 4096 9 9")),
        one("disk", "fail", host -> host.answer("/usr/bin/stat --file-system", "10 4096 0 0")),
        one("cgroups", "fail", host -> host.without("/sys/fs/cgroup/cgroup.controllers")));
  }

  private static Stream<Arguments> sshdTroubles() {
    return Stream.of(
        one("sshd-keys-command", "fail", host -> host.sshd("authorizedkeyscommand none")),
        one(
            "sshd-keys-command",
            "fail",
            host -> host.sshd("authorizedkeyscommand"
                + " /opt/podspawn/bin/podspawn --config /other auth-keys %u")),
        one("sshd-key-file", "fail", host -> host.sshd("authorizedkeysfile .ssh/authorized_keys")),
        one("sshd-forwarding", "fail", host -> host.sshd("allowtcpforwarding yes")),
        one("sshd-forwarding", "fail", host -> host.sshd("allowstreamlocalforwarding local")),
        one("sshd-forwarding", "fail", host -> host.sshd("permittunnel point-to-point")),
        one("sshd-forwarding", "fail", host -> host.sshd("x11forwarding yes")),
        one(
            "forwarding",
            "fail",
            host -> host.answer("/usr/bin/id -Gn -- alice", "alice podspawn podspawn-net")),
        one("sshd-user-files", "fail", host -> host.sshd("permituserrc yes")),
        one("sshd-user-files", "fail", host -> host.sshd("permituserenvironment LANG")),
        one("sshd-environment", "fail", host -> host.sshd("acceptenv *")),
        one("sshd-environment", "fail", host -> host.sshd("acceptenv LD_PRELOAD")),
        one("sshd-environment", "warn", host -> host.sshd("acceptenv EDITOR")),
        one("sshd-other-ways", "fail", host -> host.sshd("trustedusercakeys /etc/ssh/ca.pub")),
        one("sshd-other-ways", "fail", host -> host.sshd("forcecommand /bin/bash")),
        one("sshd-other-ways", "fail", host -> host.sshd("gssapiauthentication yes")),
        one("sshd-client-alive", "warn", host -> host.sshd("clientaliveinterval 0")),
        one(
            "auth-keys",
            "fail",
            host -> host.answer(
                "/usr/bin/setpriv --reuid=65534", 255, "PS1201 could not read the key file")),
        one(
            "auth-keys",
            "fail",
            host -> host.answer(
                "/usr/bin/setpriv --reuid=65534", "ssh-ed25519 AAAA without a forced command")));
  }

  private static Stream<Arguments> accountTroubles() {
    return Stream.of(
        one("account", "warn", host -> host.without("/etc/podspawn/keys/alice"), "auth-keys"),
        one("account-group", "fail", host -> host.answer("/usr/bin/id -Gn -- alice", "alice")),
        one(
            "account-shell",
            "fail",
            host -> host.answer(
                "/usr/bin/getent passwd -- alice", "alice:x:900:900::/home/alice:/bin/bash")),
        one(
            "account-password",
            "fail",
            host -> host.answer("/usr/bin/getent shadow -- alice", "alice:$y$j9T$x:20000::::::")),
        one(
            "account-password",
            "fail",
            host -> host.answer("/usr/bin/getent shadow -- alice", "alice::20000::::::")),
        one(
            "account-password",
            "fail",
            host -> host.answer("/usr/bin/getent shadow -- alice", "alice:!:20000::::::")
                .sshd("usepam no")),
        one("account-home", "fail", host -> host.directory("/home/alice", 900, 0777)),
        one("account-home", "fail", host -> host.directory("/home/alice", 5, 0700)),
        one("account-home", "warn", host -> host.without("/home/alice")),
        one(
            "engine-sockets",
            "fail",
            host -> host.facts("/run/docker.sock", new FileFacts(FileFacts.Kind.OTHER, 0, 0660, 1))
                .asAlice("/usr/bin/test -w /run/docker.sock", 0, "")),
        one(
            "sudo",
            "fail",
            host -> host.answer(
                "/usr/bin/sudo -l -U alice",
                "User alice may run the following commands on host:\n    (ALL) NOPASSWD: ALL\n")),
        one("sudo", "fail", host -> host.answer("/usr/sbin/visudo -c", 1, "parse error")),
        one("subordinate-ids", "fail", host -> host.text("/etc/subuid", "")),
        one(
            "subordinate-ids",
            "fail",
            host -> host.text("/etc/subgid", "alice:100000:65536\nbob:165535:65536\n")),
        one("runtime-directory", "fail", host -> host.without("/run/user/900")),
        one("runtime-directory", "fail", host -> host.directory("/run/user/900", 900, 0755)),
        one(
            "timer",
            "warn",
            host -> host.directory("/run/systemd/system", 0, 0755)
                .file("/var/lib/systemd/linger/alice", 0, 0644)
                .answer("/usr/bin/systemctl is-active", 3, "inactive")));
  }

  private static Arguments one(
      String id, String word, Consumer<FakeHost> trouble, String... notChecked) {
    return arguments(id, word, trouble, List.of(notChecked));
  }

  private static KeyReview review(List<String> complaints, String refusal) {
    return new KeyReview(1, complaints, Optional.of(refusal).filter(text -> !text.isEmpty()));
  }

  @ParameterizedTest(name = "{0} {1} {index}")
  @MethodSource("troubles")
  void exactlyOneCheckSaysSo(
      String id, String word, Consumer<FakeHost> trouble, List<String> notChecked) {
    FakeHost host = FakeHost.sound();
    trouble.accept(host);
    List<Finding> found = HostChecks.run(host).stream()
        .filter(finding -> !(finding.result() instanceof Result.Pass))
        .filter(finding -> !notChecked.contains(finding.id()))
        .toList();
    assertThat(found).isNotEmpty().allSatisfy(finding -> {
      assertThat(finding.id()).isEqualTo(id);
      assertThat(finding.result().word()).isEqualTo(word);
      assertThat(finding.result().reason()).isNotEmpty();
      assertThat(finding.result().remedy().command()).isNotEmpty();
    });
  }

  @Test
  void whatIsSafeToPutRightHasItsRepair() {
    assertThat(repair(host -> host.file("/etc/podspawn/keys/alice", 0, 0666)))
        .contains(new Repair.Mode(Path.of("/etc/podspawn/keys/alice"), 0644));
    assertThat(repair(host -> host.without("/var/lib/podspawn/users/alice")))
        .contains(new Repair.Directory(Path.of("/var/lib/podspawn/users/alice"), "alice", 0700));
    assertThat(repair(host -> host.directory("/var/lib/podspawn/users/alice", 0, 0700)))
        .contains(new Repair.Owner(Path.of("/var/lib/podspawn/users/alice"), "alice"));
  }

  /** A key file of somebody else's, or with a second name, holds nobody knows whose keys. */
  @Test
  void whatIsNotSafeHasNone() {
    assertThat(repair(host -> host.file("/etc/podspawn/keys/alice", 900, 0644))).isEmpty();
    assertThat(repair(host ->
            host.facts("/etc/podspawn/keys/alice", new FileFacts(FileFacts.Kind.FILE, 0, 0666, 2))))
        .isEmpty();
    assertThat(repair(host -> host.directory("/var/lib/podspawn/users/alice", 5, 0700)))
        .isEmpty();
    assertThat(repair(host -> host.directory("/opt", 0, 0777))).isEmpty();
  }

  private static Optional<Repair> repair(Consumer<FakeHost> trouble) {
    FakeHost host = FakeHost.sound();
    trouble.accept(host);
    return HostChecks.run(host).stream()
        .map(finding -> finding.result().remedy())
        .filter(fix -> !fix.equals(Fix.NONE))
        .findFirst()
        .orElseThrow()
        .repair();
  }
}
