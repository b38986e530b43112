package dev.podspawn.core.config;

import dev.podspawn.core.name.UserName;
import java.util.List;

/** Whom a project admits ({@code allow}). */
public sealed interface Admitted {
  /** The only value of this kind: whoever may log in, as where a file of the predecessor's does not say. */
  Admitted EVERYBODY = new Everybody();

  /** Whoever may log in. */
  record Everybody() implements Admitted {}

  /** These, and nobody where there are none. */
  record Listed(List<Who> who) implements Admitted {
    public Listed {
      who = List.copyOf(who);
    }
  }

  /** One entry of a list. */
  sealed interface Who {}

  /** A user. */
  record User(UserName name) implements Who {}

  /** All members of a group of this host, as its account database has it. */
  record Group(String name) implements Who {}
}
