package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.print.Template;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has requests done by accounts, a few at a time; what goes wrong for one is no matter to the others. */
public final class OwnerRound {
  private static final int AT_A_TIME = 4;
  private static final int LONGEST_COMPLAINT = 500;

  private final Caller caller;

  public OwnerRound(Caller caller) {
    this.caller = caller;
  }

  /**
   * Whom to send for whom.
   *
   * @param account a name, or a uid in decimal
   * @param user empty for all users of the account
   */
  public record Errand(String account, Optional<UserName> user) {}

  /** One that is under way. */
  private record Sent(Errand errand, OwnerProcess process) {}

  /** The answers of all of them. */
  public Answer ask(List<Errand> errands, Request request) {
    Answer answer = new Answer();
    for (int i = 0; i < errands.size(); i += AT_A_TIME) {
      List<Sent> sent = new ArrayList<>();
      for (Errand errand : errands.subList(i, Math.min(errands.size(), i + AT_A_TIME))) {
        try {
          sent.add(new Sent(errand, send(errand, request)));
        } catch (IOException e) {
          answer.trouble(trouble(errand, request, String.valueOf(e.getMessage())));
        }
      }
      for (Sent one : sent) {
        try {
          answer.add(receive(one, request));
        } catch (IOException e) {
          answer.trouble(trouble(one.errand(), request, String.valueOf(e.getMessage())));
        }
      }
    }
    return answer;
  }

  private OwnerProcess send(Errand errand, Request request) throws IOException {
    Optional<Owner> owner = Accounts.find(errand.account());
    if (owner.isEmpty() || owner.get().uid() == 0) {
      throw new IOException("there is no account " + errand.account());
    }
    List<String> command = new ArrayList<>(List.of(caller.launcher().toString()));
    command.addAll(request.words());
    command.addAll(request.arguments().of(errand.user()));
    command.addAll(caller.global());
    errand.user().ifPresent(user -> command.addAll(List.of("--user", user.text())));
    command.addAll(List.of("--format", Template.ofAll(request.fields())));
    return OwnerProcess.start(owner.get(), command, Map.of(Actor.VARIABLE, caller.actor()));
  }

  private static List<Row> receive(Sent sent, Request request) throws IOException {
    OwnerProcess.End end = sent.process().await(request.limit());
    if (end.status() != 0) {
      throw new IOException("it says: " + end.errors().strip());
    }
    List<Row> rows = OwnerAnswer.parse(end.output(), request.fields());
    for (Row row : rows) {
      Optional<UserName> user = sent.errand().user();
      if (user.isPresent() && !row.shown(SessionFields.USER).equals(user.get().text())) {
        throw new IOException("it speaks of another user");
      }
    }
    return rows;
  }

  private static String trouble(Errand errand, Request request, String reason) {
    String shown = reason.length() > LONGEST_COMPLAINT
        ? reason.substring(0, LONGEST_COMPLAINT) + "..."
        : reason;
    Message message = new Message(
        request.words().get(0) + " as "
            + errand.user().map(UserName::text).orElse("account " + errand.account()),
        shown,
        "");
    return new PodspawnException(ErrorCode.ACCOUNT_FAILED, message, null).adminLine();
  }
}
