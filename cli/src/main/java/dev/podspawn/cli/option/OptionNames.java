package dev.podspawn.cli.option;

/** How options are written, for both ways of parsing. */
public final class OptionNames {
  public static final String CONFIG = "--config";
  public static final String LOG_FILE = "--log-file";
  public static final String PROJECT = "--project";
  /** sshd's PAM file. */
  public static final String PAM = "--pam";

  public static final String USER = "--user";

  private OptionNames() {}
}
