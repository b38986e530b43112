package dev.podspawn.core.doctor.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.ConfigReader;
import dev.podspawn.core.doctor.FakeHost;
import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.doctor.ToolboxState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What depends on the configuration, on who asks, and on what sshd_config says. */
class SiteChecksTest {
  @TempDir
  private Path dir = Path.of("");

  private Config config(String text) throws IOException {
    return ConfigReader.read(Files.writeString(dir.resolve("config.yaml"), text))
        .config();
  }

  @Test
  void aBrokenConfigurationKeepsTheRestFromBeingLookedAt() {
    Result broken = new Result.Fail("/c:3", "it is no duration", Fix.byHand("editor"));
    List<Finding> findings =
        HostChecks.run(FakeHost.sound().config(Config.defaultConfig(), broken));
    assertThat(words(findings, "config")).containsExactly("fail");
    assertThat(words(findings, "java")).containsExactly("pass");
    assertThat(words(findings, "key-files")).containsExactly("skip");
    assertThat(words(findings, "timer")).containsExactly("skip");
  }

  @Test
  void anUnknownKeyIsAWarningAndNothingIsSkipped() {
    Result odd = new Result.Warn("/c:3", "unknown", Fix.byHand("editor"));
    List<Finding> findings = HostChecks.run(FakeHost.sound().config(Config.defaultConfig(), odd));
    assertThat(words(findings, "config")).containsExactly("warn");
    assertThat(findings).noneMatch(finding -> finding.result() instanceof Result.NotChecked);
  }

  @Test
  void whoIsNotRootIsToldWhatWasNotLookedAt() {
    List<Finding> findings = HostChecks.run(FakeHost.sound().notRoot());
    assertThat(words(findings, "sudo")).containsExactly("skip");
    assertThat(words(findings, "subordinate-ids")).containsExactly("pass");
    assertThat(findings)
        .filteredOn(finding -> finding.result() instanceof Result.NotChecked)
        .allSatisfy(finding -> assertThat(finding.result().reason()).contains("needs root"));
  }

  @Test
  void limitsThatAreLeftOutAreAWarningWhereTheAdminLetsThem() throws IOException {
    FakeHost host = FakeHost.sound().without("/sys/fs/cgroup/cgroup.controllers");
    host.config(config("security:\n  best_effort: [memory]\n"));
    assertThat(HostChecks.run(host))
        .filteredOn(finding -> finding.id().equals("cgroups"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.result().reason()).endsWith(": cpus, pids"));
    host.config(config("security:\n  best_effort: [memory, swap, cpus, pids]\n"));
    assertThat(words(HostChecks.run(host), "cgroups")).containsExactly("warn");
    host.config(config("defaults: {cpus: 0, memory: 0}\nsecurity: {pids_limit: 0}\n"));
    assertThat(words(HostChecks.run(host), "cgroups")).containsExactly("warn");
  }

  @Test
  void withAServiceAccountSudoAllowsExactlyTheCrossing() throws IOException {
    Config service = config("engine:\n  run_as: podspawn-engine\n");
    FakeHost host = FakeHost.sound().config(service);
    assertThat(words(HostChecks.run(host), "sudo")).containsExactly("fail");
    String crossing = "    (podspawn-engine) NOPASSWD: /opt/podspawn/bin/podspawn spawn\n";
    host.answer("/usr/bin/sudo -l -U alice", "alice may run:\n" + crossing);
    assertThat(words(HostChecks.run(host), "sudo")).containsExactly("pass");
    host.answer("/usr/bin/sudo -l -U alice", "alice may run:\n" + crossing + "    (root) ALL\n");
    assertThat(words(HostChecks.run(host), "sudo")).containsExactly("fail");
    assertThat(words(HostChecks.run(host), "subordinate-ids")).containsExactly("pass");
  }

  @Test
  void aWallThatIsOpenIsSaidToBe() throws IOException {
    assertThat(words(HostChecks.run(FakeHost.sound()), "walls")).containsExactly("pass");
    assertThat(walls("no_new_privileges: false")).containsExactly("warn");
    assertThat(walls("cap_add: [CAP_SYS_ADMIN, KILL, NET_ADMIN, ALL]"))
        .containsExactly("warn", "warn", "warn");
    assertThat(walls("seccomp: unconfined")).containsExactly("warn");
    assertThat(walls("seccomp: " + profile("{\"defaultAction\":\"SCMP_ACT_ALLOW\"}")))
        .containsExactly("warn");
    assertThat(walls("seccomp: " + profile("{\"defaultAction\":\"SCMP_ACT_ERRNO\"}")))
        .containsExactly("pass");
    assertThat(walls("seccomp: " + profile("{"))).containsExactly("fail");
    assertThat(walls("seccomp: " + dir.resolve("missing"))).containsExactly("fail");
  }

  private List<String> walls(String security) throws IOException {
    FakeHost host = FakeHost.sound().config(config("security:\n  " + security + "\n"));
    return words(HostChecks.run(host), "walls");
  }

  private Path profile(String text) throws IOException {
    return Files.writeString(dir.resolve("seccomp.json"), text);
  }

  @Test
  void aUserNamespaceNeedsIdsAndAnEngineThatGivesThem() throws IOException {
    assertThat(userns("keep-id")).containsExactly("pass");
    assertThat(userns("auto")).containsExactly("pass");
    String service = "\nengine: {run_as: svc}";
    assertThat(userns("keep-id" + service)).containsExactly("fail");
    assertThat(userns("auto" + service)).containsExactly("fail", "fail");
    FakeHost host = FakeHost.sound()
        .text("/etc/subuid", "containers:2000000000:65536\n")
        .text("/etc/subgid", "containers:2000000000:65536\n");
    assertThat(words(
            HostChecks.run(host.config(config("security:\n  userns: auto" + service + "\n"))),
            "user-namespaces"))
        .containsExactly("pass");
  }

  private List<String> userns(String value) throws IOException {
    FakeHost host = FakeHost.sound().config(config("security:\n  userns: " + value + "\n"));
    return words(HostChecks.run(host), "user-namespaces");
  }

  @Test
  void aLogThatCannotBeWrittenIsAsBadAsTheConfigurationSays() throws IOException {
    FakeHost host = FakeHost.sound().config(config("log:\n  file: /var/log/p.log\n"));
    assertThat(words(HostChecks.run(host), "logs")).containsExactly("warn");
    host.asAlice("/usr/bin/test -w /var/log", 0, "");
    assertThat(words(HostChecks.run(host), "logs")).containsExactly("pass");
    Config required =
        config("{engine: {run_as: svc}, log: {audit_log: /var/log/a.log, audit_required: true}}");
    host.config(required).answer("/usr/bin/getent passwd -- svc", "svc:x:800:800::/:/bin/sh");
    assertThat(words(HostChecks.run(host), "logs")).containsExactly("fail");
  }

  @Test
  void withoutAGuestNoLoginWorksWhereTheGuestIsDemanded() throws IOException {
    Config guest = config("session:\n  transport: guest\n");
    FakeHost host = FakeHost.sound().config(guest).toolbox(ToolboxState.MISSING);
    assertThat(words(HostChecks.run(host), "toolbox")).containsExactly("fail");
  }

  @Test
  void theGroupIsThatOfTheBlockThatTakesTheKeyFilesAway() {
    Map<Path, String> files = Map.of(
        Path.of("/etc/ssh/sshd_config"),
            "Include /etc/ssh/sshd_config.d/*.conf\nMatch Group sftp\n  AuthorizedKeysFile %h/k\n",
        Path.of("/etc/ssh/sshd_config.d/pods.conf"),
            "match group pods\n  AuthorizedKeysFile none\nMatch all\n");
    SshdGroup group = new SshdGroup(
        file -> Optional.ofNullable(files.get(file)), directory -> List.copyOf(files.keySet()));
    assertThat(group.of(Path.of("/etc/ssh/sshd_config"))).isEqualTo("pods");
    assertThat(group.of(Path.of("/etc/ssh/other"))).isEqualTo("podspawn");
  }

  private static List<String> words(List<Finding> findings, String id) {
    return findings.stream()
        .filter(finding -> finding.id().equals(id))
        .map(finding -> finding.result().word())
        .toList();
  }
}
