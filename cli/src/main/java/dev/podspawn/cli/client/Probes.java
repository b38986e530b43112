package dev.podspawn.cli.client;

import dev.podspawn.cli.print.Colour;
import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.client.ClientConfig;
import dev.podspawn.core.client.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All servers of a configuration, asked at the same time. */
public final class Probes {
  public static final String NAME = "name";
  public static final String SERVER = "server";
  public static final String JUMP = "jump";
  public static final String PROJECT = "project";
  public static final String STATE = "state";
  public static final String LATENCY = "latency_ms";
  public static final String SSH = "ssh";
  public static final String TROUBLE = "trouble";

  /** What is told of each. */
  public static final List<Field> ALL = List.of(
      Field.text(NAME),
      Field.text(SERVER),
      Field.text(JUMP),
      Field.text(PROJECT),
      Field.text(STATE),
      Field.number(LATENCY),
      Field.text(SSH),
      Field.text(TROUBLE));

  private static final String UP = "up";
  private static final String DOWN = "down";
  private static final String UNSEEN = "behind a jump host";

  /** How the states stand out. */
  public static final Map<String, Colour> COLOURS =
      Map.of(UP, Colour.GREEN, DOWN, Colour.RED, UNSEEN, Colour.DIM);

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private Probes() {}

  /** A row for each, in the configuration's order; a server behind a jump host is not called. */
  public static List<Row> rows(ClientConfig config) throws InterruptedException {
    Map<String, Mapping> servers = new LinkedHashMap<>();
    config.defaultServer().ifPresent(server -> servers.put("*.pod", Mapping.to(server)));
    config.mappings().forEach((name, mapping) -> servers.put(name.text(), mapping));
    List<Row> rows = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    servers.forEach((name, mapping) -> {
      Row row = new Row(ALL).set(NAME, name).set(SERVER, mapping.server().toString());
      row.set(PROJECT, mapping.project().map(Object::toString));
      rows.add(row);
      if (mapping.jump().isPresent()) {
        row.set(JUMP, mapping.jump().get().text()).set(STATE, UNSEEN);
      } else {
        threads.add(started(row, mapping));
      }
    });
    for (Thread thread : threads) {
      thread.join();
    }
    return rows;
  }

  /** Nobody else looks at the row until the thread has ended. */
  private static Thread started(Row row, Mapping mapping) {
    Thread thread = new Thread(
        () -> tell(row, Probe.of(mapping.server().host(), mapping.server().portOrSsh(), LIMIT)),
        "server-probe");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void tell(Row row, Probe probe) {
    row.set(STATE, probe.trouble().isEmpty() ? UP : DOWN);
    row.set(LATENCY, probe.millis().map(Object::toString));
    row.set(SSH, probe.version());
    row.set(TROUBLE, probe.trouble());
  }

  /** How many do not answer. */
  public static boolean anyIsDown(List<Row> rows) {
    return rows.stream().anyMatch(row -> row.text(TROUBLE).isPresent());
  }

  /** The latency as people read it. */
  public static String latency(Row row) {
    Optional<Long> millis = row.number(LATENCY);
    return millis.isPresent() ? millis.get() + " ms" : "";
  }
}
