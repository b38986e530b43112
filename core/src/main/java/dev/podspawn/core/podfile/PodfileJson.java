package dev.podspawn.core.podfile;

import dev.podspawn.core.json.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A merged Podfile as canonical JSON: names as in the file, in the order of {@link Podfile}'s parts; what is not given, or is as it is
 * by default, is left out; variables in the order of their names. It can be read as a Podfile again. Two Podfiles that ask for the
 * same have the same text.
 */
final class PodfileJson {
  private final JsonText json = new JsonText();

  private PodfileJson() {}

  static String of(Podfile podfile) {
    PodfileJson text = new PodfileJson();
    text.podfile(podfile);
    return text.json.toString();
  }

  private void podfile(Podfile podfile) {
    json.object();
    member("base", podfile.base());
    podfile.user().ifPresent(user -> member("user", user.text()));
    optional("name", podfile.name());
    list("packages", podfile.packages().stream().map(PackageRequest::text).toList());
    optional("shell", podfile.shell());
    map("env", podfile.env());
    services(podfile.services());
    ports(podfile.ports());
    resources(podfile.resources());
    podfile.dotfiles().ifPresent(this::dotfiles);
    repos(podfile.repos());
    workspace(podfile.workspace());
    podfile.mode().ifPresent(mode -> member("mode", mode.word()));
    text("on_create", podfile.hooks().onCreate());
    text("on_start", podfile.hooks().onStart());
    list("extra_commands", podfile.extraCommands());
    json.endObject();
  }

  private void services(List<Service> services) {
    if (services.isEmpty()) {
      return;
    }
    json.name("services").array();
    for (Service service : services) {
      json.object();
      member("name", service.name());
      member("image", service.image());
      list("command", service.command());
      numbers("ports", service.ports());
      map("env", service.env());
      list("volumes", service.volumes().stream().map(PodfileJson::volume).toList());
      service.healthCheck().ifPresent(this::healthCheck);
      json.endObject();
    }
    json.endArray();
  }

  private static String volume(Service.Volume volume) {
    return volume.name() + ":" + volume.target() + (volume.readOnly() ? ":ro" : "");
  }

  private void healthCheck(HealthCheck check) {
    json.name("healthcheck").object();
    json.name("test").array();
    json.value(check.test().isEmpty() ? "NONE" : "CMD");
    check.test().forEach(json::value);
    json.endArray();
    member("interval", millis(check.interval()));
    member("timeout", millis(check.timeout()));
    json.name("retries").value(check.retries());
    member("start_period", millis(check.startPeriod()));
    json.endObject();
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + "ms";
  }

  private void ports(Ports ports) {
    if (ports.expose().isEmpty() && ports.strategy() == Ports.Strategy.AUTO) {
      return;
    }
    json.name("ports").object();
    numbers("expose", ports.expose());
    member("strategy", ports.strategy().word());
    json.endObject();
  }

  private void resources(Podfile.Resources resources) {
    if (resources.cpus().isEmpty() && resources.memoryBytes().isEmpty()) {
      return;
    }
    json.name("resources").object();
    resources.cpus().ifPresent(cpus -> member("cpus", Double.toString(cpus)));
    resources.memoryBytes().ifPresent(bytes -> json.name("memory").value(bytes));
    json.endObject();
  }

  private void dotfiles(Podfile.Dotfiles dotfiles) {
    json.name("dotfiles").object();
    member("repo", dotfiles.repo());
    optional("install", dotfiles.install());
    json.endObject();
  }

  private void repos(List<Repo> repos) {
    if (repos.isEmpty()) {
      return;
    }
    json.name("repos").array();
    for (Repo repo : repos) {
      json.object();
      member("url", repo.url());
      optional("path", repo.path());
      optional("branch", repo.branch());
      json.endObject();
    }
    json.endArray();
  }

  private void workspace(Workspace workspace) {
    optional("branch", workspace.branch());
    if (workspace.mount() != Workspace.MountMode.BIND) {
      member("mount", workspace.mount().word());
    }
    optional("workspace", workspace.path());
    if (workspace.depth() != 0 || workspace.submodules()) {
      json.name("clone").object();
      json.name("depth").value(workspace.depth());
      json.name("submodules").value(workspace.submodules());
      json.endObject();
    }
  }

  private void member(String name, String value) {
    json.name(name).value(value);
  }

  private void optional(String name, Optional<String> value) {
    value.ifPresent(text -> member(name, text));
  }

  private void text(String name, String value) {
    if (!value.isEmpty()) {
      member(name, value);
    }
  }

  private void list(String name, List<String> values) {
    if (!values.isEmpty()) {
      json.name(name).array();
      values.forEach(json::value);
      json.endArray();
    }
  }

  private void numbers(String name, List<Integer> values) {
    if (!values.isEmpty()) {
      json.name(name).array();
      values.forEach(json::value);
      json.endArray();
    }
  }

  private void map(String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      json.name(name).object();
      new TreeMap<>(values).forEach(this::member);
      json.endObject();
    }
  }
}
