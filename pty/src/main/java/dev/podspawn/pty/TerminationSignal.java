package dev.podspawn.pty;

import dev.podspawn.core.exit.ExitStatus;

/** A signal that asks a login to end; the numbers are those of Linux, signal(7). */
public enum TerminationSignal {
  /** The client or its connection is gone: sshd has closed the terminal. */
  HUP(1),
  /** Somebody interrupts us from the host; a Ctrl-C of the client is a byte in raw mode, and no signal. */
  INT(2),
  /** The host shuts down, or an admin ends the login. */
  TERM(15);

  private final int number;

  TerminationSignal(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** The status that shells report for a process which the signal ended. */
  public ExitStatus exitStatus() {
    return ExitStatus.ofSignal(number);
  }
}
