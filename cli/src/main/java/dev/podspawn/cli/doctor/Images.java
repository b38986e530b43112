package dev.podspawn.cli.doctor;

import dev.podspawn.cli.admin.Answer;
import dev.podspawn.cli.admin.Caller;
import dev.podspawn.cli.admin.OwnerRound;
import dev.podspawn.cli.admin.Request;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.UserName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Who tries an image: whoever talks to the engine that it is on. */
public final class Images {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Caller caller;
  private final Supplier<List<Finding>> here;

  /**
   * For whoever runs this.
   *
   * @param here tries the image on the engine of the account that this process runs as
   */
  public Images(Caller caller, Supplier<List<Finding>> here) {
    this.caller = caller;
    this.here = here;
  }

  /**
   * What was found.
   *
   * @param user whose engine it is; none with a service account
   * @throws PodspawnException USAGE, USER_REFUSED, and ACCOUNT_FAILED with the other account's words, or IMAGE_MISSING
   */
  public List<Finding> verify(String image, Optional<UserName> user) {
    if (image.isEmpty() || image.startsWith("-")) {
      throw failure(ErrorCode.USAGE, "that is no image's name", "podspawn verify-image IMAGE");
    }
    if (caller.runAs() instanceof RunAs.ServiceAccount service) {
      if (caller.account().equals(service.account())) {
        return here.get();
      }
      return asked(image, new OwnerRound.Errand(service.account(), Optional.empty()));
    }
    if (!caller.root()) {
      return here.get();
    }
    UserName named = user.orElseThrow(() ->
        failure(ErrorCode.USAGE, "each user has an engine, and none is named", "--user NAME"));
    return asked(image, new OwnerRound.Errand(named.text(), Optional.of(named)));
  }

  private List<Finding> asked(String image, OwnerRound.Errand errand) {
    if (!caller.root()) {
      throw failure(
          ErrorCode.USER_REFUSED,
          "the engine is the account " + errand.account() + "'s",
          "it as root");
    }
    Request request = new Request(
        List.of("verify-image", "--for-root"),
        user -> List.of(image),
        DoctorFields.ALL,
        LIMIT,
        user -> List.of());
    Answer answer = new OwnerRound(caller).ask(List.of(errand), request);
    if (!answer.troubles().isEmpty()) {
      String missing = ErrorCode.IMAGE_MISSING.text();
      boolean isMissing = answer.troubles().get(0).contains(": " + missing + " ");
      throw isMissing
          ? failure(
              ErrorCode.IMAGE_MISSING,
              "it is not on the engine of " + errand.account(),
              "\"podman pull " + image + "\" as that account")
          : failure(ErrorCode.ACCOUNT_FAILED, answer.troubles().get(0), "");
    }
    return answer.rows().stream().map(DoctorFields::finding).toList();
  }

  private static PodspawnException failure(ErrorCode code, String reason, String advice) {
    return new PodspawnException(code, new Message("try the image", reason, advice), null);
  }
}
