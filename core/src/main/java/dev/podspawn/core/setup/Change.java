package dev.podspawn.core.setup;

import java.io.IOException;

/** One thing that set-up does to the machine. */
public sealed interface Change
    permits BuildToolbox,
        CheckSshd,
        JoinGroup,
        LetForward,
        MakeAccount,
        MakeDirectory,
        MakeGroup,
        ReloadSshd,
        StartUnit,
        WarmUp,
        WriteFile,
        WritePam {

  /** What it is, for a line of the plan: {@code directory /etc/podspawn, mode 0755, owner root}. */
  String what();

  /** Whether the machine is not so already. */
  boolean isNeeded() throws IOException;

  /**
   * Makes it so.
   *
   * @param journal learns what takes it back, before anything is changed
   * @return what was done, for a line about it
   * @throws IOException it is not made, or not wholly
   */
  String make(Journal journal) throws IOException;
}
