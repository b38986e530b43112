package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Plain;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A command of podspawn's that root has an account run to its end, and whose own words it passes on. */
public final class OwnerCommand {
  private final Caller caller;

  public OwnerCommand(Caller caller) {
    this.caller = caller;
  }

  /**
   * How it ended.
   *
   * @param output what it printed, lines without what would steer a terminal
   * @param complaints the same of its stderr
   */
  public record End(int status, List<String> output, List<String> complaints) {}

  /**
   * Runs it.
   *
   * @throws PodspawnException ACCOUNT_FAILED: there is no such account, it is root, or it took too long
   */
  public End run(String account, List<String> words, Duration limit) {
    try {
      OwnerProcess.End end =
          OwnerProcess.start(owner(account), command(words), environment()).await(limit);
      return new End(end.status(), lines(end.output()), lines(end.errors()));
    } catch (IOException e) {
      throw failed(account, words, e);
    }
  }

  /**
   * Runs it, and hands on its lines as they come, until it ends or the thread is interrupted.
   *
   * @return its exit status; OK where it was interrupted
   * @throws PodspawnException ACCOUNT_FAILED: there is no such account, or it is root
   */
  public ExitStatus follow(
      String account, List<String> words, Consumer<String> lines, Consumer<String> complaints) {
    try {
      Process process = OwnerProcess.launch(owner(account), command(words), environment());
      return new OwnerLines(process)
          .follow(
              line -> lines.accept(Plain.text(line)), line -> complaints.accept(Plain.text(line)));
    } catch (IOException e) {
      throw failed(account, words, e);
    }
  }

  private static Owner owner(String account) throws IOException {
    Optional<Owner> owner = Accounts.find(account);
    if (owner.isEmpty() || owner.get().uid() == 0) {
      throw new IOException("there is no account " + account);
    }
    return owner.get();
  }

  private List<String> command(List<String> words) {
    List<String> command = new ArrayList<>(List.of(caller.launcher().toString()));
    command.addAll(caller.global());
    command.addAll(words);
    return command;
  }

  private Map<String, String> environment() {
    return Map.of(Actor.VARIABLE, caller.actor());
  }

  private static PodspawnException failed(String account, List<String> words, IOException e) {
    return new PodspawnException(
        ErrorCode.ACCOUNT_FAILED,
        Message.of(words.get(0) + " as " + account, String.valueOf(e.getMessage())),
        e);
  }

  private static List<String> lines(String text) {
    return text.lines().map(Plain::text).toList();
  }
}
