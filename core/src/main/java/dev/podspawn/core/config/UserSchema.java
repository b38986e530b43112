package dev.podspawn.core.config;

import dev.podspawn.core.net.Destination;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key of {@code users/USER.yaml}. None has a default: what a file leaves out is the server's affair. */
final class UserSchema {
  static final Key<Optional<String>> IMAGE =
      Key.now("image", new OptionalType<>(TextType.IMAGE), "");
  static final Key<Optional<Double>> CPUS = Key.now("cpus", new OptionalType<>(new CpusType()), "");
  static final Key<Optional<Long>> MEMORY =
      Key.now("memory", new OptionalType<>(new MemoryType()), "");
  static final Key<Optional<String>> SHELL =
      Key.now("shell", new OptionalType<>(TextType.CONTAINER_PATH), "");
  static final Key<Optional<SessionMode>> MODE =
      Key.now("mode", new OptionalType<>(new WordType<>(SessionMode.values())), "");
  static final Key<Map<String, String>> ENV =
      Key.now("env", new MapType(new VariableNameType(), new LineType()), "{}");
  static final Key<Optional<String>> DOTFILES_REPO =
      Key.now("dotfiles.repo", new OptionalType<>(TextType.REPOSITORY), "");
  static final Key<Optional<String>> DOTFILES_INSTALL =
      Key.now("dotfiles.install", new OptionalType<>(new LineType()), "");

  static final Key<Optional<Integer>> PIDS =
      Key.now("pids", new OptionalType<>(new CountType()), "");
  static final Key<Optional<Integer>> NOFILE =
      Key.now("nofile", new OptionalType<>(CountType.OPEN_FILES), "");
  static final Key<Optional<Long>> SHM = Key.now("shm", new OptionalType<>(new MemoryType()), "");
  static final Key<Optional<Long>> DISK = Key.now("disk", new OptionalType<>(new MemoryType()), "");
  static final Key<Optional<Integer>> MAX_PER_USER =
      Key.now("max_per_user", new OptionalType<>(new CountType()), "");
  static final Key<Optional<Long>> USER_MEMORY =
      Key.now("user_memory", new OptionalType<>(new MemoryType()), "");
  static final Key<List<String>> DEVICES =
      Key.now("devices", new ListType<>(new DeviceType()), "[]");
  static final Key<Optional<String>> RUNTIME =
      Key.now("runtime", new OptionalType<>(TextType.RUNTIME), "");
  static final Key<Optional<NetworkMode>> NETWORK =
      Key.now("network", new OptionalType<>(new WordType<>(NetworkMode.values())), "");
  static final Key<Optional<List<Destination>>> NETWORK_ALLOW =
      Key.now("network_allow", new OptionalType<>(new DestinationsType(true)), "");
  static final Key<List<Destination>> NETWORK_DENY =
      Key.now("network_deny", new DestinationsType(false), "[]");

  static final Key<Optional<Forwarding>> FORWARDING =
      Key.now("forwarding", new OptionalType<>(new WordType<>(Forwarding.values())), "");

  static final Key<Optional<PortMode>> PORTS =
      Key.now("ports", new OptionalType<>(new WordType<>(PortMode.values())), "");

  static final List<Key<?>> KEYS = List.of(
      IMAGE,
      CPUS,
      MEMORY,
      SHELL,
      MODE,
      ENV,
      DOTFILES_REPO,
      DOTFILES_INSTALL,
      PIDS,
      NOFILE,
      SHM,
      DISK,
      MAX_PER_USER,
      USER_MEMORY,
      DEVICES,
      RUNTIME,
      NETWORK,
      NETWORK_ALLOW,
      NETWORK_DENY,
      FORWARDING,
      PORTS);

  private UserSchema() {}
}
