package dev.podspawn.core.project;

import dev.podspawn.core.host.HostCommand;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.util.List;

/**
 * Asks the host's account database, whatever it is made of (nsswitch.conf(5)), by getent(1) and id(1). Groups are compared
 * by their gid: names may have blanks, which id does not set apart. What cannot be found out is no membership.
 */
public final class HostGroups implements Groups {
  private static final int GID_FIELD = 2;

  @Override
  public boolean isMember(UserName user, String group) {
    String[] entry = answer(List.of("getent", "group", "--", group)).split(":", -1);
    // getent takes a number for a gid; the group has to be the one that was named.
    if (entry.length <= GID_FIELD || !entry[0].equals(group)) {
      return false;
    }
    String gids = answer(List.of("id", "-G", "--", user.text()));
    return List.of(gids.split(" ", -1)).contains(entry[GID_FIELD]);
  }

  /** The first line of what a program prints; empty when it fails. */
  private static String answer(List<String> argv) {
    try {
      HostCommand done = HostCommand.run(argv, false);
      int end = done.output().indexOf('\n');
      return done.succeeded() && end >= 0 ? done.output().substring(0, end) : "";
    } catch (IOException e) {
      return "";
    }
  }
}
