package dev.podspawn.core.box;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.EngineWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the container has of its own, and does not share with the host. */
record SpaceFacts(EngineWord engine, KernelWord kernel) {
  private static final String HOST = "host";
  private static final String KEEP_ID = "keep-id";
  private static final String KEEP_ID_AS = KEEP_ID + ":uid=";
  private static final String AUTO = "auto";
  private static final String NONE = "none";
  private static final String PRIVATE = "private";
  private static final String OWN = "own pid,ipc,mnt,uts";

  /**
   * {@code keep-id}: somebody is the same inside and outside; {@code keep-id:uid=N,gid=N}: uid N inside is the reader
   * outside. {@code auto}: root inside is neither root nor the reader
   * outside. Both are read from the kernel's map, which everybody may read.
   */
  Fact userns(Asked asked) {
    String name = Promise.USERNS.word();
    Optional<UidMap> map = kernel.uidMap();
    Optional<String> wanted = asked.security().box().userns();
    String found =
        map.isPresent() ? (map.get().isHosts() ? HOST : "own") : engine.spaces().user();
    Fact.Source source = map.isPresent() ? Fact.Source.KERNEL : Fact.Source.ENGINE;
    if (wanted.isEmpty()) {
      return Fact.shown(name, found, source);
    }
    boolean kept = map.isPresent()
        ? isKept(wanted.get(), map.get())
        : engine.spaces().user().equals(wanted.get());
    String text = map.isPresent() ? found + " " + map.get().text() : found;
    return new Fact(name, wanted.get(), text, source, WallFacts.state(!found.isEmpty(), kept));
  }

  private boolean isKept(String wanted, UidMap map) {
    if (wanted.startsWith(KEEP_ID_AS)) {
      OptionalLong uid =
          Bound.parse(Lines.split(wanted.substring(KEEP_ID_AS.length()), ',').get(0));
      return uid.isPresent() && map.keepsAs(uid.getAsLong(), kernel.ownUid());
    }
    return switch (wanted) {
      case KEEP_ID -> map.keepsAnId();
      case AUTO ->
        !map.isHosts()
            && map.root().filter(uid -> uid != 0 && uid != kernel.ownUid()).isPresent();
      case HOST -> map.isHosts();
      default -> false;
    };
  }

  /**
   * A network namespace of its own always; the network that was named, or none. One that shares another container's may
   * share it with whoever looks, too: there it is the engine's word that counts.
   */
  Fact network(Asked asked) {
    EngineWord.Spaces spaces = engine.spaces();
    boolean joins = asked.network().orElse("").startsWith(ContainerSpec.JOINING);
    Optional<Boolean> own = joins ? Optional.empty() : own("net");
    boolean shared = own.isPresent() ? !own.get() : spaces.networkMode().equals(HOST);
    boolean kept = !shared;
    if (asked.network().isPresent()) {
      String wanted = asked.network().get();
      kept = kept && isNetwork(wanted, spaces);
    }
    boolean named = spaces.networks().isEmpty() || spaces.networkMode().equals(NONE);
    String found = named ? spaces.networkMode() : String.join(",", spaces.networks());
    return new Fact(
        Promise.NETWORK.word(),
        asked.network().orElse("the engine's own"),
        shared ? HOST : found,
        own.isPresent() ? Fact.Source.KERNEL : Fact.Source.ENGINE,
        WallFacts.state(own.isPresent() || !spaces.networkMode().isEmpty(), kept));
  }

  /** A network stack of the container's own has a name for each program that may carry it. */
  private static boolean isNetwork(String wanted, EngineWord.Spaces spaces) {
    String mode = spaces.networkMode();
    return mode.equals(wanted)
        || spaces.networks().contains(wanted)
        || (wanted.equals(PRIVATE) && (mode.equals("slirp4netns") || mode.equals("pasta")));
  }

  /** Under gVisor the sandbox may share the host's process ids, which no program in it sees. */
  Fact namespaces() {
    EngineWord.Spaces spaces = engine.spaces();
    List<String> shared = new ArrayList<>();
    addIfShared("pid", spaces.pid(), shared);
    addIfShared("ipc", spaces.ipc(), shared);
    addIfShared("mnt", "", shared);
    addIfShared("uts", spaces.uts(), shared);
    boolean kernels = kernel.namespaces().isPresent();
    String found = kernels ? "own " + kernel.namespaces().get().text() : "own";
    return new Fact(
        Promise.NAMESPACES.word(),
        OWN,
        shared.isEmpty() ? found : "the host's " + String.join(",", shared),
        kernels ? Fact.Source.KERNEL : Fact.Source.ENGINE,
        WallFacts.state(true, shared.isEmpty()));
  }

  private void addIfShared(String name, String said, List<String> shared) {
    Optional<Boolean> own = own(name);
    boolean hosts = own.isPresent() ? !own.get() : said.equals(HOST);
    if (hosts && !shared.contains(name)) {
      shared.add(name);
    }
  }

  private Optional<Boolean> own(String name) {
    boolean sandboxs = kernel.sandboxed() && name.equals("pid");
    return kernel.namespaces().isPresent() && !sandboxs
        ? kernel.namespaces().get().own(name)
        : Optional.empty();
  }
}
