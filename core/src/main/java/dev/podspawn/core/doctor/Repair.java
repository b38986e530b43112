package dev.podspawn.core.doctor;

import java.nio.file.Path;

/** Something that {@code doctor --fix} does, and that a person could do by its command as well. */
public sealed interface Repair {
  /** The same for a shell. */
  String command();

  /** Sets the permission bits of a file or directory that is root's already. */
  record Mode(Path path, int mode) implements Repair {
    @Override
    public String command() {
      return "chmod " + Octal.of(mode) + " " + path;
    }
  }

  /** Makes a directory that is missing. */
  record Directory(Path path, String owner, int mode) implements Repair {
    @Override
    public String command() {
      return "install -d -m " + Octal.of(mode) + " -o " + owner + " " + path;
    }
  }

  /** Gives a directory that is root's to the account whose it should be. */
  record Owner(Path path, String owner) implements Repair {
    @Override
    public String command() {
      return "chown " + owner + ": " + path;
    }
  }

  /** Collects this machine's programs for containers. */
  record Toolbox(Path launcher) implements Repair {
    @Override
    public String command() {
      return launcher + " toolbox build";
    }
  }
}
