package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.AccountType;
import dev.podspawn.core.config.BooleanType;
import dev.podspawn.core.config.CountType;
import dev.podspawn.core.config.CpusType;
import dev.podspawn.core.config.Key;
import dev.podspawn.core.config.MemoryType;
import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.config.TextType;
import dev.podspawn.core.config.WordType;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.podfile.PackageRequest;
import dev.podspawn.core.podfile.Podfile;
import dev.podspawn.core.podfile.Ports;
import dev.podspawn.core.podfile.Repo;
import dev.podspawn.core.podfile.Service;
import dev.podspawn.core.podfile.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every field of a Podfile. */
final class Fields {
  static final Field<String> BASE = Field.of("base", TextType.IMAGE, Rules.override());
  static final Field<String> EXTENDS = Field.of("extends", WordOf.REFERENCE, Rules.own());
  static final Field<ImageAccount> USER = Field.of("user", new AccountType(), Rules.override());
  static final Field<String> NAME = Field.of("name", WordOf.NAME, Rules.own());
  static final Field<List<Item<PackageRequest>>> PACKAGES = Field.replaceable(
      "packages",
      new ListOf<>(new ItemType<>(new PackageType(), PackageRequest::text)),
      Rules.packages());
  static final Field<String> SHELL = Field.of("shell", TextType.CONTAINER_PATH, Rules.override());
  static final Field<Map<String, String>> ENV =
      Field.replaceable("env", new EnvType(new VariableType(false)), Rules.variables());
  static final Field<List<Item<Service>>> SERVICES = Field.replaceable(
      "services", new ListOf<>(new ServiceType()), Rules.items((before, now) -> now));
  static final Field<List<Item<Integer>>> EXPOSE = Field.of(
      "ports.expose",
      new ListOf<>(new ItemType<>(new PortType(), String::valueOf)),
      Rules.items((before, now) -> now));
  static final Field<Ports.Strategy> STRATEGY =
      Field.of("ports.strategy", new WordType<>(Ports.Strategy.values()), Rules.override());
  static final Field<Double> CPUS = Field.of("resources.cpus", new CpusType(), Rules.override());
  static final Field<Long> MEMORY =
      Field.of("resources.memory", new MemoryType(), Rules.override());
  static final Field<Podfile.Dotfiles> DOTFILES =
      Field.of("dotfiles", new DotfilesType(), Rules.override());
  static final Field<List<Item<Repo>>> REPOS =
      Field.replaceable("repos", new ListOf<>(new RepoType()), Rules.items(RepoType::merge));
  static final Field<String> BRANCH = Field.of("branch", WordOf.BRANCH, Rules.override());
  static final Field<Workspace.MountMode> MOUNT =
      Field.of("mount", new WordType<>(Workspace.MountMode.values()), Rules.override());
  static final Field<String> WORKSPACE = Field.of("workspace", new PathIn(), Rules.override());
  static final Field<Integer> DEPTH = Field.of("clone.depth", new CountType(), Rules.override());
  static final Field<Boolean> SUBMODULES =
      Field.of("clone.submodules", new BooleanType(), Rules.override());
  static final Field<SessionMode> MODE =
      Field.of("mode", new WordType<>(SessionMode.values()), Rules.override());
  static final Field<String> ON_CREATE =
      Field.replaceable("on_create", new ScriptType(), Rules.concatenate());
  static final Field<String> ON_START =
      Field.replaceable("on_start", new ScriptType(), Rules.concatenate());
  static final Field<List<String>> EXTRA_COMMANDS =
      Field.replaceable("extra_commands", new ListOf<>(new ScriptType()), Rules.append());

  static final List<Field<?>> ALL = List.of(
      BASE,
      EXTENDS,
      USER,
      NAME,
      PACKAGES,
      SHELL,
      ENV,
      SERVICES,
      EXPOSE,
      STRATEGY,
      CPUS,
      MEMORY,
      DOTFILES,
      REPOS,
      BRANCH,
      MOUNT,
      WORKSPACE,
      DEPTH,
      SUBMODULES,
      MODE,
      ON_CREATE,
      ON_START,
      EXTRA_COMMANDS);

  private Fields() {}

  /** The keys of all fields, those that replace included. */
  static List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>();
    for (Field<?> field : ALL) {
      keys.add(field.key());
      field.replacing().ifPresent(keys::add);
    }
    return keys;
  }
}
