package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Values;
import dev.podspawn.core.podfile.Podfile;
import dev.podspawn.core.podfile.Ports;
import dev.podspawn.core.podfile.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a Podfile of what a file and all that it extends say together. */
record Assembly(Values merged) {

  /**
   * The Podfile.
   *
   * @param base its image, which the caller has made sure of
   */
  Podfile podfile(String base) {
    return new Podfile(
        base,
        get(Fields.USER),
        get(Fields.NAME),
        items(Fields.PACKAGES),
        get(Fields.SHELL),
        get(Fields.ENV).orElse(Map.of()),
        items(Fields.SERVICES),
        new Ports(items(Fields.EXPOSE), get(Fields.STRATEGY).orElse(Ports.Strategy.AUTO)),
        new Podfile.Resources(
            get(Fields.CPUS).filter(cpus -> cpus > 0),
            get(Fields.MEMORY).filter(bytes -> bytes > 0)),
        get(Fields.DOTFILES),
        items(Fields.REPOS),
        workspace(),
        get(Fields.MODE),
        new Podfile.Hooks(get(Fields.ON_CREATE).orElse(""), get(Fields.ON_START).orElse("")),
        get(Fields.EXTRA_COMMANDS).orElse(List.of()));
  }

  private Workspace workspace() {
    return new Workspace(
        get(Fields.WORKSPACE),
        get(Fields.MOUNT).orElse(Workspace.MountMode.BIND),
        get(Fields.BRANCH),
        get(Fields.DEPTH).orElse(0),
        get(Fields.SUBMODULES).orElse(false));
  }

  private <T> Optional<T> get(Field<T> field) {
    return merged.get(field.key());
  }

  private <T> List<T> items(Field<List<Item<T>>> field) {
    return get(field).orElse(List.of()).stream().map(Item::value).toList();
  }
}
