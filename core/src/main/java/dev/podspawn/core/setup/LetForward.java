package dev.podspawn.core.setup;

import dev.podspawn.core.account.ForwardingMember;
import java.io.IOException;

/** An account of podspawn's whose logins may forward; it need not be there before this is made. */
record LetForward(String account) implements Change {

  @Override
  public String what() {
    return "account " + account + " in group " + ForwardingMember.GROUP + ", its password locked";
  }

  @Override
  public boolean isNeeded() throws IOException {
    return !new ForwardingMember(account).isComplete();
  }

  @Override
  public String make(Journal journal) throws IOException {
    journal.add(new NewForwarder(account));
    new ForwardingMember(account).join();
    return what();
  }
}
