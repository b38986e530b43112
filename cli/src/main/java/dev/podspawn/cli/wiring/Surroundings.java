package dev.podspawn.cli.wiring;

import dev.podspawn.core.spawn.ProcessEnvironment;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The process that podspawn is.
 *
 * @param home the distribution's directory, absolute; its launcher is {@code bin/podspawn}
 */
public record Surroundings(
    Path home, Account account, ProcessEnvironment environment, PrintStream out, PrintStream err) {

  /** This process. */
  public static Surroundings ofProcess() {
    try {
      return of(Account.ofProcess(), ProcessEnvironment.ofProcess());
    } catch (NoSuchFileException e) {
      return of(Account.unknown(), withoutProc());
    } catch (IOException e) {
      throw new UncheckedIOException("proc(5) is not mounted", e);
    }
  }

  private static Surroundings of(Account account, ProcessEnvironment environment) {
    return new Surroundings(
        Path.of(System.getProperty("podspawn.home", "")).toAbsolutePath(),
        account,
        environment,
        System.out,
        System.err);
  }

  /** Where there is no proc(5), on macOS say, only commands of the client run, and they ask for little. */
  private static ProcessEnvironment withoutProc() {
    StringBuilder block = new StringBuilder();
    System.getenv()
        .forEach((name, value) -> block.append(name).append('=').append(value).append('\0'));
    return ProcessEnvironment.parse(block.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** What the forced command calls. */
  public Path launcher() {
    return home.resolve("bin").resolve("podspawn");
  }

  /** What lends a login's SSH agent to a service account; empty where the distribution was built without it. */
  public Optional<Path> agentLender() {
    Path lender = home.resolve("libexec").resolve("podspawn-lend-agent");
    return Files.isExecutable(lender) ? Optional.of(lender) : Optional.empty();
  }
}
