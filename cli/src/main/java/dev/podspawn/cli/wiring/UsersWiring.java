package dev.podspawn.cli.wiring;

import dev.podspawn.cli.oidc.OidcTools;
import dev.podspawn.cli.user.UserPlaces;
import dev.podspawn.cli.user.Users;
import dev.podspawn.core.audit.AuditEvent;
import dev.podspawn.core.audit.AuditEvent.Kind;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.UserFiles;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.users.KeyImport;
import dev.podspawn.core.users.UserRecords;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the commands about users are made of. */
final class UsersWiring {
  private final Surroundings surroundings;
  private final Config config;
  private final AdminLog log;

  UsersWiring(Surroundings surroundings, Config config, AdminLog log) {
    this.surroundings = surroundings;
    this.config = config;
    this.log = log;
  }

  Users users(Path configFile, Consumer<String> said) {
    requireRoot();
    UserPlaces places = new UserPlaces(
        config.auth().keyDir(),
        config.state().dir(),
        UserRecords.besideConfig(configFile),
        config.engine().runAs(),
        config.defaults().image(),
        user -> Forwards.wants(user, UserFiles.beside(configFile), config));
    OidcTools oidc = OidcWiring.tools(surroundings.err());
    return new Users(places, source -> KeySources.of(source, oidc), this::record, said);
  }

  private void record(UserName user, KeyImport.Change change) {
    AuditEvent event = new AuditEvent(
        Kind.KEY_IMPORT,
        Optional.of(user.text()),
        Optional.empty(),
        Optional.empty(),
        Map.of("source", change.source()));
    Audits.ofRoot(user, config, surroundings, log)
        .record(event.with("added", change.added()).with("removed", change.removed()));
  }

  private void requireRoot() {
    if (!surroundings.account().isRoot()) {
      throw new PodspawnException(
          ErrorCode.USER_REFUSED,
          new Message("do anything about users", "only root may", "it with sudo"),
          null);
    }
  }
}
