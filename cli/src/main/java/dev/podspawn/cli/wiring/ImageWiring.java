package dev.podspawn.cli.wiring;

import dev.podspawn.cli.doctor.Images;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.doctor.image.ImageChecks;
import dev.podspawn.core.doctor.image.ImageTrial;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.spawn.SpawnSettings;
import dev.podspawn.podman.PodmanEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What trying an image is made of. */
final class ImageWiring {
  private final Surroundings surroundings;
  private final Config config;
  private final AdminLog log;

  ImageWiring(Surroundings surroundings, Config config, AdminLog log) {
    this.surroundings = surroundings;
    this.config = config;
    this.log = log;
  }

  /**
   * Tries it, here or as the account that talks to the engine.
   *
   * @param global the options for the same podspawn run by another account
   */
  List<Finding> verify(String image, Optional<UserName> user, List<String> global) {
    return new Images(
            new AdminWiring(surroundings, config, log).caller(global), () -> here(image, user))
        .verify(image, user);
  }

  private List<Finding> here(String image, Optional<UserName> user) {
    UserName name = user.orElseGet(() -> UserName.parse(surroundings.account().name()));
    Carriage carriage = Carriage.choose(config.session().transport(), surroundings.home(), log);
    SpawnSettings settings = of(
        LoginSettings.of(config, surroundings.home(), surroundings.account(), carriage.tools()),
        image);
    try (PodmanEngine podman = new EngineChoice(config.engine(), surroundings).connect();
        Engine engine = carriage.over(podman, Optional.empty(), log)) {
      Map<String, String> known = Map.of(
          "architecture", podman.architecture(image).orElse(""),
          "machine", Toolbox.architecture());
      String id = Long.toString(ProcessHandle.current().pid());
      List<Finding> findings =
          ImageChecks.run(new ImageTrial(engine, settings).run(name, id, known));
      return findings.stream()
          .map(finding -> new Finding(finding.id(), user.map(UserName::text), finding.result()))
          .toList();
    }
  }

  private static SpawnSettings of(SpawnSettings settings, String image) {
    return new SpawnSettings(
        image,
        settings.account(),
        settings.shell(),
        settings.tools(),
        settings.rules(),
        settings.limits(),
        settings.security(),
        settings.names());
  }
}
