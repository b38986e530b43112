package dev.podspawn.cli.client;

import dev.podspawn.cli.print.Colour;
import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.client.ClientConfig;
import dev.podspawn.core.client.Destination;
import dev.podspawn.core.client.PodName;
import dev.podspawn.core.connect.Banner;
import dev.podspawn.core.connect.Dialer;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The way of a login in stages: the name, its addresses, TCP, the server's first line, the key, the server's podspawn, the container. */
public final class Ping {
  public static final String STAGE = "stage";
  public static final String STATE = "state";
  public static final String MILLIS = "ms";
  public static final String DETAIL = "detail";

  /** What is told of each stage. */
  public static final List<Field> ALL =
      List.of(Field.text(STAGE), Field.text(STATE), Field.number(MILLIS), Field.text(DETAIL));

  /** The state of a stage that went well. */
  public static final String OK = "ok";

  private static final String FAILED = "failed";

  /** How the states stand out. */
  public static final Map<String, Colour> COLOURS = Map.of(OK, Colour.GREEN, FAILED, Colour.RED);

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final List<Row> rows = new ArrayList<>();

  private Ping() {}

  /**
   * Goes as far as it can.
   *
   * @param destination {@code user@name} or {@code name}
   * @return a row for each stage that was tried; the last one may have failed
   */
  public static List<Row> rows(ClientConfig config, String destination)
      throws InterruptedException {
    Ping ping = new Ping();
    int at = destination.lastIndexOf('@') + 1;
    String host = PodName.complete(destination.substring(at));
    if (ping.reached(config, host)) {
      ping.login(destination.substring(0, at) + host);
    }
    return ping.rows;
  }

  private boolean reached(ClientConfig config, String host) {
    List<Destination> found = new ArrayList<>();
    boolean known = stage("name", () -> {
      found.add(config.resolve(host, 22));
      return host + " is " + found.get(0);
    });
    if (!known || found.get(0).jump().isPresent()) {
      return known;
    }
    Destination place = found.get(0);
    List<SocketChannel> open = new ArrayList<>();
    boolean there =
        stage("addresses", () -> String.valueOf(Dialer.addresses(place.host()).size()))
            && stage("tcp", () -> {
              open.add(new Dialer(LIMIT).connect(place.host(), place.port()));
              return String.valueOf(open.get(0).getRemoteAddress());
            })
            && stage("banner", () -> Banner.read(open.get(0), LIMIT));
    open.forEach(Ping::closeQuietly);
    return there;
  }

  private void login(String destination) throws InterruptedException {
    Trial trial = Trial.of(destination);
    if (trial.authenticated().isEmpty()) {
      add("login", FAILED, trial.ended(), trial.lastWord());
      return;
    }
    long login = trial.authenticated().get();
    add("login", OK, login, "the server knows the key");
    long container = trial.ended() - login;
    if (trial.status() != 0) {
      add(
          "container",
          FAILED,
          container,
          "exit status " + trial.status() + ": " + trial.lastWord());
    } else if (trial.version().isEmpty()) {
      add("podspawn", FAILED, container, "the login ran, and not in a container of podspawn's");
    } else {
      add("podspawn", OK, 0, trial.version().get());
      add("container", OK, container, "it ran a command");
    }
  }

  private boolean stage(String name, Callable<String> work) {
    long start = System.nanoTime();
    String state = OK;
    String detail;
    try {
      detail = work.call();
    } catch (PodspawnException e) {
      state = FAILED;
      detail = e.adminLine();
    } catch (Exception e) {
      state = FAILED;
      detail = String.valueOf(e.getMessage());
    }
    add(name, state, Duration.ofNanos(System.nanoTime() - start).toMillis(), detail);
    return state.equals(OK);
  }

  private void add(String stage, String state, long millis, String detail) {
    rows.add(
        new Row(ALL).set(STAGE, stage).set(STATE, state).set(MILLIS, millis).set(DETAIL, detail));
  }

  private static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was to be sent.
    }
  }
}
