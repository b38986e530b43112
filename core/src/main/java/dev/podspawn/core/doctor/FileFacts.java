package dev.podspawn.core.doctor;

/**
 * A file as lstat(2) tells of it.
 *
 * @param mode the permission bits, setuid and sticky included
 * @param links how many names it has
 */
public record FileFacts(Kind kind, int uid, int mode, int links) {
  private static final int GROUP_OR_OTHERS_WRITE = 0022;
  private static final int STICKY = 01000;

  /** What it is. */
  public enum Kind {
    FILE,
    DIRECTORY,
    LINK,
    OTHER
  }

  public boolean isDirectory() {
    return kind == Kind.DIRECTORY;
  }

  /** Whether others than its owner may write it. */
  public boolean writableForOthers() {
    return kind != Kind.LINK && (mode & GROUP_OR_OTHERS_WRITE) != 0;
  }

  /** Whether entries of this directory are safe from those who may write it. */
  public boolean sticky() {
    return (mode & STICKY) != 0;
  }

  /** Without what lets others write. */
  public int modeForOwner() {
    return mode & ~GROUP_OR_OTHERS_WRITE;
  }
}
