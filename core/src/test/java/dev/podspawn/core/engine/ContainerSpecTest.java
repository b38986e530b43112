package dev.podspawn.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.ContainerSpec.Box;
import dev.podspawn.core.engine.ContainerSpec.Limits;
import dev.podspawn.core.engine.ContainerSpec.Security;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is changed in a container to make is changed, and nothing else. */
final class ContainerSpecTest {
  private static final Box BOX = new Box(
      Optional.of("runsc"),
      Optional.of("auto"),
      Optional.of("{}"),
      List.of("/dev/fuse"),
      Optional.of(Path.of("/etc/profile.json")));
  private static final ContainerSpec SPEC = spec(
      new Limits(1, 2, 3, 4, 5, 6),
      BOX,
      List.of(new Mount(Path.of("/a"), "/b", true)),
      "192.0.2.1");

  private static ContainerSpec spec(
      Limits limits, Box box, List<Mount> mounts, String server, String... own) {
    return new ContainerSpec(
        "name",
        "image",
        List.of("sleep", "1"),
        Map.of("label", "1"),
        Map.of("LANG", "C"),
        Optional.of("host"),
        Optional.of("network"),
        limits,
        new Security(List.of("ALL"), List.of("CHOWN"), true, true, Map.of("/tmp", "size=1m"), box),
        mounts,
        new NameLookup(List.of(server), List.of(own)),
        List.of(),
        Optional.empty());
  }

  private static ContainerSpec boxed(Box box) {
    return spec(SPEC.limits(), box, SPEC.mounts(), "192.0.2.1");
  }

  @Test
  void aDiskLimitGoesAlone() {
    assertThat(SPEC.withoutDiskLimit())
        .isEqualTo(spec(new Limits(1, 2, 3, 4, 5, 0), BOX, SPEC.mounts(), "192.0.2.1"));
  }

  @Test
  void aMountComesAlone() {
    Mount more = new Mount(Path.of("/c"), "/d", false);
    assertThat(SPEC.mounting(more))
        .isEqualTo(spec(SPEC.limits(), BOX, List.of(SPEC.mounts().get(0), more), "192.0.2.1"));
  }

  @Test
  void portsComeAlone() {
    ContainerSpec open = SPEC.publishing(List.of(new PublishedPort(3000, 3100)));
    assertThat(open.ports()).containsExactly(new PublishedPort(3000, 3100));
    assertThat(open.publishing(List.of())).isEqualTo(SPEC);
    assertThat(open.withoutDiskLimit().ports()).isEqualTo(open.ports());
  }

  @Test
  void nameLookupIsReplacedAlone() {
    assertThat(SPEC.looking(new NameLookup(List.of("192.0.2.2"), List.of("db"))))
        .isEqualTo(spec(SPEC.limits(), BOX, SPEC.mounts(), "192.0.2.2", "db"));
  }

  @Test
  void runtimeAndUserNamespaceGoAlone() {
    assertThat(SPEC.in(BOX.withoutRuntime()))
        .isEqualTo(boxed(new Box(
            Optional.empty(), BOX.userns(), BOX.seccomp(), BOX.devices(), BOX.seccompFile())));
    assertThat(SPEC.in(BOX.withoutUserns()))
        .isEqualTo(boxed(new Box(
            BOX.runtime(), Optional.empty(), BOX.seccomp(), BOX.devices(), BOX.seccompFile())));
  }

  @Test
  void devicesAreReplacedAlone() {
    assertThat(SPEC.with(SPEC.security().withDevices(List.of("/dev/kvm"))))
        .isEqualTo(boxed(new Box(
            BOX.runtime(), BOX.userns(), BOX.seccomp(), List.of("/dev/kvm"), BOX.seccompFile())));
  }
}
