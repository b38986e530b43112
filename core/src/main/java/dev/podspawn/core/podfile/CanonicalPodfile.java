package dev.podspawn.core.podfile;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.json.JsonException;
import dev.podspawn.core.json.JsonReader;
import dev.podspawn.core.json.JsonValue;
import dev.podspawn.core.name.ImageAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@link Podfile#canonical()} again, without YAML: logins do it. It is our own text and root's file, so that only its
 * form is looked at; what its values may be was checked when the Podfile was read.
 */
public final class CanonicalPodfile {
  private final JsonValue root;

  private CanonicalPodfile(JsonValue root) {
    this.root = root;
  }

  /**
   * The Podfile.
   *
   * @throws JsonException the text is none of {@link Podfile#canonical()}
   */
  public static Podfile read(String text) throws JsonException {
    return new CanonicalPodfile(JsonReader.read(text)).podfile();
  }

  private Podfile podfile() throws JsonException {
    JsonValue resources = root.member("resources").orElse(root);
    return new Podfile(
        needed(root, "base"),
        text(root, "user").flatMap(ImageAccount::parse),
        text(root, "name"),
        packages(),
        text(root, "shell"),
        texts(root, "env"),
        services(),
        ports(),
        new Podfile.Resources(
            text(resources, "cpus").map(Double::valueOf),
            resources.member("memory").flatMap(JsonValue::whole)),
        dotfiles(),
        repos(),
        workspace(),
        mode(),
        new Podfile.Hooks(
            text(root, "on_create").orElse(""), text(root, "on_start").orElse("")),
        list(root, "extra_commands"));
  }

  private List<PackageRequest> packages() {
    List<PackageRequest> packages = new ArrayList<>();
    for (String text : list(root, "packages")) {
      int at = text.indexOf('@');
      packages.add(
          at < 0
              ? new PackageRequest(text, Optional.empty())
              : new PackageRequest(text.substring(0, at), Optional.of(text.substring(at + 1))));
    }
    return packages;
  }

  private List<Service> services() throws JsonException {
    List<Service> services = new ArrayList<>();
    for (JsonValue service : items(root, "services")) {
      services.add(new Service(
          needed(service, "name"),
          needed(service, "image"),
          list(service, "command"),
          numbers(service, "ports"),
          texts(service, "env"),
          volumes(service),
          healthCheck(service)));
    }
    return services;
  }

  private static List<Service.Volume> volumes(JsonValue service) throws JsonException {
    List<Service.Volume> volumes = new ArrayList<>();
    for (String text : list(service, "volumes")) {
      boolean readOnly = text.endsWith(":ro");
      String both = readOnly ? text.substring(0, text.length() - 3) : text;
      int colon = both.lastIndexOf(':');
      if (colon < 0 || both.startsWith("/") || both.startsWith(".")) {
        throw new JsonException("no volume: " + text);
      }
      String source = both.substring(0, colon);
      String target = both.substring(colon + 1);
      volumes.add(new Service.Volume(source, target, readOnly));
    }
    return volumes;
  }

  private static Optional<HealthCheck> healthCheck(JsonValue service) throws JsonException {
    Optional<JsonValue> check = service.member("healthcheck");
    if (check.isEmpty()) {
      return Optional.empty();
    }
    List<String> test = list(check.get(), "test");
    return Optional.of(new HealthCheck(
        test.subList(Math.min(1, test.size()), test.size()),
        millis(check.get(), "interval"),
        millis(check.get(), "timeout"),
        (int) number(check.get(), "retries"),
        millis(check.get(), "start_period")));
  }

  private Ports ports() throws JsonException {
    Optional<JsonValue> ports = root.member("ports");
    if (ports.isEmpty()) {
      return new Ports(List.of(), Ports.Strategy.AUTO);
    }
    String word = needed(ports.get(), "strategy");
    for (Ports.Strategy strategy : Ports.Strategy.values()) {
      if (strategy.word().equals(word)) {
        return new Ports(numbers(ports.get(), "expose"), strategy);
      }
    }
    throw new JsonException("no strategy: " + word);
  }

  private Optional<Podfile.Dotfiles> dotfiles() throws JsonException {
    Optional<JsonValue> dotfiles = root.member("dotfiles");
    return dotfiles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Podfile.Dotfiles(needed(dotfiles.get(), "repo"), text(dotfiles.get(), "install")));
  }

  private List<Repo> repos() throws JsonException {
    List<Repo> repos = new ArrayList<>();
    for (JsonValue repo : items(root, "repos")) {
      repos.add(new Repo(needed(repo, "url"), text(repo, "path"), text(repo, "branch")));
    }
    return repos;
  }

  private Workspace workspace() throws JsonException {
    Workspace.MountMode mount = Workspace.MountMode.BIND;
    Optional<String> word = text(root, "mount");
    for (Workspace.MountMode mode : Workspace.MountMode.values()) {
      mount = word.isPresent() && mode.word().equals(word.get()) ? mode : mount;
    }
    Optional<JsonValue> clone = root.member("clone");
    boolean submodules = clone
        .flatMap(value -> value.member("submodules"))
        .equals(Optional.of(new JsonValue.Literal("true")));
    int depth = clone.isPresent() ? (int) number(clone.get(), "depth") : 0;
    return new Workspace(text(root, "workspace"), mount, text(root, "branch"), depth, submodules);
  }

  private Optional<SessionMode> mode() throws JsonException {
    Optional<String> word = text(root, "mode");
    for (SessionMode mode : SessionMode.values()) {
      if (word.isPresent() && mode.word().equals(word.get())) {
        return Optional.of(mode);
      }
    }
    if (word.isPresent()) {
      throw new JsonException("no mode: " + word.get());
    }
    return Optional.empty();
  }

  private static Optional<String> text(JsonValue of, String name) {
    return of.member(name).flatMap(JsonValue::text);
  }

  private static String needed(JsonValue of, String name) throws JsonException {
    Optional<String> text = text(of, name);
    if (text.isEmpty()) {
      throw new JsonException("no " + name);
    }
    return text.get();
  }

  private static List<JsonValue> items(JsonValue of, String name) {
    Optional<JsonValue> value = of.member(name);
    return value.isPresent() ? value.get().items() : List.of();
  }

  private static List<String> list(JsonValue of, String name) {
    List<String> texts = new ArrayList<>();
    for (JsonValue item : items(of, name)) {
      item.text().ifPresent(texts::add);
    }
    return texts;
  }

  private static List<Integer> numbers(JsonValue of, String name) {
    List<Integer> numbers = new ArrayList<>();
    for (JsonValue item : items(of, name)) {
      item.whole().ifPresent(number -> numbers.add(number.intValue()));
    }
    return numbers;
  }

  private static Map<String, String> texts(JsonValue of, String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (of.member(name).orElse(of) instanceof JsonValue.Members members && members != of) {
      members.values().forEach((key, value) -> value.text().ifPresent(t -> texts.put(key, t)));
    }
    return texts;
  }

  private static long number(JsonValue of, String name) throws JsonException {
    Optional<Long> number = of.member(name).flatMap(JsonValue::whole);
    if (number.isEmpty()) {
      throw new JsonException("no " + name);
    }
    return number.get();
  }

  /** As {@code 1500ms}. */
  private static Duration millis(JsonValue of, String name) throws JsonException {
    String text = needed(of, name);
    try {
      return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
    } catch (RuntimeException e) {
      throw new JsonException("no " + name + ": " + text);
    }
  }
}
