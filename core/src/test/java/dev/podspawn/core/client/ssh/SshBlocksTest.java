package dev.podspawn.core.client.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.client.ClientConfig;
import dev.podspawn.core.client.JumpHosts;
import dev.podspawn.core.client.Mapping;
import dev.podspawn.core.client.PodName;
import dev.podspawn.core.client.ServerAddress;
import dev.podspawn.core.name.ProjectName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ssh is told. */
class SshBlocksTest {
  @Test
  void isTheWholeText() {
    Map<PodName, Mapping> mappings = new LinkedHashMap<>();
    mappings.put(name("work.pod"), Mapping.to(server("srv.example.org:2222")));
    mappings.put(
        name("api.pod"),
        new Mapping(
            server("fe80::1%eth0"),
            Optional.empty(),
            JumpHosts.parse("me@bastion:22"),
            Optional.of(ProjectName.parse("backend"))));
    ClientConfig config = new ClientConfig(Optional.of(server("any:2022")), mappings, Map.of());
    assertThat(new SshBlocks("/opt/podspawn/bin/podspawn", List.of()).text(config))
        .isEqualTo("""
        Host localhost.pod
          HostName 127.0.0.1
          HostKeyAlias localhost

        Host work.pod
          HostName srv.example.org
          Port 2222
          HostKeyAlias [srv.example.org]:2222

        Host api.pod
          HostName fe80::1%%eth0
          HostKeyAlias fe80::1%eth0
          ProxyJump me@bastion:22
          SetEnv PODSPAWN_PROJECT=backend

        Host *.pod "!*'*" !localhost.pod !work.pod !api.pod
          HostKeyAlias [any]:2022
          ProxyCommand /opt/podspawn/bin/podspawn connect - '%h' %p

        Match host "*.pod.tunnel,!*'*" user "*,!*'*"
          UserKnownHostsFile ~/.podspawn/tunnel/known_hosts
          GlobalKnownHostsFile /dev/null
          StrictHostKeyChecking yes
          UpdateHostKeys no
          IdentityFile ~/.podspawn/tunnel/id_ed25519
          IdentitiesOnly yes
          ProxyCommand /opt/podspawn/bin/podspawn connect --tunnel '%r' '%h' %p
        """);
  }

  @Test
  void theLauncherIsOneWordForAShell() {
    String text = new SshBlocks("/a b/it's 5%/podspawn", List.of("--config", "/x y"))
        .text(ClientConfig.EMPTY);
    assertThat(text)
        .contains("ProxyCommand '/a b/it'\\''s 5%%/podspawn' connect --config '/x y' - '%h' %p\n")
        .doesNotContain("HostKeyAlias any");
  }

  @Test
  void hostKeysAreChecked() {
    String text = new SshBlocks("/p", List.of()).text(ClientConfig.EMPTY);
    String names = text.substring(0, text.indexOf("Match "));
    assertThat(names).doesNotContain("StrictHostKeyChecking").doesNotContain("KnownHosts");
    assertThat(text.substring(names.length())).contains("StrictHostKeyChecking yes\n");
  }

  /** By OpenSSH's release notes; what is written has to be known to 7.8. */
  @Test
  void everyKeywordIsKnownToTheOldestVersion() {
    Map<String, Double> since = new java.util.HashMap<>(Map.of("ProxyJump", 7.3, "SetEnv", 7.8));
    since.putAll(Map.of("Match", 6.5, "UpdateHostKeys", 6.8));
    for (String old : List.of(
        "Host",
        "HostName",
        "Port",
        "HostKeyAlias",
        "ProxyCommand",
        "UserKnownHostsFile",
        "GlobalKnownHostsFile",
        "StrictHostKeyChecking",
        "IdentityFile",
        "IdentitiesOnly")) {
      since.put(old, 4.0);
    }
    Mapping all = new Mapping(
        server("[::1]:22"),
        Optional.empty(),
        JumpHosts.parse("j"),
        Optional.of(ProjectName.parse("p")));
    ClientConfig config =
        new ClientConfig(Optional.of(server("any")), Map.of(name("a.pod"), all), Map.of());
    String text = new SshBlocks("/p", List.of()).text(config);
    assertThat(text.lines().filter(line -> !line.isBlank()))
        .allSatisfy(line -> assertThat(since.get(line.strip().split(" ", 2)[0]))
            .as(line)
            .isNotNull()
            .isLessThanOrEqualTo(7.8));
    // %n is for ProxyCommand from 8.1 on, and for SetEnv from 10.0 on.
    assertThat(text.replace("'%r' ", "").replace("'%h' %p", "")).doesNotContain("%");
  }

  private static PodName name(String text) {
    return PodName.parse(text).orElseThrow();
  }

  private static ServerAddress server(String text) {
    return ServerAddress.parse(text).orElseThrow();
  }
}
