package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Variables of a devcontainer.json, and what may stand in their values: {@code ${localWorkspaceFolderBasename}},
 * {@code ${containerWorkspaceFolder}}. What only the person's own machine or the running container knows leaves the variable
 * out, with a warning.
 *
 * @param folder where the code is
 */
record DevContainerVariables(String folder, Problems problems) {
  private static final String PROJECT = "${PODSPAWN_PROJECT}";

  /** The variables of a member; none where it is not there. */
  Map<String, String> read(String name, Map<String, YamlValue> members) {
    Map<String, String> env = new LinkedHashMap<>();
    Optional<YamlValue> member = Optional.ofNullable(members.get(name));
    if (member.isEmpty()) {
      return env;
    }
    Optional<Map<String, String>> read =
        new EnvType(new VariableType(false)).read(member.get(), name, problems);
    read.orElse(Map.of()).forEach((key, value) -> {
      Optional<String> known = known(value);
      if (known.isPresent()) {
        env.put(key, known.get());
      } else {
        problems.warning(
            member.get().line(),
            name + "." + key,
            "it is left out: its value is not known before the container runs");
      }
    });
    return env;
  }

  /** {@code workspaceFolder}. */
  Optional<String> folder(YamlValue value, String field) {
    if (!(value instanceof YamlValue.Scalar scalar)) {
      return new PathIn().read(value, field, problems);
    }
    Optional<String> known = basenames(scalar.text());
    YamlValue path = new YamlValue.Scalar(known.orElse(scalar.text()), false, value.line());
    return new PathIn().read(path, field, problems);
  }

  /** A text with what is known put in; empty where it needs something else. */
  Optional<String> known(String value) {
    String place = basenames(folder).orElse(folder);
    return basenames(value
        .replace("${containerWorkspaceFolder}", place)
        .replace("${containerWorkspaceFolderBasename}", PROJECT));
  }

  /** The text with the project's name put in; empty where other names of a machine's are in it. */
  private static Optional<String> basenames(String value) {
    String text = value.replace("${localWorkspaceFolderBasename}", PROJECT);
    String rest = text.replace(PROJECT, "");
    boolean unknown = rest.contains("${local")
        || rest.contains("${env:")
        || rest.contains("${container")
        || rest.contains("${devcontainerId}");
    return unknown ? Optional.empty() : Optional.of(text);
  }
}
