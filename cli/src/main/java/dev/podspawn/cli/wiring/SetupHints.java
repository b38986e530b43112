package dev.podspawn.cli.wiring;

import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.setup.EngineMode;
import dev.podspawn.core.setup.RootlessLimits;
import dev.podspawn.core.setup.Site;
import dev.podspawn.podman.PodmanEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What remains for the admin to do after set-up, said in a line each. */
record SetupHints(Surroundings surroundings, Site site) {
  private static final Path SYSTEMD = Path.of("/run/systemd/system");

  void tell(Consumer<String> say) {
    if (site.engine() == EngineMode.PODMAN && !Files.isDirectory(SYSTEMD)) {
      say.accept(
          "next: no systemd runs here, so let your init start 'podman system service --time=0 unix://"
              + site.socket() + "' as root, and make that socket root:" + site.account()
              + ", mode 0660");
    }
    limits(say);
    image(say);
    say.accept("next: 'podspawn add-user NAME --key-file FILE' for each person; 'podspawn doctor'"
        + " tells whether all is as it should be");
  }

  private void limits(Consumer<String> say) {
    if (site.engine() != EngineMode.ROOTLESS || !RootlessLimits.areLeftOut()) {
      return;
    }
    boolean let =
        !site.configIsThere() || RootlessLimits.areLet(site.read().box().bestEffort());
    say.accept("WARNING: this machine has cgroups of version 1: an account's own Podman can limit"
        + " neither memory nor processors nor processes of its containers. "
        + (let
            ? "security.best_effort in " + site.config() + " lets logins do without"
            : "No login gets a container until " + site.config() + " has 'security."
                + RootlessLimits.line() + "'")
        + "; a machine with cgroups of version 2, delegated by systemd, keeps them");
  }

  private void image(Consumer<String> say) {
    String image = site.read().defaults().image();
    if (site.engine() == EngineMode.ROOTLESS) {
      say.accept("next: make the image " + image + ": 'contrib/image/build-from-packages --tar "
          + site.state().resolve("dev.tar")
          + "'; add-user gives it to each account's own Podman");
      return;
    }
    String program = site.engine() == EngineMode.DOCKER ? "docker" : "podman";
    switch (imageThere()) {
      case YES -> say.accept("the image " + image + " is there");
      case NO ->
        say.accept("next: the image " + image + " is not there: '" + program + " build -t " + image
            + " contrib/image', or '" + program + " pull' and defaults.image");
      case UNKNOWN ->
        say.accept("next: see that the image " + image + " is there: '" + program
            + " images'; the engine does not answer on " + site.socket());
    }
  }

  private enum There {
    YES,
    NO,
    UNKNOWN
  }

  private There imageThere() {
    if (!Files.exists(site.socket())) {
      return There.UNKNOWN;
    }
    try (PodmanEngine engine = PodmanEngine.at(site.socket())) {
      engine.ping();
      return engine.imageExists(site.read().defaults().image()) ? There.YES : There.NO;
    } catch (PodspawnException e) {
      return There.UNKNOWN;
    }
  }
}
