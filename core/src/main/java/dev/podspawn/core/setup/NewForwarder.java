package dev.podspawn.core.setup;

import dev.podspawn.core.account.ForwardingMember;
import dev.podspawn.core.account.HostAccount;
import java.io.IOException;
import java.util.List;

/** An account whose logins could forward nothing. */
record NewForwarder(String account) implements Made {
  static final String KIND = "new-forwarder";

  @Override
  public List<String> fields() {
    return List.of(KIND, account);
  }

  @Override
  public TakenBack takeBack() throws IOException {
    ForwardingMember member = new ForwardingMember(account);
    if (HostAccount.find(account).isEmpty() || !member.isNamed()) {
      return TakenBack.NOTHING;
    }
    member.leave();
    return TakenBack.removed("account " + account + " from group " + ForwardingMember.GROUP);
  }
}
