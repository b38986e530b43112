package dev.podspawn.core.setup;

import dev.podspawn.core.account.ForwardingMember;
import dev.podspawn.core.sshd.SshdConfigText;
import dev.podspawn.core.toolbox.ToolboxBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a server needs, in the order in which it is made: nothing that a login could use comes before what it relies on,
 * and sshd comes last.
 *
 * @param architecture of the toolbox, as Debian calls it
 */
public record Plan(Site site, String architecture, Logins logins) {
  private static final String DROP_IN = "podspawn.conf";
  private static final Path APT = Path.of("/etc/apt/apt.conf.d");
  private static final Path UNITS = Path.of("/etc/systemd/system");
  private static final Path SUDOERS = Path.of("/etc/sudoers.d/podspawn");

  /** Everything, needed or not. */
  public List<Change> changes() throws IOException {
    List<Change> plan = new ArrayList<>();
    addPlaces(plan);
    if (site.hasServiceAccount()) {
      addServiceAccount(plan);
    }
    addHost(plan);
    addForwarding(plan);
    WriteFile sshd = sshd();
    plan.add(sshd);
    if (sshd.isNeeded()) {
      plan.add(new CheckSshd(
          site.sshd(),
          logins.others(),
          logins.membersWithout(ForwardingMember.GROUP),
          new Templates(site).sshdValues(),
          logins.groups()));
      plan.add(new ReloadSshd(site.sshd()));
    }
    return plan;
  }

  /** Who is in the group is led into a container's network from the moment in which sshd's PAM file says so. */
  private void addForwarding(List<Change> plan) throws IOException {
    if (site.pam().isEmpty()) {
      return;
    }
    plan.add(new MakeGroup(ForwardingMember.GROUP));
    plan.add(new WritePam(site.pam().get(), site.pamBlock()));
    for (String member : Logins.ofGroup()) {
      if (new UserForwarding(site).isWanted(member)) {
        plan.add(new LetForward(member));
      }
    }
  }

  private void addPlaces(List<Change> plan) throws IOException {
    plan.add(root(site.state(), 0755));
    plan.add(root(site.journal(), 0700));
    plan.add(new MakeGroup(Site.GROUP));
    plan.add(root(site.etc(), 0755));
    plan.add(root(site.keys(), 0755));
    plan.add(root(site.etc().resolve("users"), 0755));
    plan.add(root(site.etc().resolve("sources"), 0700));
    plan.add(root(site.emergency(), 0755));
    if (!site.configIsThere()) {
      plan.add(WriteFile.of(site.config(), new FirstConfig(site).text(), 0644));
    }
    if (!site.hasServiceAccount()) {
      plan.add(root(site.state().resolve("users"), 0755));
    }
  }

  private void addServiceAccount(List<Change> plan) throws IOException {
    Templates templates = new Templates(site);
    plan.add(new MakeAccount(site.account(), site.accountHome()));
    plan.add(new MakeDirectory(site.accountHome(), 0700, site.account()));
    plan.add(new MakeDirectory(site.state().resolve("users"), 0700, site.account()));
    if (site.engine() == EngineMode.DOCKER) {
      plan.add(new JoinGroup(site.account(), Preflight.groupOf(site.socket())));
    } else if (Programs.haveSystemd() && site.socket().equals(Site.PODMAN_SOCKET)) {
      addUnits(plan, "podspawn-podman", ".service", ".socket");
    }
    plan.add(WriteFile.of(SUDOERS, templates.sudoers(), 0440, "visudo", "-c", "-q", "-f"));
  }

  private void addHost(List<Change> plan) {
    if (Files.isDirectory(APT)) {
      plan.add(WriteFile.of(APT.resolve("90podspawn"), new Templates(site).aptHook(), 0644));
    }
    if (Programs.haveSystemd()) {
      addUnits(plan, "podspawn-cleanup", ".service", ".timer");
    }
    Path toolbox = site.home().resolve("toolbox").resolve(architecture);
    if (Files.exists(toolbox.resolve("bin").resolve("busybox"))) {
      plan.add(new BuildToolbox(toolbox, new ToolboxBuild(toolbox, architecture)));
    }
    plan.add(new WarmUp(site.home()));
  }

  /** The last of the units is the one that is started. */
  private void addUnits(List<Change> plan, String name, String... kinds) {
    for (String kind : kinds) {
      plan.add(
          WriteFile.of(UNITS.resolve(name + kind), new Templates(site).unit(name + kind), 0644));
    }
    plan.add(new StartUnit(name + kinds[kinds.length - 1]));
  }

  /** A file that sshd includes before any Match block, or else a block at the end of sshd's own. */
  private WriteFile sshd() throws IOException {
    String block = new Templates(site).sshd();
    Path config = site.sshd().config().toRealPath();
    SshdConfigText text = new SshdConfigText(Files.readString(config));
    Optional<Path> directory = text.includedDirectory(DROP_IN);
    List<String> check = List.of(site.sshd().program().toString(), "-t", "-f");
    return directory.isPresent()
        ? new WriteFile(directory.get().resolve(DROP_IN), block, 0644, check, false)
        : new WriteFile(config, text.withBlock(block).text(), 0644, check, true);
  }

  private static MakeDirectory root(Path path, int mode) {
    return new MakeDirectory(path, mode, "root");
  }
}
