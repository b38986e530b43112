package dev.podspawn.core.setup;

import dev.podspawn.core.account.HostAccount;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.sshd.Sshd;
import dev.podspawn.core.sshd.SshdValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold before anything is changed. It changes nothing itself. */
public record Preflight(Site site) {
  private static final int OLDEST = 8;
  private static final String KEYS_COMMAND = "authorizedkeyscommand";

  /**
   * Looks at the machine.
   *
   * @param notes learns what the admin should know
   * @return what sshd says of today's logins
   * @throws SetupException this machine cannot be set up as it is
   */
  public Logins check(List<String> notes) throws IOException {
    requireInstallation();
    requireSshd(notes);
    requireEngine(notes);
    Logins logins = Logins.ask(site.sshd());
    for (String member : logins.members()) {
      requireKeysCommandFree(member, site.sshd().valuesFor(member, logins.groups()));
    }
    SshdValues root = site.sshd().valuesFor("root", Sshd.groups());
    if (site.pam().isPresent()) {
      new ForwardingPreflight(site, site.pam().get()).check(root, notes);
    }
    note(notes, root);
    return logins;
  }

  private void requireInstallation() throws IOException {
    for (Path path : List.of(site.home(), site.config())) {
      if (!path.toString().matches("[A-Za-z0-9/_.+-]+")) {
        throw refused(
            "the path " + path + " has characters that sshd or sudo would misread",
            "a path of letters, digits, '_', '.', '+' and '-'");
      }
    }
    Optional<Path> unsafe = Ownership.firstUnsafe(site.home());
    if (unsafe.isPresent()) {
      throw refused(
          "others than root can change " + unsafe.get() + ", and sshd would run it",
          "'chown -R root:root " + site.home() + " && chmod -R go-w " + site.home()
              + "', and the same for the directories above it");
    }
  }

  private void requireSshd(List<String> notes) throws IOException {
    Sshd sshd = site.sshd();
    if (!Files.isRegularFile(sshd.config())) {
      throw refused(sshd.config() + " is not there", "'apt-get install openssh-server'");
    }
    Optional<Sshd.Version> version = sshd.version();
    if (version.isEmpty() || version.get().major() < OLDEST) {
      throw refused(
          "sshd is " + version.map(v -> "OpenSSH " + v).orElse("not OpenSSH"),
          "OpenSSH 8 or newer");
    }
    Optional<String> complaint = sshd.complaint(sshd.config());
    if (complaint.isPresent()) {
      throw new SetupException(
          ErrorCode.SSHD_BROKEN,
          "sshd does not accept " + sshd.config() + " as it is (" + complaint.get() + ")",
          "'sshd -t', and again when it says nothing");
    }
    notes.add("sshd is OpenSSH " + version.get());
  }

  private void requireEngine(List<String> notes) throws IOException {
    List<String> needed = new ArrayList<>();
    switch (site.engine()) {
      case ROOTLESS -> needed.addAll(List.of("podman", "newuidmap", "newgidmap"));
      case PODMAN -> needed.addAll(List.of("podman", "sudo", "visudo"));
      case DOCKER -> needed.addAll(List.of("sudo", "visudo"));
    }
    needed.addAll(List.of("nft", "nsenter", "dnsmasq"));
    needed.addAll(List.of("groupadd", "groupdel", "useradd", "userdel", "gpasswd"));
    for (String program : needed) {
      if (!Programs.has(program)) {
        throw refused(
            "this machine has no " + program, "'apt-get install " + packageOf(program) + "'");
      }
    }
    if (site.engine() == EngineMode.DOCKER) {
      groupOf(site.socket());
    }
    if (site.hasServiceAccount()) {
      requireSudoers();
      if (HostAccount.find(site.account()).isPresent()) {
        notes.add("the account " + site.account() + " is there already and is used as it is");
      }
    }
  }

  private static String packageOf(String program) {
    return switch (program) {
      case "podman" -> "podman";
      case "newuidmap", "newgidmap" -> "uidmap";
      case "sudo", "visudo" -> "sudo";
      case "nft" -> "nftables";
      case "nsenter" -> "util-linux";
      case "dnsmasq" -> "dnsmasq-base";
      default -> "passwd";
    };
  }

  private static void requireSudoers() throws IOException {
    if (!Files.readString(Path.of("/etc/sudoers")).contains("includedir /etc/sudoers.d")) {
      throw refused(
          "sudo does not read /etc/sudoers.d here",
          "'visudo', and a line '@includedir /etc/sudoers.d' at the end");
    }
  }

  /** The name of the group that may open Docker's socket. */
  static String groupOf(Path socket) throws IOException {
    if (!Files.exists(socket) || Files.isRegularFile(socket) || Files.isDirectory(socket)) {
      throw refused("there is no socket " + socket, "to start Docker, and again");
    }
    Attributes socketIs = Attributes.of(socket.toRealPath());
    Object group = Files.getAttribute(socket, "posix:group");
    if (socketIs.gid() == 0 || (socketIs.mode() & 0060) != 0060) {
      throw refused(
          socket + " is open to root only",
          "dockerd with '--group docker', its default, and again");
    }
    return String.valueOf(group);
  }

  /** sshd asks one program only; ours would take the place of theirs. */
  private void requireKeysCommandFree(String member, SshdValues values) throws IOException {
    Map<String, String> ours = new Templates(site).sshdValues();
    String command = values.value(KEYS_COMMAND).orElse("none");
    if (!command.equals("none") && !command.equals(ours.get(KEYS_COMMAND))) {
      throw new SetupException(
          ErrorCode.KEYS_COMMAND_TAKEN,
          "for accounts of the group " + Site.GROUP + " (asked about " + member
              + "), sshd already has" + " 'AuthorizedKeysCommand " + command + "'",
          "a line 'Match Group *,!" + Site.GROUP
              + "' before it in sshd's configuration, and 'Match all' after it, so that it stays for"
              + " all other accounts");
    }
  }

  private static void note(List<String> notes, SshdValues root) {
    boolean pam = root.value("usepam").orElse("no").equals("yes");
    notes.add(
        pam
            ? "UsePAM is on: PAM's account and session rules hold for podspawn's accounts too"
            : "UsePAM is off: an account whose password is locked with '!' cannot log in; podspawn's have '*'");
    for (String list : List.of("allowusers", "allowgroups")) {
      root.value(list)
          .ifPresent(value -> notes.add("sshd has " + list + " (" + value
              + "): podspawn's accounts can log in only if it names them or their group"));
    }
  }

  private static SetupException refused(String reason, String advice) {
    return new SetupException(ErrorCode.SETUP_REFUSED, reason, advice);
  }
}
