package dev.podspawn.cli.option;

import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.core.name.UserName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose engine is looked at, and for whom. */
public final class DoctorOptions {
  @Option(
      name = OptionNames.USER,
      title = "name",
      arity = 1,
      description = "Only what concerns this user, and this user's engine")
  private @Nullable String user;

  @Option(
      name = "--for-root",
      hidden = true,
      description =
          "For the podspawn that root runs: only the engine, short lines, and exit status 0")
  private boolean forRoot;

  /** The user that was named. */
  public Optional<UserName> user() {
    return Optional.ofNullable(user).map(UserName::parse);
  }

  /** Whether another podspawn reads the answer. */
  public boolean forRoot() {
    return forRoot;
  }
}
