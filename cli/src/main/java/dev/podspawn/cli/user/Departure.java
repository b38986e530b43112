package dev.podspawn.cli.user;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.account.AccountRemoval;
import dev.podspawn.core.account.HostAccount;
import dev.podspawn.core.account.StateRemoval;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.users.KeyFile;
import dev.podspawn.core.users.UserRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Removes a user: the keys first, so that nobody comes in meanwhile; the record last, so that a removal that failed can be
 * run again.
 */
final class Departure {
  private final UserPlaces places;
  private final Consumer<String> said;

  Departure(UserPlaces places, Consumer<String> said) {
    this.places = places;
    this.said = said;
  }

  /**
   * Removes the user, whose sessions {@code end} ends.
   *
   * @param purge whether home, state and volumes go too
   */
  void run(UserName user, boolean purge, Users.Ending end) {
    Optional<UserRecord> record = places.records().read(user);
    KeyFile.delete(places.keys(user));
    UserRecord.Origin origin = record.map(UserRecord::account).orElse(UserRecord.Origin.NONE);
    // What the engine of an account keeps that goes is in its home.
    end.clear(purge && !(places.isRootless() && origin == UserRecord.Origin.MADE));
    Optional<HostAccount> account = HostAccount.find(user.text())
        .filter(one -> record.filter(known -> known.uid() == one.uid()).isPresent());
    account.ifPresent(new Aliases(places.keyDir(), places.forwarding())::removeAll);
    if (account.isPresent() && origin == UserRecord.Origin.MADE) {
      new AccountRemoval(account.get()).remove(purge);
      said.accept("removed the account " + user);
      keptHome(account.get(), purge);
    } else if (account.isPresent() && origin == UserRecord.Origin.ADOPTED) {
      new AccountRemoval(account.get()).release();
      said.accept("the account " + user + " stays; it is no longer in the group podspawn");
    }
    state(user, purge, origin);
    places.records().remove(user);
  }

  private void keptHome(HostAccount account, boolean purge) {
    if (!purge && Files.exists(account.home(), NOFOLLOW_LINKS)) {
      said.accept("kept its home " + account.home() + ", which is root's now; --purge removes it");
    }
  }

  private void state(UserName user, boolean purge, UserRecord.Origin origin) {
    Path state = places.state(user);
    if (!Files.exists(state, NOFOLLOW_LINKS)) {
      return;
    }
    StateRemoval removal = new StateRemoval(user, state);
    if (purge) {
      removal.remove();
    } else {
      // The next account may get the same uid.
      if (places.isRootless() && origin == UserRecord.Origin.MADE) {
        removal.giveToRoot();
      }
      said.accept("kept " + state + "; --purge removes it");
    }
  }
}
