package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tries where an account's forwarding ends, by connections of its own: by the host's sshd and its PAM service, with a key that
 * is good for nothing else and gone afterwards. Nobody's keys, configuration or daemon are touched; the account's container
 * is made, as for any connection of its.
 */
public final class ForwardProbe {
  private static final String ID = "forwarding-probe";
  private static final Fix SETUP =
      Fix.byHand("'forwarding: none' for now, and podspawn server-setup --forwarding container");

  private ForwardProbe() {}

  /**
   * What came of it for this account, which may be an alias.
   *
   * @param host with root's rights
   */
  public static Finding of(Host host, String name) {
    return new Finding(ID, Optional.empty(), result(host, name));
  }

  private static Result result(Host host, String name) {
    Optional<NssAccount> account = host.account(name);
    if (account.isEmpty()) {
      return new Result.NotChecked(name, "not checked: there is no such account");
    }
    Optional<SshdSettings> settings = SshdSettings.of(host, account.get());
    Optional<Path> pam = settings.flatMap(ForwardingCheck::pamFile);
    if (settings.isEmpty() || pam.isEmpty() || !ForwardingCheck.isMember(host, account.get())) {
      return new Result.NotChecked(name, "not checked: nothing is forwarded for this account");
    }
    try (ProbeConnections ssh = ProbeConnections.of(name, settings.get(), pam.get());
        ProbeListener outside = ProbeListener.onLoopback()) {
      return tried(name, ssh, outside);
    } catch (IOException e) {
      return new Result.NotChecked(name, "not checked: " + e.getMessage());
    }
  }

  private static Result tried(String name, ProbeConnections ssh, ProbeListener outside)
      throws IOException {
    try (ProbeConnections.Back back = ssh.back(outside.port())) {
      if (back.port().isEmpty()) {
        return new Result.Fail(name, "nothing can be forwarded: " + back.complaint(), SETUP);
      }
      int inside = back.port().get();
      if (outside.isHeardAt(inside)) {
        return new Result.Fail(name, "what listens for it (-R) listens on the host", SETUP);
      }
      if (ssh.through(outside.port()).contains(outside.word())) {
        return new Result.Fail(name, "its forwards reach the host's loopback", SETUP);
      }
      String heard = ssh.through(inside);
      if (!heard.contains(outside.word())) {
        return new Result.Fail(
            name, "a forward to its own loopback fails: " + heard.strip(), SETUP);
      }
    }
    return new Result.Pass(
        name,
        "tried: forwards and what listens for it end in a network of its own, and the host's"
            + " loopback is out of reach");
  }
}
