package dev.podspawn.core.session;

import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.name.PodfileDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * A container that somebody is connected to, as far as other logins must know it.
 *
 * @param id the container's id on the engine
 * @param deadline when it ends by itself, to the second; empty for never
 * @param account whom logins are there; empty for the image's own user
 * @param podfile what it was made from; empty without a project
 */
public record ContainerInUse(
    String id,
    Optional<Instant> deadline,
    Optional<ImageAccount> account,
    Optional<PodfileDigest> podfile) {
  /** A container that was made from no Podfile. */
  public ContainerInUse(String id, Optional<Instant> deadline, Optional<ImageAccount> account) {
    this(id, deadline, account, Optional.empty());
  }

  /** A container whose logins are the image's own user. */
  public ContainerInUse(String id, Optional<Instant> deadline) {
    this(id, deadline, Optional.empty());
  }

  /** What a record says of it. */
  public static ContainerInUse of(SessionRecord record) {
    return new ContainerInUse(
        record.container(), record.deadline(), record.account(), record.podfile());
  }

  /** Four lines: the id; the deadline in seconds since 1970, the account and the Podfile, or nothing. */
  String text() {
    String end = deadline.isPresent() ? Long.toString(deadline.get().getEpochSecond()) : "";
    String name = account.isPresent() ? account.get().text() : "";
    String digest = podfile.isPresent() ? podfile.get().text() : "";
    return id + "\n" + end + "\n" + name + "\n" + digest + "\n";
  }

  /** Reads {@link #text}, which may still be being written: empty until it is whole. */
  static Optional<ContainerInUse> parse(String text) {
    int idEnd = text.indexOf('\n');
    int end = text.indexOf('\n', idEnd + 1);
    int accountEnd = text.indexOf('\n', end + 1);
    int whole = text.indexOf('\n', accountEnd + 1);
    if (idEnd <= 0 || end < 0 || accountEnd < 0 || whole < 0) {
      return Optional.empty();
    }
    String deadline = text.substring(idEnd + 1, end);
    String account = text.substring(end + 1, accountEnd);
    return Optional.of(new ContainerInUse(
        text.substring(0, idEnd),
        deadline.isEmpty()
            ? Optional.empty()
            : Optional.of(Instant.ofEpochSecond(Long.parseLong(deadline))),
        account.isEmpty() ? Optional.empty() : ImageAccount.parse(account),
        PodfileDigest.parse(text.substring(accountEnd + 1, whole))));
  }
}
