package dev.podspawn.cli.wiring;

import dev.podspawn.cli.admin.ConfigFields;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.KeyLines;
import dev.podspawn.core.config.UserFiles;
import dev.podspawn.core.config.UserSettings;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.podfile.Podfile;
import dev.podspawn.core.podfile.Variables;
import dev.podspawn.core.project.PodfileLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What holds for a user's logins, with or without a project, and which file says so: the most specific one that says anything.
 */
final class ConfigLook {
  private static final String DEFAULT = "default";

  private final Path configFile;
  private final Path userFile;
  private final Optional<Projects> project;
  private final Optional<PodfileLines> podfileLines;
  private final Map<String, Integer> configLines;
  private final Map<String, Integer> userLines;
  private final Map<String, Integer> listLines;
  private final List<Row> rows = new ArrayList<>();

  /**
   * For a user.
   *
   * @param project which the user may open; empty for none
   * @param podfileLines where the project's values are, as far as that is known
   */
  ConfigLook(
      Path configFile,
      Path userFile,
      Path list,
      Optional<Projects> project,
      Optional<PodfileLines> podfileLines) {
    this.configFile = configFile;
    this.userFile = userFile;
    this.project = project;
    this.podfileLines = podfileLines;
    this.configLines = KeyLines.of(configFile);
    this.userLines = KeyLines.of(userFile);
    this.listLines = project.isPresent() ? KeyLines.of(list) : Map.of();
  }

  /** A row for each value; {@code config} is what holds for the login. */
  List<Row> rows(UserName user, Config config, Optional<UserFiles.Read> own) {
    Optional<Podfile> podfile = project.map(opened -> opened.layer().podfile());
    add("image", config.defaults().image(), "defaults.image", said(podfile.isPresent(), "base"));
    add(
        "user",
        config.defaults().user().map(ImageAccount::text).orElse(""),
        "defaults.user",
        said(podfile.flatMap(Podfile::user).isPresent(), "user"));
    add(
        "shell",
        config.defaults().shell().orElse(""),
        "defaults.shell",
        said(podfile.flatMap(Podfile::shell).isPresent(), "shell"));
    add(
        "cpus",
        Double.toString(config.defaults().cpus()),
        "defaults.cpus",
        said(podfile.flatMap(p -> p.resources().cpus()).isPresent(), "resources.cpus"));
    add(
        "memory",
        Long.toString(config.defaults().memoryBytes()),
        "defaults.memory",
        said(podfile.flatMap(p -> p.resources().memoryBytes()).isPresent(), "resources.memory"));
    add("nofile", Integer.toString(config.limits().nofile()), "defaults.nofile", Optional.empty());
    add("shm", Long.toString(config.limits().shmBytes()), "defaults.shm", Optional.empty());
    add("disk", Long.toString(config.limits().diskBytes()), "defaults.disk", Optional.empty());
    add(
        "pids",
        Integer.toString(config.limits().pids().orElse(config.security().pidsLimit())),
        "security.pids_limit",
        Optional.empty());
    add("mode", config.session().mode().word(), "session.mode", mode(podfile));
    add(
        "max_per_user", Integer.toString(config.resources().maxPerUser()),
        "resources.max_per_user", Optional.empty());
    add(
        "user_memory", Long.toString(config.limits().userMemoryBytes()),
        "resources.user_memory", Optional.empty());
    add("runtime", config.security().runtime().orElse(""), "security.runtime", Optional.empty());
    add("network", config.network().mode().word(), "network", Optional.empty());
    add("ports", config.ports().word(), "ports", Optional.empty());
    variables(user, own.map(read -> read.settings()), podfile);
    return rows;
  }

  private Optional<String> mode(Optional<Podfile> podfile) {
    if (project.isPresent() && project.get().layer().entry().mode().isPresent()) {
      String key = project.get().name().text() + ".mode";
      return Optional.of("projects.yaml:" + listLines.getOrDefault(key, 0));
    }
    return said(podfile.flatMap(Podfile::mode).isPresent(), "mode");
  }

  /** The origin of a value that the Podfile gives, if it does. */
  private Optional<String> said(boolean given, String key) {
    return given
        ? Optional.of(podfileLines.map(lines -> lines.origin(key)).orElse("podfile"))
        : Optional.empty();
  }

  private void add(String key, String value, String configKey, Optional<String> podfile) {
    String origin = podfile.orElseGet(() -> {
      Integer inUsers = userLines.get(key);
      Integer inConfig = configLines.get(configKey);
      if (inUsers != null) {
        return "users/" + userFile.getFileName() + ":" + inUsers;
      }
      return inConfig != null ? configFile.getFileName() + ":" + inConfig : DEFAULT;
    });
    rows.add(ConfigFields.row(key, value, origin));
  }

  private void variables(UserName user, Optional<UserSettings> own, Optional<Podfile> podfile) {
    Map<String, Row> all = new TreeMap<>();
    own.ifPresent(settings -> settings
        .env()
        .forEach((name, value) -> all.put(
            name,
            ConfigFields.row(
                "env." + name,
                value,
                "users/" + userFile.getFileName() + ":"
                    + userLines.getOrDefault("env." + name, 0)))));
    if (podfile.isPresent()) {
      String name = project.orElseThrow().name().text();
      new Variables(user.text(), name)
          .expand(podfile.get().env())
          .forEach((variable, value) -> all.put(
              variable,
              ConfigFields.row(
                  "env." + variable, value, said(true, "env." + variable).orElse(DEFAULT))));
    }
    rows.addAll(all.values());
  }
}
