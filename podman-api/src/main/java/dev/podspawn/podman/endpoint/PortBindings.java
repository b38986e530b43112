package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.engine.PublishedPort;
import dev.podspawn.podman.json.Json;
import dev.podspawn.podman.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Ports as engines write them, by the container's port: {@code {"3000/tcp":[{"HostIp":"127.0.0.1","HostPort":"3100"}]}};
 * {@code null} for one that is reached nowhere.
 */
final class PortBindings {
  private static final String TCP = "/tcp";

  private PortBindings() {}

  /**
   * One of them.
   *
   * @param port {@code 3000/tcp}
   */
  record Binding(String port, String hostIp, String hostPort) {
    /** What is asked for. */
    static Binding of(PublishedPort port) {
      return new Binding(
          port.container() + TCP, PublishedPort.ADDRESS, Integer.toString(port.host()));
    }

    /** As the port of the loopback that it is; empty for anything else. */
    Optional<PublishedPort> onLoopback() {
      if (!port.endsWith(TCP) || !hostIp.equals(PublishedPort.ADDRESS)) {
        return Optional.empty();
      }
      try {
        return Optional.of(new PublishedPort(
            Integer.parseInt(port.substring(0, port.length() - TCP.length())),
            Integer.parseInt(hostPort)));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  /** The {@code ExposedPorts} of a container with these. */
  static JsonObject exposed(List<PublishedPort> ports) {
    JsonObject set = new JsonObject();
    for (PublishedPort port : ports) {
      set.put(Binding.of(port).port(), new JsonObject());
    }
    return set;
  }

  /** The {@code PortBindings} of a {@code HostConfig} with these. */
  static JsonObject of(List<PublishedPort> ports) {
    JsonObject bindings = new JsonObject();
    for (PublishedPort port : ports) {
      Binding binding = Binding.of(port);
      JsonObject place = new JsonObject();
      place.put("HostIp", binding.hostIp()).put("HostPort", binding.hostPort());
      bindings.putObjects(binding.port(), List.of(place));
    }
    return bindings;
  }

  /** Reads what an engine shows of them; nothing for null. */
  static List<Binding> read(JsonReader reader) throws IOException {
    List<Binding> bindings = new ArrayList<>();
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.skipValue();
      return bindings;
    }
    reader.beginObject();
    while (reader.hasNext()) {
      readPlaces(reader.nextName(), reader, bindings);
    }
    reader.endObject();
    return bindings;
  }

  private static void readPlaces(String port, JsonReader reader, List<Binding> bindings)
      throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.skipValue();
      return;
    }
    reader.beginArray();
    while (reader.hasNext()) {
      String ip = "";
      String hostPort = "";
      reader.beginObject();
      while (reader.hasNext()) {
        switch (reader.nextName()) {
          case "HostIp" -> ip = Json.text(reader);
          case "HostPort" -> hostPort = Json.text(reader);
          default -> reader.skipValue();
        }
      }
      reader.endObject();
      bindings.add(new Binding(port, ip, hostPort));
    }
    reader.endArray();
  }

  /** Those of a {@code NetworkSettings} that are on the loopback, by the container's port. */
  static List<PublishedPort> published(JsonReader networkSettings) throws IOException {
    List<PublishedPort> ports = new ArrayList<>();
    if (networkSettings.peek() == JsonReader.Token.NULL) {
      networkSettings.skipValue();
      return ports;
    }
    networkSettings.beginObject();
    while (networkSettings.hasNext()) {
      if (networkSettings.nextName().equals("Ports")) {
        read(networkSettings).forEach(binding -> binding.onLoopback().ifPresent(ports::add));
      } else {
        networkSettings.skipValue();
      }
    }
    networkSettings.endObject();
    ports.sort(Comparator.comparingInt(PublishedPort::container));
    return ports;
  }
}
