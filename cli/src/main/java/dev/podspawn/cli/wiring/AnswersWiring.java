package dev.podspawn.cli.wiring;

import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.core.authkeys.AuthorizedKeys;
import dev.podspawn.core.authkeys.Complaints;
import dev.podspawn.core.authkeys.ForcedCommandLine;
import dev.podspawn.core.authkeys.PreparedAnswers;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.ConfigReader;
import dev.podspawn.core.config.Forwarding;
import dev.podspawn.core.config.ReadConfig;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What preparing the answers of {@code auth-keys} is made of. */
final class AnswersWiring {
  private final Surroundings surroundings;
  private final GlobalOptions global;

  AnswersWiring(Surroundings surroundings, GlobalOptions global) {
    this.surroundings = surroundings;
    this.global = global;
  }

  /** Prepares what can be, takes away what cannot; tells how many answers there are now. */
  int prepare() {
    if (!surroundings.account().isRoot()) {
      throw failed("the installed distribution is root's", "'sudo podspawn keys prepare'", null);
    }
    try {
      return prepareAll();
    } catch (IOException e) {
      throw failed(e.toString(), "'podspawn doctor'; logins work without", e);
    }
  }

  private int prepareAll() throws IOException {
    ReadConfig read = ConfigReader.read(global.config());
    Path directory = directory();
    Set<UserName> users = users(directory);
    users.addAll(users(read.config().auth().keyDir()));
    PreparedAnswers answers = new PreparedAnswers(directory, inputs(read.config()));
    int prepared = 0;
    for (UserName user : users) {
      if (mayPrepare(read, user) && prepare(user, read.config(), answers)) {
        prepared++;
      } else {
        Files.deleteIfExists(directory.resolve(user.text()));
      }
    }
    return prepared;
  }

  /** Where an answer is made from more than keys and the installation, or comes with a complaint, Java gives it. */
  private boolean mayPrepare(ReadConfig read, UserName user) {
    return read.warnings().isEmpty()
        && read.config().forwarding() == Forwarding.NONE
        && (read.config().engine().runAs() instanceof RunAs.LoginUser
            || surroundings.agentLender().isPresent())
        && !Files.exists(
            configFile().resolveSibling("users").resolve(user.text() + ".yaml"),
            LinkOption.NOFOLLOW_LINKS);
  }

  private boolean prepare(UserName user, Config config, PreparedAnswers answers)
      throws IOException {
    Complaints complaints = new Complaints();
    ForcedCommandLine command = new ForcedCommandLine(
        surroundings.launcher(),
        global.config(),
        config.engine().runAs(),
        surroundings.agentLender());
    AuthorizedKeys keys = new AuthorizedKeys(config.auth().keyDir(), command, complaints);
    return answers.prepare(user, keys, complaints);
  }

  private Path configFile() {
    return global.config().orElse(ConfigReader.DEFAULT_FILE);
  }

  private PreparedAnswers.Inputs inputs(Config config) {
    Path home = surroundings.home();
    List<Path> installation = surroundings.agentLender().isPresent()
        ? List.of(
            surroundings.launcher(),
            home.resolve("lib").resolve("build"),
            surroundings.agentLender().get())
        : List.of(surroundings.launcher(), home.resolve("lib").resolve("build"));
    return new PreparedAnswers.Inputs(
        surroundings.launcher(),
        global.config(),
        configFile(),
        installation,
        config.auth().keyDir());
  }

  private Path directory() throws IOException {
    Path directory = surroundings.home().resolve("lib").resolve("answers");
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return directory;
  }

  /** The names of a directory's files, as far as a user can have them. */
  private static Set<UserName> users(Path directory) throws IOException {
    Set<UserName> users = new TreeSet<>((a, b) -> a.text().compareTo(b.text()));
    if (!Files.isDirectory(directory)) {
      return users;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        userOf(file).ifPresent(users::add);
      }
    }
    return users;
  }

  private static Optional<UserName> userOf(Path file) {
    try {
      return Optional.of(UserName.parse(file.getFileName().toString()));
    } catch (PodspawnException e) {
      return Optional.empty();
    }
  }

  private static PodspawnException failed(String reason, String advice, @Nullable Throwable cause) {
    return new PodspawnException(
        ErrorCode.WARMUP_FAILED, new Message("prepare answers about keys", reason, advice), cause);
  }
}
