package dev.podspawn.cli.admin;

import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.UserName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who may act for which users, and where. State and engine belong to an account: the user's own, or the service account.
 * That account acts in its own process. Root never opens anything in a directory of another account's: it has that
 * account do it ({@link OwnerProcess}). Nobody else may act for anybody.
 */
public final class Reach {
  private final Caller caller;
  private final StateUsers users;
  private final OwnerRound others;

  public Reach(Caller caller) {
    this.caller = caller;
    this.users = new StateUsers(caller.stateDir());
    this.others = new OwnerRound(caller);
  }

  /**
   * Has the request done for a user, or for all whom the caller may act for.
   *
   * @throws PodspawnException USER_REFUSED: the caller may not
   */
  public Answer ask(Optional<UserName> only, Request request) {
    if (caller.runAs() instanceof RunAs.ServiceAccount service) {
      return askService(service, only, request);
    }
    if (caller.root()) {
      users.requireRoots();
      return askOwners(named(only), request);
    }
    return here(own(only), request);
  }

  /** Which other account has to do what concerns the user's engine, for root; empty where this process may itself. */
  Optional<String> accountFor(UserName user) {
    if (caller.runAs() instanceof RunAs.ServiceAccount service) {
      return caller.account().equals(service.account())
          ? Optional.empty()
          : Optional.of(service.account());
    }
    int owner = users.ownerOf(user);
    return caller.root() && owner != 0 ? Optional.of(Integer.toString(owner)) : Optional.empty();
  }

  /** A command that an account does for root. */
  OwnerCommand.End command(String account, List<String> words, Duration limit) {
    return new OwnerCommand(caller).run(account, words, limit);
  }

  /** The same, whose words are handed on as they come, until it ends or the thread is interrupted. */
  ExitStatus follow(
      String account, List<String> words, Consumer<String> lines, Consumer<String> complaints) {
    return new OwnerCommand(caller).follow(account, words, lines, complaints);
  }

  /**
   * Has the request done for these users, by one process of an account that acts for all of them.
   *
   * @throws PodspawnException USER_REFUSED: the caller may not
   */
  public Answer ask(List<UserName> these, Request request) {
    if (these.size() == 1) {
      return ask(Optional.of(these.get(0)), request);
    }
    List<UserName> known = these.stream().filter(users::has).toList();
    if (known.isEmpty()) {
      return new Answer();
    }
    if (caller.runAs() instanceof RunAs.ServiceAccount service) {
      return caller.account().equals(service.account())
          ? here(known, request)
          : askService(service, Optional.empty(), request);
    }
    if (!caller.root()) {
      throw notItsOwn();
    }
    users.requireRoots();
    return askOwners(known, request);
  }

  private Answer askService(
      RunAs.ServiceAccount service, Optional<UserName> only, Request request) {
    if (caller.account().equals(service.account())) {
      return here(named(only), request);
    }
    if (!caller.root()) {
      throw refused("all sessions are in the hands of the account " + service.account());
    }
    return others.ask(List.of(new OwnerRound.Errand(service.account(), only)), request);
  }

  private Answer askOwners(List<UserName> these, Request request) {
    List<UserName> roots = new ArrayList<>();
    List<OwnerRound.Errand> errands = new ArrayList<>();
    for (UserName user : these) {
      int owner = users.ownerOf(user);
      if (owner == 0) {
        roots.add(user);
      } else {
        errands.add(new OwnerRound.Errand(Integer.toString(owner), Optional.of(user)));
      }
    }
    Answer answer = here(roots, request);
    answer.add(others.ask(errands, request));
    return answer;
  }

  private static Answer here(List<UserName> users, Request request) {
    Answer answer = new Answer();
    for (UserName user : users) {
      try {
        answer.add(request.here().rows(user));
      } catch (PodspawnException e) {
        answer.trouble(e.adminLine());
      }
    }
    return answer;
  }

  private List<UserName> named(Optional<UserName> only) {
    return only.isPresent() ? only.filter(users::has).stream().toList() : users.all();
  }

  private List<UserName> own(Optional<UserName> only) {
    UserName self = UserName.parse(caller.account());
    if (only.isPresent() && !only.get().equals(self)) {
      throw notItsOwn();
    }
    return named(Optional.of(self));
  }

  private PodspawnException notItsOwn() {
    return refused("each account has its own, and this is " + caller.account());
  }

  private static PodspawnException refused(String why) {
    Message message = new Message("act for other users", why, "it as root");
    return new PodspawnException(ErrorCode.USER_REFUSED, message, null);
  }
}
