package dev.podspawn.core.spawn;

import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One login, read from the forced command's arguments and sshd's environment.
 *
 * @param environment the client's variables that go on into the container
 */
public record SpawnRequest(
    UserName user,
    Optional<ProjectName> project,
    SessionKind kind,
    Map<String, String> environment) {
  private static final byte[] NO_COMMAND = new byte[0];

  public SpawnRequest {
    environment = Map.copyOf(environment);
  }

  /** Reads what sshd left in the environment; {@code acceptEnv} names more variables to pass on. */
  public static SpawnRequest read(
      UserName user,
      Optional<ProjectName> project,
      ProcessEnvironment environment,
      List<String> acceptEnv) {
    byte[] original = environment.bytes("SSH_ORIGINAL_COMMAND").orElse(NO_COMMAND);
    return new SpawnRequest(
        user, project, SessionKind.of(original), ClientEnvironment.filter(environment, acceptEnv));
  }

  /** The same login with an admin's variables for this user, which come before the client's, as with sshd's SetEnv. */
  public SpawnRequest with(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(variables);
    return new SpawnRequest(user, project, kind, all);
  }

  public Session session() {
    return new Session(user, project);
  }
}
