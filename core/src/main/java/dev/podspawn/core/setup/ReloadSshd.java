package dev.podspawn.core.setup;

import dev.podspawn.core.sshd.Sshd;
import dev.podspawn.core.sshd.SshdReload;
import java.io.IOException;

/** sshd reads its configuration again. */
record ReloadSshd(Sshd sshd) implements Change {

  @Override
  public String what() {
    return "sshd, reloaded if it runs; open connections go on";
  }

  @Override
  public boolean isNeeded() {
    return true;
  }

  @Override
  public String make(Journal journal) throws IOException {
    journal.add(new ChangedSshd(sshd.program(), sshd.config()));
    return new SshdReload(sshd).run();
  }
}
