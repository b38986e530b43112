package dev.podspawn.cli.wiring;

import dev.podspawn.cli.doctor.Machine;
import dev.podspawn.cli.doctor.Users;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.doctor.EngineFacts;
import dev.podspawn.core.doctor.EngineStorage;
import dev.podspawn.core.doctor.EngineVersion;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.forward.SharedNets;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.session.SessionStore;
import dev.podspawn.podman.PodmanEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The engine of the account that this process runs as; reached at the first question. */
final class EngineLook implements EngineFacts, AutoCloseable {
  private final Surroundings surroundings;
  private final Config config;
  private final AdminLog log;
  private Optional<PodmanEngine> connected = Optional.empty();

  EngineLook(Surroundings surroundings, Config config, AdminLog log) {
    this.surroundings = surroundings;
    this.config = config;
    this.log = log;
  }

  @Override
  public Config config() {
    return config;
  }

  @Override
  public String account() {
    return surroundings.account().name();
  }

  @Override
  public void ping() {
    engine().ping();
  }

  @Override
  public EngineVersion version() {
    return engine().version();
  }

  @Override
  public EngineStorage storage() {
    return engine()
        .storage()
        .in(new Machine().read(Path.of("/proc/self/mounts")).orElse(""));
  }

  @Override
  public boolean hasImage(String image) {
    return engine().imageExists(image);
  }

  @Override
  public void requireRuntime(String runtime) {
    engine().requireRuntime(runtime);
  }

  /** Of all users whose state is this account's. Names with two dots are of containers that last seconds. */
  @Override
  public List<String> leftovers() {
    List<String> left = new ArrayList<>();
    for (UserName user : users()) {
      leftovers(user).stream().filter(name -> !name.contains("..")).forEach(left::add);
    }
    return left;
  }

  /** Those that own the network of a session, and its services, are none. */
  private List<String> leftovers(UserName user) {
    EngineNames names = LoginSettings.names(config, surroundings.account());
    SessionBooks books = Books.of(user, config, surroundings.home(), log);
    try (SessionBooks.Locked locked = books.lock()) {
      if (locked.store().mustBeRebuilt()) {
        return List.of(); // The next login learns them from the engine.
      }
      Set<String> known =
          locked.store().all().stream().map(SessionRecord::container).collect(Collectors.toSet());
      SharedNets nets = SharedNets.of(books.state());
      for (SessionRecord record : locked.store().all()) {
        nets.find(record.session()).ifPresent(net -> known.add(net.container()));
      }
      return engine().list(names.labels(user)).stream()
          .filter(container ->
              !known.contains(container.id()) && !serves(user, container, locked.store()))
          .map(ContainerInfo::name)
          .toList();
    }
  }

  private static boolean serves(UserName user, ContainerInfo container, SessionStore store) {
    return EngineNames.service(container.labels()).isPresent()
        && store.find(EngineNames.session(user, container.labels())).isPresent();
  }

  private List<UserName> users() {
    Path state = config.state().dir().resolve("users");
    List<UserName> all = new Users(new Machine()).in(state).all();
    return all.stream()
        .filter(user -> config.engine().runAs() instanceof RunAs.ServiceAccount
            || user.text().equals(account()))
        .filter(user -> Files.isDirectory(state.resolve(user.text())))
        .toList();
  }

  private PodmanEngine engine() {
    if (connected.isEmpty()) {
      connected = Optional.of(new EngineChoice(config.engine(), surroundings).connect());
    }
    return connected.get();
  }

  @Override
  public void close() {
    connected.ifPresent(PodmanEngine::close);
  }
}
