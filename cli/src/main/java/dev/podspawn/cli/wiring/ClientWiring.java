package dev.podspawn.cli.wiring;

import dev.podspawn.cli.client.HostKeys;
import dev.podspawn.cli.client.Ping;
import dev.podspawn.cli.client.Probes;
import dev.podspawn.cli.client.StartArchive;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.client.ClientConfig;
import dev.podspawn.core.client.PodName;
import dev.podspawn.core.client.ssh.SshBlocks;
import dev.podspawn.core.client.ssh.SshSetup;
import dev.podspawn.core.config.ClientConfigChange;
import dev.podspawn.core.config.ClientConfigReader;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the commands of the client's side are made of. Nothing here needs Linux. */
public final class ClientWiring {
  private final Surroundings surroundings;
  private final ClientPlaces places;

  ClientWiring(Surroundings surroundings, Optional<Path> namedConfig) {
    this.surroundings = surroundings;
    this.places = ClientPlaces.ofProcess(namedConfig.map(Path::toAbsolutePath));
  }

  /** The configuration; what is odd about it goes where failures go. */
  public ClientConfig config() {
    ClientConfigReader.Read read = ClientConfigReader.read(places.config());
    read.warnings().forEach(problem -> surroundings.err().println("podspawn: " + problem));
    return read.config();
  }

  /** All values of the configuration by their keys. */
  public Map<String, String> values() {
    config();
    return change().all();
  }

  /** One of them. */
  public Optional<String> value(String key) {
    return change().get(key);
  }

  /** Sets a value, and tells ssh, where ssh has been set up. */
  public void set(String key, String value) {
    change().set(key, value);
    refresh();
  }

  /** Takes a value away, and tells ssh; whether there was one. */
  public boolean unset(String key) {
    boolean there = change().unset(key);
    refresh();
    return there;
  }

  private ClientConfigChange change() {
    return new ClientConfigChange(places.config());
  }

  private void refresh() {
    if (places.isSetUp()) {
      new SshSetup(places.ssh(), line -> {}, false).make(blocks());
    }
  }

  /** Lets ssh know the names of the configuration, or takes that back; says each thing that is done. */
  public void setUp(boolean undo, boolean dry) {
    SshSetup setup = new SshSetup(places.ssh(), surroundings.out()::println, dry);
    StartArchive archive = new StartArchive(launcher(), places.startArchive());
    if (undo) {
      setup.undo();
      if (!dry) {
        archive.remove();
      }
      return;
    }
    ClientConfig config = config();
    setup.make(blocks());
    if (!dry) {
      keepClasses(archive);
    }
    if (config.defaultServer().isEmpty() && config.mappings().isEmpty()) {
      surroundings
          .out()
          .println("note: no server is known yet; 'podspawn config set servers.default SERVER'"
              + " names the one for all names");
    }
  }

  /** Only a start that costs more where it does not work: said in case somebody wonders why. */
  private void keepClasses(StartArchive archive) {
    try {
      if (!archive.make()) {
        surroundings
            .out()
            .println("note: " + archive.file() + " could not be written; 'connect' will"
                + " start more slowly");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Tells ssh anew what the configuration says, and says which names land in a project.
   *
   * @throws PodspawnException SSH_CONFIG_FAILED: ssh has not been set up
   */
  public void syncProjects(boolean dry) {
    if (!places.isSetUp()) {
      throw new PodspawnException(
          ErrorCode.SSH_CONFIG_FAILED,
          new Message(
              "tell ssh of projects", "it does not know podspawn's names", "'podspawn setup'"),
          null);
    }
    ClientConfig config = config();
    new SshSetup(places.ssh(), surroundings.out()::println, dry).make(blocks());
    config
        .mappings()
        .forEach((name, mapping) -> mapping
            .project()
            .ifPresent(project -> surroundings
                .out()
                .println(name + ": project " + project + " of " + mapping.server())));
  }

  private Path launcher() {
    return surroundings.launcher().normalize();
  }

  private String blocks() {
    List<String> options =
        places.namedConfig().map(file -> List.of("--config", file.toString())).orElse(List.of());
    return new SshBlocks(launcher().toString(), options)
        .text(ClientConfigReader.read(places.config()).config());
  }

  /** A row for each server of the configuration: {@link Probes#ALL}. */
  public List<Row> servers() {
    try {
      return Probes.rows(config());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** A row for each stage of a login: {@link Ping#ALL}. */
  public List<Row> ping(String destination) {
    try {
      return Ping.rows(config(), destination);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** The host keys that a name's server shows; the one with this fingerprint is added to known_hosts, if one is named. */
  public HostKeys hostKeys(String name, Optional<String> fingerprint) {
    HostKeys keys = HostKeysWiring.of(config().resolve(PodName.complete(name), 22));
    if (fingerprint.isPresent()) {
      boolean added = keys.add(fingerprint.get(), places.ssh().resolve("known_hosts"));
      surroundings.out().println((added ? "added: " : "known already: ") + keys.knownAs());
    }
    return keys;
  }

  /** Hands a link to the desktop. */
  public ExitStatus open(String link) {
    boolean mac = System.getProperty("os.name", "").startsWith("Mac");
    String program = mac ? "open" : "xdg-open";
    try {
      Process opener = new ProcessBuilder(program, link).inheritIO().start();
      return new ExitStatus(opener.waitFor() & 0xff);
    } catch (IOException e) {
      throw new PodspawnException(
          ErrorCode.SSH_PROGRAM_FAILED,
          new Message("run " + program, String.valueOf(e.getMessage()), "'podspawn open --print'"),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.FAILED;
    }
  }
}
