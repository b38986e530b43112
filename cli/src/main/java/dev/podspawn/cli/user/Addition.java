package dev.podspawn.cli.user;

import dev.podspawn.core.account.AccountImage;
import dev.podspawn.core.account.AccountMaker;
import dev.podspawn.core.account.HostAccount;
import dev.podspawn.core.account.Undo;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.users.KeyFile;
import dev.podspawn.core.users.KeyImport;
import dev.podspawn.core.users.UserRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Adds a user, or keys to one: fetches all keys, makes the account with what its engine needs, records both, and writes
 * the key file last. Until then nobody can log in, and whatever fails takes everything back.
 */
final class Addition {
  private final UserPlaces places;
  private final Consumer<String> said;

  Addition(UserPlaces places, Consumer<String> said) {
    this.places = places;
    this.said = said;
  }

  List<KeyImport.Change> run(AddRequest request, String now) {
    Optional<UserRecord> before = places.records().read(request.user());
    Optional<HostAccount> there = HostAccount.find(request.user().text());
    boolean known = before.isPresent() && isSame(before.get(), there);
    if (!known && there.isPresent() && request.account() == AddRequest.AccountWish.MAKE) {
      throw exists(request.user());
    }
    KeyImport keys = new KeyImport(
        KeyFile.read(places.keys(request.user())),
        before.map(UserRecord::sources).orElse(List.of()));
    request.given().forEach(given -> keys.give(given.keys(), given.from()));
    request.sources().forEach(source -> keys.add(source, now));
    try (Undo undo = new Undo(said)) {
      UserRecord record =
          known ? before.get() : account(request, there, new AccountMaker(request.user(), undo));
      undo.add(() -> before.ifPresentOrElse(
          places.records()::write, () -> places.records().remove(request.user())));
      places.records().write(record.with(keys.sources()));
      keys.file().write();
      undo.keep();
    }
    return keys.changes();
  }

  private static boolean isSame(UserRecord record, Optional<HostAccount> account) {
    return record.account() == UserRecord.Origin.NONE
        ? account.isEmpty()
        : account.filter(one -> one.uid() == record.uid()).isPresent();
  }

  private UserRecord account(AddRequest request, Optional<HostAccount> there, AccountMaker maker) {
    UserName user = request.user();
    if (request.account() == AddRequest.AccountWish.NONE) {
      return new UserRecord(user, UserRecord.Origin.NONE, -1, List.of());
    }
    HostAccount account = there.orElseGet(() -> maker.make(places.isRootless()));
    UserRecord.Origin origin = UserRecord.Origin.MADE;
    if (there.isPresent()) {
      maker.adopt(account);
      origin = UserRecord.Origin.ADOPTED;
      said.accept("the account " + user + " was there: from now on each of its logins ends in a"
          + " container, and its own authorized_keys no longer counts");
    }
    maker.makeStateDirectory(places.stateDir(), user, owner(account));
    if (places.forwarding().test(user)) {
      maker.letForward(account);
    }
    if (places.isRootless() && origin == UserRecord.Origin.MADE) {
      giveImage(request, account);
    }
    return new UserRecord(user, origin, account.uid(), List.of());
  }

  private HostAccount owner(HostAccount account) {
    if (!(places.runAs() instanceof RunAs.ServiceAccount service)) {
      return account;
    }
    return HostAccount.find(service.account())
        .orElseThrow(() -> new PodspawnException(
            ErrorCode.ACCOUNT_MAKE_FAILED,
            new Message(
                "make the account " + account.name(),
                "there is no account " + service.account() + ", which engine.run_as names",
                "making that one first"),
            null));
  }

  private void giveImage(AddRequest request, HostAccount account) {
    AccountImage image = new AccountImage(account, places.image());
    Optional<Path> tar = request.imageTar().or(this::usualTar);
    if (tar.isPresent()) {
      image.importFrom(tar.get());
    } else if (!image.isThere()) {
      said.accept("the Podman of " + account.name() + " has no image " + places.image()
          + " yet: its first login pulls it, or fails");
    }
  }

  /** It is the default image, and no other. */
  private Optional<Path> usualTar() {
    boolean usual = places.image().equals("localhost/podspawn/dev:latest");
    return Optional.of(places.imageTar()).filter(tar -> usual && Files.isRegularFile(tar));
  }

  private static PodspawnException exists(UserName user) {
    return new PodspawnException(
        ErrorCode.ACCOUNT_EXISTS,
        new Message(
            "add the user " + user,
            "there is an account of that name that podspawn did not make",
            "another name, or --adopt-account, with which its logins end in a container and its"
                + " own authorized_keys no longer counts"),
        null);
  }
}
