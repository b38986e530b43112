package dev.podspawn.cli.user;

import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.users.UserRecords;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Where what belongs to users is.
 *
 * @param keyDir {@code auth.key_dir}
 * @param stateDir {@code state.dir}
 * @param image {@code defaults.image}
 * @param forwarding whose forwarding is to end in their containers
 */
public record UserPlaces(
    Path keyDir,
    Path stateDir,
    UserRecords records,
    RunAs runAs,
    String image,
    Predicate<UserName> forwarding) {
  Path keys(UserName user) {
    return keyDir.resolve(user.text());
  }

  Path state(UserName user) {
    return stateDir.resolve("users").resolve(user.text());
  }

  /** The root file system that set-up made for users' images. */
  Path imageTar() {
    return stateDir.resolve("dev.tar");
  }

  boolean isRootless() {
    return runAs instanceof RunAs.LoginUser;
  }
}
