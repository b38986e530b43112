package dev.podspawn.core.session;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.name.PodfileDigest;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A session's record as labels of its container, from which a lost record is made again. Beside those of {@link
 * EngineNames#labels}: {@code podspawn-mode}, {@code podspawn-created}, {@code podspawn-deadline}, {@code
 * podspawn-account} and {@code podspawn-podfile}, times as in ISO 8601.
 */
public final class SessionLabels {
  private static final String MODE = "podspawn-mode";
  private static final String CREATED = "podspawn-created";
  private static final String DEADLINE = "podspawn-deadline";

  private static final String ACCOUNT = "podspawn-account";
  private static final String PODFILE = "podspawn-podfile";

  private SessionLabels() {}

  /** The labels of a session that is to be. */
  public static Map<String, String> of(
      SessionMode mode,
      Instant created,
      Optional<Instant> deadline,
      Optional<ImageAccount> account,
      Optional<PodfileDigest> podfile) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(MODE, mode.word());
    labels.put(CREATED, created.toString());
    if (deadline.isPresent()) {
      labels.put(DEADLINE, deadline.get().toString());
    }
    if (account.isPresent()) {
      labels.put(ACCOUNT, account.get().text());
    }
    if (podfile.isPresent()) {
      labels.put(PODFILE, podfile.get().text());
    }
    return labels;
  }

  /** The record of the container with these labels; empty when they do not make one. */
  public static Optional<SessionRecord> read(String container, Map<String, String> labels) {
    Optional<SessionMode> mode = mode(labels.getOrDefault(MODE, ""));
    Optional<String> project = Optional.ofNullable(labels.get(EngineNames.PROJECT_LABEL));
    Optional<String> deadline = Optional.ofNullable(labels.get(DEADLINE));
    Optional<String> named = Optional.ofNullable(labels.get(ACCOUNT));
    Optional<ImageAccount> account = named.flatMap(ImageAccount::parse);
    Optional<PodfileDigest> podfile =
        Optional.ofNullable(labels.get(PODFILE)).flatMap(PodfileDigest::parse);
    if (mode.isEmpty() || account.isPresent() != named.isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SessionRecord(
          new Session(
              UserName.parse(labels.getOrDefault(EngineNames.USER_LABEL, "")),
              project.map(ProjectName::parse)),
          container,
          mode.get(),
          Instant.parse(labels.getOrDefault(CREATED, "")),
          deadline.map(Instant::parse),
          account,
          Optional.empty(),
          podfile));
    } catch (PodspawnException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<SessionMode> mode(String word) {
    for (SessionMode mode : SessionMode.values()) {
      if (mode.word().equals(word)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
