package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.FileFacts;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.KeyReview;
import dev.podspawn.core.doctor.Repair;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.UserName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Read by what reads them at a login, so that what this says is what a login meets. */
final class KeyFilesCheck implements HostCheck {
  private static final int MODE = 0644;
  private static final int OTHERS_READ = 0004;

  @Override
  public String id() {
    return "key-files";
  }

  @Override
  public String promise() {
    return "each key file can be trusted and read, and each line of it counts as it stands";
  }

  @Override
  public List<Result> run(Host host) {
    Path keys = host.site().config().auth().keyDir();
    Problems problems = new Problems();
    int count = 0;
    for (Path file : host.entries(keys)) {
      Optional<UserName> user = user(file);
      if (user.isEmpty()) {
        problems.warn(file, "its name is no user's", Fix.byHand("rm -- " + file));
      } else if (host.site().users().contains(user.get())) {
        count++;
        look(host, user.get(), file, problems);
      }
    }
    return problems.or(keys, count + (count == 1 ? " key file" : " key files"));
  }

  private static void look(Host host, UserName user, Path file, Problems problems) {
    Optional<FileFacts> facts = host.stat(file);
    Problems open = new Problems();
    Trust.own(host, file, open);
    if (!open.none()) {
      Trust.own(host, file, problems);
      return;
    }
    KeyReview review = host.keys(user);
    Fix byHand = Fix.byHand("ssh-keygen -l -f " + file);
    if (review.refusal().isPresent()) {
      problems.fail(file, review.refusal().get(), byHand);
      return;
    }
    review.complaints().forEach(complaint -> problems.warn(file, complaint, byHand));
    boolean closed = facts.isPresent()
        && facts.get().kind() == FileFacts.Kind.FILE
        && (facts.get().mode() & OTHERS_READ) == 0;
    if (closed) {
      problems.fail(file, "auth-keys cannot read it", Fix.safe(new Repair.Mode(file, MODE)));
    }
  }

  private static Optional<UserName> user(Path file) {
    try {
      return Optional.of(UserName.parse(String.valueOf(file.getFileName())));
    } catch (PodspawnException e) {
      return Optional.empty(); // told by the caller
    }
  }
}
