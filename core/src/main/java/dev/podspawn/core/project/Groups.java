package dev.podspawn.core.project;

import dev.podspawn.core.name.UserName;

/** Who belongs to which group of this host. */
@FunctionalInterface
public interface Groups {

  /** Whether the account of that name is a member; nobody is of a group that does not exist. */
  boolean isMember(UserName user, String group);
}
