package dev.podspawn.cli.project;

import dev.podspawn.cli.admin.Caller;
import dev.podspawn.cli.admin.OwnerCommand;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Who builds a project's image ahead of logins: whoever talks to the engine that it is to be on. */
public final class Prebuild {
  private static final Duration LIMIT = Duration.ofHours(2);

  private final Caller caller;
  private final Consumer<ProjectName> known;
  private final Here here;
  private final PrintStream out;
  private final PrintStream err;

  /** The build on the engine of the account that this process runs as. */
  @FunctionalInterface
  public interface Here {
    /** Builds it; what people should know is printed. */
    ExitStatus build(ProjectName project, boolean again);
  }

  /**
   * For whoever runs this.
   *
   * @param known complains of a project that is not listed
   */
  public Prebuild(
      Caller caller, Consumer<ProjectName> known, Here here, PrintStream out, PrintStream err) {
    this.caller = caller;
    this.known = known;
    this.here = here;
    this.out = out;
    this.err = err;
  }

  /** Whether all logins share one engine, which root can have built on without naming anybody. */
  public boolean isShared() {
    return caller.runAs() instanceof RunAs.ServiceAccount;
  }

  /**
   * Builds it.
   *
   * @param user whose engine it is; none with a service account
   * @param again although it is there
   * @throws PodspawnException PROJECT_UNKNOWN, USAGE, USER_REFUSED, ACCOUNT_FAILED, and those of a build
   */
  public ExitStatus run(ProjectName project, Optional<UserName> user, boolean again) {
    known.accept(project);
    if (caller.runAs() instanceof RunAs.ServiceAccount service) {
      return caller.account().equals(service.account())
          ? here.build(project, again)
          : asked(project, service.account(), again);
    }
    if (!caller.root()) {
      if (user.isPresent() && !user.get().text().equals(caller.account())) {
        throw failure(
            ErrorCode.USER_REFUSED, "the engine is the account " + user.get() + "'s", "it as root");
      }
      return here.build(project, again);
    }
    UserName named = user.orElseThrow(() ->
        failure(ErrorCode.USAGE, "each user has an engine, and none is named", "--user NAME"));
    return asked(project, named.text(), again);
  }

  private ExitStatus asked(ProjectName project, String account, boolean again) {
    if (!caller.root()) {
      throw failure(
          ErrorCode.USER_REFUSED, "the engine is the account " + account + "'s", "it as root");
    }
    List<String> words = new ArrayList<>(List.of("prebuild", project.text()));
    if (again) {
      words.add("--again");
    }
    OwnerCommand.End end = new OwnerCommand(caller).run(account, words, LIMIT);
    end.output().forEach(out::println);
    end.complaints().forEach(err::println);
    return end.status() == 0 ? ExitStatus.OK : ExitStatus.FAILED;
  }

  private static PodspawnException failure(ErrorCode code, String reason, String advice) {
    return new PodspawnException(code, new Message("build the image", reason, advice), null);
  }
}
