package dev.podspawn.core.box;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.ContainerSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose uids a container's are, by the kernel's map. */
final class UidMapTest {
  private static String found(KernelWord kernel) {
    ContainerSpec.Box box = new ContainerSpec.Box(
        Optional.empty(), Optional.of("keep-id:uid=1000,gid=1000"), Optional.empty(), List.of());
    Fact fact = new SpaceFacts(Words.engine(), kernel).userns(Words.asked(box, Optional.empty()));
    return fact.state().word() + " " + fact.inForce();
  }

  /** As Podman 4.3 maps {@code keep-id:uid=1000,gid=1000} of an account with uid 1003 and 65536 subordinate ids. */
  @Test
  void anIdKeptAsAnotherOneIsTheReadersOwn() {
    UidMap map = UidMap.parse("0 165536 1000\n1000 1003 1\n1001 166536 64536\n").orElseThrow();
    assertThat(map.keepsAs(1000, 1003)).isTrue();
    assertThat(map.keepsAs(1000, 0)).as("root looks at it").isTrue();
    assertThat(map.keepsAs(1000, 1004)).isFalse();
    assertThat(map.keepsAs(1001, 1003)).isFalse();
    assertThat(map.keepsAs(1001, 0)).isFalse();
    assertThat(map.keepsAnId()).isFalse();
    UidMap ordinary = UidMap.parse("0 1003 1\n1 165536 65536\n").orElseThrow();
    assertThat(ordinary.keepsAs(1000, 1003)).isFalse();
    UidMap hosts = UidMap.parse("0 0 1000\n1000 1003 1\n").orElseThrow();
    assertThat(hosts.keepsAs(1000, 1003)).as("root is the host's").isFalse();
  }

  @Test
  void aUserNamespaceOfKeptIdsIsComparedWithTheNumberAskedFor() {
    assertThat(found(Words.kernel())).isEqualTo("missing host 0=0+4294967295");
    KernelWord kept = Words.kernel(UidMap.parse("0 165536 1000\n1000 1003 1\n").orElseThrow());
    assertThat(found(kept)).isEqualTo("ok own 0=165536+1000 1000=1003+1");
    KernelWord other = Words.kernel(UidMap.parse("0 165536 999\n999 1003 1\n").orElseThrow());
    assertThat(found(other)).isEqualTo("missing own 0=165536+999 999=1003+1");
  }
}
