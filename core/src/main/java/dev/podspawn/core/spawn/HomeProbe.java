package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.Mount;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a home directory that outlasts containers fit for an image: a short-lived container of that image, without a
 * network, says which account logins are and where its home is, fills a directory that is still empty with what the image
 * has there, and makes it the account's, whoever that is on the host.
 */
final class HomeProbe {
  private static final String SHOWN = "/.podspawn-home";

  /** Prints the user, the group and the home directory of the account, each on a line. */
  private static final String ACCOUNT =
      "id -u && id -g && u=$(id -u) && while IFS=: read -r _ _ i _ _ d _; do"
          + " if [ \"$i\" = \"$u\" ]; then echo \"$d\"; break; fi; done </etc/passwd";

  /**
   * Arguments: what the above printed, and the directory. What is in it was written by whom it belonged to until now, and
   * goes with it to another account: {@code ls} names the owner in its third word.
   */
  private static final String FILL =
      "cd \"$4\" && if [ -z \"$(ls -A)\" ]; then if [ -d \"$3\" ]; then cp -a \"$3/.\" .; fi;"
          + " else set -- \"$@\" $(ls -nd .); if [ \"$7\" != \"$1\" ]; then chown -hR \"$1:$2\" .; fi; fi"
          + " && chown \"$1:$2\" . && echo done";

  private final Engine engine;
  private final SpawnSettings settings;

  HomeProbe(Engine engine, SpawnSettings settings) {
    this.engine = engine;
    this.settings = settings;
  }

  /** What a container is to show as its account's home; nothing when the account has none. */
  Optional<Mount> prepare(Session session, Path directory) {
    Optional<String> userns = settings.security().box().userns();
    if (userns.filter("auto"::equals).isPresent()) {
      throw usernsFailed("with security.userns: auto each container has other ids on the host");
    }
    String container =
        new BestEffort(engine, settings.bestEffort()).create(spec(session, directory));
    try {
      engine.start(container);
      List<String> account = account(container);
      if (account.size() < 3 || !isHome(account.get(2))) {
        if (userns.isPresent()) {
          throw usernsFailed("the account has no home in the image");
        }
        return Optional.empty();
      }
      List<String> arguments = new ArrayList<>(account);
      arguments.add(SHOWN);
      if (!run(container, Optional.of("0"), FILL, arguments).equals(List.of("done"))) {
        throw failed("the image's own tools could not fill it");
      }
      return Optional.of(new Mount(directory, account.get(2), true));
    } finally {
      engine.remove(container);
    }
  }

  /** The user, the group and the home directory of the account, which the last may be missing of. */
  private List<String> account(String container) {
    Optional<ImageAccount> account = settings.account();
    return account.isPresent() && account.get().isName()
        ? new AccountSetup(engine, settings).ensure(container, account.get())
        : run(container, account.map(ImageAccount::text), ACCOUNT, List.of());
  }

  private static boolean isHome(String path) {
    return path.startsWith("/") && !path.equals("/");
  }

  private List<String> run(
      String container, Optional<String> user, String script, List<String> arguments) {
    List<String> argv = new ArrayList<>(settings.tools().shell());
    argv.addAll(List.of("-c", script, "podspawn"));
    argv.addAll(arguments);
    ExecSpec spec = new ExecSpec(argv, Map.of(), Optional.empty(), user, Optional.empty());
    try (Exec exec = engine.exec(container, spec)) {
      return SmallOutput.lines(exec);
    } catch (IOException e) {
      throw failed(e.toString());
    }
  }

  /** Its name is no session's: two dots are in none. */
  private ContainerSpec spec(Session session, Path directory) {
    EngineNames names = settings.names();
    List<String> sleep = new ArrayList<>(settings.tools().sleep());
    sleep.add("60");
    return new ContainerSpec(
            names.container(session) + "..home",
            settings.image(),
            sleep,
            names.labels(session),
            Map.of(),
            Optional.empty(),
            Optional.of("none"),
            settings.limits(),
            settings.security())
        .mounting(new Mount(directory, SHOWN, true));
  }

  /** What cannot be kept is not made: its user would find it empty at the next login. */
  private static EngineException usernsFailed(String reason) {
    String tried = "keep a home directory that outlives containers";
    return new EngineException(
        ErrorCode.USERNS_UNAVAILABLE,
        new Message(
            tried, "this host's way of shutting containers in forbids it", "asking its admin"),
        new Message(
            tried,
            reason,
            "security.userns: \"keep-id:uid=UID,gid=GID\" of an account in the image, or another mode"),
        null);
  }

  private static EngineException failed(String reason) {
    Message message = new Message(
        "prepare your home directory", reason, "again, or ask the admin of this machine");
    return new EngineException(ErrorCode.HOME_FAILED, message, message, null);
  }
}
