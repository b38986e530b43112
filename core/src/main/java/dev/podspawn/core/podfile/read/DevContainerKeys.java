package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.Spelling;
import dev.podspawn.core.config.YamlValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys there are, by what becomes of them. */
final class DevContainerKeys {
  private static final Map<String, String> LEFT_OUT = Map.ofEntries(
      Map.entry("build", "podspawn builds no Dockerfile"),
      Map.entry("dockerFile", "podspawn builds no Dockerfile"),
      Map.entry("context", "podspawn builds no Dockerfile"),
      Map.entry("dockerComposeFile", "podspawn starts no Compose files"),
      Map.entry("service", "podspawn starts no Compose files"),
      Map.entry("runServices", "podspawn starts no Compose files"),
      Map.entry("mounts", "a project does not choose what of the server it is shown"),
      Map.entry("workspaceMount", "podspawn puts the code where workspaceFolder says"),
      Map.entry("runArgs", "a project does not choose the engine's options"),
      Map.entry("privileged", "a project does not choose its rights"),
      Map.entry("capAdd", "a project does not choose its rights"),
      Map.entry("securityOpt", "a project does not choose its rights"),
      Map.entry("initializeCommand", "nothing of a project is run on the server"),
      Map.entry("appPort", "forwardPorts is what podspawn knows"),
      Map.entry("secrets", "podspawn keeps no secrets"));

  private static final Set<String> KNOWN = Set.of(
      "$schema",
      "name",
      "image",
      "features",
      "overrideFeatureInstallOrder",
      "containerEnv",
      "remoteEnv",
      "remoteUser",
      "containerUser",
      "forwardPorts",
      "portsAttributes",
      "otherPortsAttributes",
      "workspaceFolder",
      "onCreateCommand",
      "updateContentCommand",
      "postCreateCommand",
      "postStartCommand",
      "postAttachCommand",
      "waitFor",
      "customizations",
      "extensions",
      "settings",
      "devPort",
      "hostRequirements",
      "shutdownAction",
      "overrideCommand",
      "updateRemoteUserUID",
      "userEnvProbe",
      "init");

  private DevContainerKeys() {}

  static void check(YamlValue.Entry entry, Problems problems) {
    Optional<String> why = Optional.ofNullable(LEFT_OUT.get(entry.key()));
    if (why.isPresent()) {
      problems.warning(entry.line(), entry.key(), "it is left out: " + why.get());
    } else if (entry.key().equals("features")) {
      features(entry.value(), problems);
    } else if (!KNOWN.contains(entry.key())) {
      Optional<String> meant = Spelling.closest(entry.key(), KNOWN);
      String hint = meant.isPresent() ? "; did you mean " + meant.get() + "?" : "";
      problems.warning(entry.line(), entry.key(), "podspawn has no such key" + hint);
    }
  }

  private static void features(YamlValue value, Problems problems) {
    if (value instanceof YamlValue.Mapping map) {
      for (YamlValue.Entry feature : map.entries()) {
        problems.warning(
            feature.line(),
            "features",
            Problems.shown(feature.key())
                + " is left out: podspawn installs packages, which a podfile.yaml names");
      }
    }
  }
}
