package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.AccountType;
import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.TextType;
import dev.podspawn.core.config.ValueType;
import dev.podspawn.core.config.Values;
import dev.podspawn.core.config.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What of a devcontainer.json (containers.dev) becomes a Podfile. What has no place in one is left out with a warning;
 * what is an editor's affair, without one.
 */
final class DevContainer {
  private final Problems problems;
  private final Map<String, YamlValue> members = new LinkedHashMap<>();
  private final Values values = new Values();
  private final boolean isObject;

  DevContainer(YamlValue file, Problems problems) {
    this.problems = problems;
    this.isObject = file instanceof YamlValue.Mapping;
    if (file instanceof YamlValue.Mapping map) {
      for (YamlValue.Entry entry : map.entries()) {
        if (members.putIfAbsent(entry.key(), entry.value()) != null) {
          problems.error(entry.line(), entry.key(), "the key is there twice");
        }
        DevContainerKeys.check(entry, problems);
      }
    } else {
      problems.error(file.line(), "", "it is not an object");
    }
  }

  Layer layer() {
    if (isObject) {
      read();
    }
    return new Layer(values, problems, 0);
  }

  private void read() {
    take("image", TextType.IMAGE, Fields.BASE);
    requireImage();
    take(
        members.containsKey("remoteUser") ? "remoteUser" : "containerUser",
        new AccountType(),
        Fields.USER);
    DevContainerVariables variables = new DevContainerVariables(folder(), problems);
    Map<String, String> env = new LinkedHashMap<>(variables.read("containerEnv", members));
    env.putAll(variables.read("remoteEnv", members));
    put(Fields.ENV, env.isEmpty() ? Optional.empty() : Optional.of(env));
    member("workspaceFolder")
        .flatMap(value -> variables.folder(value, "workspaceFolder"))
        .ifPresent(path -> put(Fields.WORKSPACE, Optional.of(path)));
    member("forwardPorts")
        .map(value -> DevContainerPorts.read(value, "forwardPorts", problems))
        .ifPresent(ports -> put(Fields.EXPOSE, Optional.of(ports)));
    DevContainerCommands commands = new DevContainerCommands(variables, problems);
    put(
        Fields.ON_CREATE,
        commands.read(members, "onCreateCommand", "updateContentCommand", "postCreateCommand"));
    put(Fields.ON_START, commands.read(members, "postStartCommand", "postAttachCommand"));
  }

  private void requireImage() {
    if (members.containsKey("image")) {
      return;
    }
    String instead = members.containsKey("dockerComposeFile")
        ? "podspawn starts no Compose files; name an image, or write a podfile.yaml with services"
        : members.containsKey("build") || members.containsKey("dockerFile")
            ? "podspawn builds no Dockerfile; name an image, or write a podfile.yaml with packages"
            : "without one there is nothing to start";
    problems.error(0, "", "it has no image: " + instead);
  }

  /** Where the code is, as {@code containerWorkspaceFolder} means it. */
  private String folder() {
    return member("workspaceFolder")
        .filter(YamlValue.Scalar.class::isInstance)
        .map(value -> ((YamlValue.Scalar) value).text())
        .orElse("/workspace/${PODSPAWN_PROJECT}");
  }

  private Optional<YamlValue> member(String name) {
    return Optional.ofNullable(members.get(name))
        .filter(value -> !(value instanceof YamlValue.Scalar scalar && scalar.isNull()));
  }

  private <T> void take(String name, ValueType<T> type, Field<T> field) {
    member(name).ifPresent(value -> put(field, type.read(value, name, problems)));
  }

  private <T> void put(Field<T> field, Optional<T> value) {
    values.put(field.key(), value);
  }
}
