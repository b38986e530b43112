package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.engine.EngineWord;
import dev.podspawn.podman.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The {@code HostConfig} that an engine shows, as far as it is about limits, walls and namespaces, by its own names. */
record ShownBox(
    Map<String, Long> numbers,
    Map<String, String> texts,
    Map<String, List<String>> lists,
    boolean readonlyRootfs) {
  private static final long NANOS = 1_000_000_000L;

  /** Of the number before the unit: less than the kernel can count, whichever unit. */
  private static final int MOST_SIZE_BITS = 22;

  private static final int MOST_BYTES_BITS = 62;

  static final ShownBox NOTHING = new ShownBox(Map.of(), Map.of(), Map.of(), false);

  static ShownBox read(JsonReader reader) throws IOException {
    Map<String, Long> numbers = new HashMap<>();
    Map<String, String> texts = new HashMap<>();
    Map<String, List<String>> lists = new HashMap<>();
    boolean readonlyRootfs = false;
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      switch (name) {
        case "Memory", "MemorySwap", "NanoCpus", "CpuQuota", "CpuPeriod", "PidsLimit", "ShmSize" ->
          numbers.put(name, Json.number(reader, 0));
        case "Runtime", "PidMode", "IpcMode", "UTSMode", "UsernsMode", "NetworkMode" ->
          texts.put(name, Json.text(reader));
        case "CapDrop", "CapAdd", "SecurityOpt" -> lists.put(name, Json.list(reader));
        case "ReadonlyRootfs" -> readonlyRootfs = Json.truth(reader);
        case "Devices" -> lists.put(name, members(reader, "PathInContainer"));
        case "Ulimits" -> readNofile(reader, numbers);
        case "StorageOpt" -> texts.putAll(Json.texts(reader));
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return new ShownBox(numbers, texts, lists, readonlyRootfs);
  }

  /** One text of each object of a list. */
  private static List<String> members(JsonReader reader, String name) throws IOException {
    List<String> found = new ArrayList<>();
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.skipValue();
      return found;
    }
    reader.beginArray();
    while (reader.hasNext()) {
      found.add(Json.member(reader, name));
    }
    reader.endArray();
    return found;
  }

  /** Docker calls it {@code nofile}, Podman {@code RLIMIT_NOFILE}. */
  private static void readNofile(JsonReader reader, Map<String, Long> numbers) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.skipValue();
      return;
    }
    reader.beginArray();
    while (reader.hasNext()) {
      Map<String, String> limit = Json.texts(reader);
      String name = limit.getOrDefault("Name", "");
      if (name.equals("nofile") || name.equals("RLIMIT_NOFILE")) {
        numbers.put("nofile", number(limit.getOrDefault("Hard", "")));
      }
    }
    reader.endArray();
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  String text(String name) {
    return texts.getOrDefault(name, "");
  }

  private List<String> list(String name) {
    return lists.getOrDefault(name, List.of());
  }

  EngineWord.Limits limits() {
    return new EngineWord.Limits(
        limit("Memory"),
        limit("MemorySwap"),
        cpuNanos(),
        limit("PidsLimit"),
        limit("nofile"),
        limit("ShmSize"),
        bytes(text("size")));
  }

  /** To engines 0 and less are no limit. */
  private OptionalLong limit(String name) {
    Long value = numbers.get(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(value > 0 ? value : EngineWord.NO_LIMIT);
  }

  private OptionalLong cpuNanos() {
    OptionalLong nanos = limit("NanoCpus");
    long quota = numbers.getOrDefault("CpuQuota", 0L);
    long period = numbers.getOrDefault("CpuPeriod", 0L);
    boolean none = nanos.isEmpty() || nanos.getAsLong() == EngineWord.NO_LIMIT;
    return none && quota > 0 && period > 0 ? OptionalLong.of(quota * NANOS / period) : nanos;
  }

  /** As storage drivers take it: {@code 10g}, {@code 500M}, or bytes. */
  private static OptionalLong bytes(String size) {
    int unit = size.isEmpty() ? 0 : "kmgt".indexOf(Character.toLowerCase(last(size))) + 1;
    long number = number(unit == 0 ? size : size.substring(0, size.length() - 1));
    return number > 0 && number < (1L << (unit == 0 ? MOST_BYTES_BITS : MOST_SIZE_BITS))
        ? OptionalLong.of(number << (10 * unit))
        : OptionalLong.empty();
  }

  private static char last(String text) {
    return text.charAt(text.length() - 1);
  }

  /** Docker shows no capabilities but those of the request, which say all where it drops {@code ALL}. */
  EngineWord.Walls walls(List<String> bounding) {
    Optional<List<String>> capabilities = Optional.of(bounding).filter(caps -> !caps.isEmpty());
    if (capabilities.isEmpty() && list("CapDrop").contains("ALL")) {
      capabilities = Optional.of(list("CapAdd"));
    }
    return new EngineWord.Walls(capabilities, list("SecurityOpt"), readonlyRootfs, list("Devices"));
  }

  EngineWord.Spaces spaces(List<String> networks) {
    return new EngineWord.Spaces(
        text("PidMode"),
        text("IpcMode"),
        text("UTSMode"),
        text("UsernsMode"),
        text("NetworkMode"),
        networks);
  }
}
