package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.name.ImageAccount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees that a container has the account of a name that logins are to be there ({@code account.sh}, as the container's
 * root). Done before the container has a record, so that no login finds one without its account.
 */
final class AccountSetup {
  private static final String SCRIPT = "account.sh";
  private static final String ROOT = "0";

  private final Engine engine;
  private final SpawnSettings settings;

  AccountSetup(Engine engine, SpawnSettings settings) {
    this.engine = engine;
    this.settings = settings;
  }

  /** Does nothing where logins are the image's own user or a number: these are what they are. */
  void ensure(String container) {
    Optional<ImageAccount> account = settings.account();
    if (account.isPresent() && account.get().isName()) {
      ensure(container, account.get());
    }
  }

  /**
   * The account's uid, gid and home directory in the container.
   *
   * @throws EngineException {@link ErrorCode.CONTAINER_ACCOUNT_FAILED}
   */
  List<String> ensure(String container, ImageAccount account) {
    List<String> lines = run(container, account);
    if (lines.size() != 4 || !lines.get(0).equals("done")) {
      throw failed(
          account, lines.size() == 1 ? lines.get(0) : "the image's own tools could not do it");
    }
    return lines.subList(1, lines.size());
  }

  private List<String> run(String container, ImageAccount account) {
    List<String> argv = new ArrayList<>(settings.tools().shell());
    argv.addAll(List.of("-c", Scripts.text(SCRIPT), "podspawn", account.text()));
    argv.add(settings.shell().orElse(""));
    argv.add(settings.security().noNewPrivileges() ? "no" : "yes");
    ExecSpec spec =
        new ExecSpec(argv, Map.of(), Optional.empty(), Optional.of(ROOT), Optional.empty());
    try (Exec exec = engine.exec(container, spec)) {
      return SmallOutput.lines(exec);
    } catch (IOException e) {
      throw failed(account, e.toString());
    }
  }

  private EngineException failed(ImageAccount account, String reason) {
    Message person = new Message(
        "make your account in the container",
        "the image does not let us",
        "asking the admin of this machine");
    Message admin = new Message(
        "make the account " + account + " in a container of " + settings.image(),
        reason,
        "an image that has the account, or security.readonly_rootfs: false");
    return new EngineException(ErrorCode.CONTAINER_ACCOUNT_FAILED, person, admin, null);
  }
}
