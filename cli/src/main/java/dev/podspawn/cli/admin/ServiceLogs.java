package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Plain;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The services of a session, and what they have said.
 *
 * @param engine a new one for each call, which is closed
 */
public record ServiceLogs(Supplier<Engine> engine, EngineNames names) {

  /**
   * The last lines of one service, or of each, with its name before them.
   *
   * @throws PodspawnException SERVICE_UNKNOWN
   */
  List<String> lines(Session session, Optional<String> service, int most) {
    try (Engine open = engine.get()) {
      List<String> lines = new ArrayList<>();
      for (Followed one : of(open, session, service)) {
        open.services().log(one.container(), most).forEach(line -> lines.add(one.shown(line)));
      }
      return lines;
    }
  }

  /**
   * Hands on the same lines, and then each that the services say, until all have ended or the thread is interrupted.
   *
   * @param lines called by several threads
   * @throws PodspawnException SERVICE_UNKNOWN
   */
  void follow(Session session, Optional<String> service, int most, Consumer<String> lines) {
    try (Engine open = engine.get()) {
      new FollowedLogs(open.services(), most, lines).follow(of(open, session, service));
    }
  }

  /** The services that there are, by name; rows of {@link ServiceFields}. */
  List<Row> rows(Session session) {
    try (Engine open = engine.get()) {
      List<Row> rows = new ArrayList<>();
      for (Map.Entry<String, String> one : containers(open, session).entrySet()) {
        open.inspect(one.getValue())
            .ifPresent(
                container -> rows.add(ServiceFields.row(session.user(), one.getKey(), container)));
      }
      return rows;
    }
  }

  private Map<String, String> containers(Engine open, Session session) {
    Map<String, String> containers = new TreeMap<>();
    for (ContainerInfo container : open.list(names.serviceLabels(session))) {
      EngineNames.service(container.labels())
          .ifPresent(name -> containers.put(name, container.id()));
    }
    return containers;
  }

  private List<Followed> of(Engine open, Session session, Optional<String> service) {
    List<Followed> all = new ArrayList<>();
    for (Map.Entry<String, String> one :
        wanted(containers(open, session), session, service).entrySet()) {
      all.add(new Followed(one.getValue(), service.isPresent() ? "" : one.getKey() + " | "));
    }
    return all;
  }

  /**
   * A service whose log is shown.
   *
   * @param before what stands before each of its lines
   */
  record Followed(String container, String before) {
    String shown(String line) {
      return before + Plain.text(line);
    }
  }

  private static Map<String, String> wanted(
      Map<String, String> containers, Session session, Optional<String> service) {
    if (!containers.isEmpty() && service.isEmpty()) {
      return containers;
    }
    if (service.isPresent() && containers.containsKey(service.get())) {
      return Map.of(service.get(), containers.get(service.get()));
    }
    String there =
        containers.isEmpty() ? "it has none" : "it has " + String.join(", ", containers.keySet());
    throw new PodspawnException(
        ErrorCode.SERVICE_UNKNOWN,
        Message.of(
            "find " + service.map(name -> "the service " + name).orElse("services") + " of "
                + session.address(),
            there),
        null);
  }
}
