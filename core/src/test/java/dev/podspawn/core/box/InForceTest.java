package dev.podspawn.core.box;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.EngineWord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What counts as in force, by whose word. */
class InForceTest {
  private static List<String> failures(EngineWord engine, KernelWord kernel, Asked asked) {
    return new InForce(engine, kernel)
        .promises(asked).stream()
            .filter(Fact::isFailure)
            .map(fact -> fact.name() + " " + fact.inForce())
            .toList();
  }

  private static Fact fact(EngineWord engine, KernelWord kernel, Asked asked, Promise promise) {
    return new InForce(engine, kernel)
        .promises(asked).stream()
            .filter(fact -> fact.name().equals(promise.word()))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void thereIsOneFactForEachPromiseInTheirOrder() {
    List<String> names = new InForce(Words.engine(), Words.kernel())
        .promises(Words.asked()).stream().map(Fact::name).toList();
    assertThat(names)
        .containsExactlyElementsOf(
            List.of(Promise.values()).stream().map(Promise::word).toList());
  }

  @Test
  void whatBothSayIsSoIsInForce() {
    assertThat(failures(Words.engine(), Words.kernel(), Words.asked())).isEmpty();
    assertThat(failures(Words.engine(), KernelWord.SILENCE, Words.asked())).isEmpty();
    assertThat(fact(Words.engine(), Words.kernel(), Words.asked(), Promise.CPUS))
        .isEqualTo(new Fact("cpus", "1.5", "1.5", Fact.Source.KERNEL, Fact.State.OK));
    assertThat(fact(Words.engine(), KernelWord.SILENCE, Words.asked(), Promise.CAPABILITIES))
        .isEqualTo(new Fact(
            "capabilities", "CHOWN,SETUID", "CHOWN,SETUID", Fact.Source.ENGINE, Fact.State.OK));
  }

  /** Rootless Podman on cgroup v1 takes a limit into its records in later versions, and sets none. */
  @Test
  void theKernelsWordGoesBeforeTheEngines() {
    CgroupLimits none =
        new CgroupLimits(Words.NONE, Words.NONE, Words.NONE, Words.NONE, Optional.empty());
    KernelWord kernel = Words.kernel(new ProcStatus(0x81, 0x81, true, 2), none);
    assertThat(failures(Words.engine(), kernel, Words.asked()))
        .containsExactly("memory none", "swap none", "cpus none", "pids none");
  }

  @Test
  void wallsThatTheKernelDoesNotSeeAreMissing() {
    KernelWord kernel =
        Words.kernel(new ProcStatus(0x81, 0x200081, false, 0), Words.limits(1_500_000_000));
    assertThat(failures(Words.engine(), kernel, Words.asked()))
        .containsExactly(
            "seccomp none", "capabilities CHOWN,SETUID,SYS_ADMIN", "no_new_privileges no");
  }

  @Test
  void aLowerLimitOfAGroupAboveKeepsThePromiseAndAHigherOneDoesNot() {
    ProcStatus fine = new ProcStatus(0x81, 0x81, true, 2);
    assertThat(failures(
            Words.engine(), Words.kernel(fine, Words.limits(1_000_000_000)), Words.asked()))
        .isEmpty();
    assertThat(failures(
            Words.engine(), Words.kernel(fine, Words.limits(2_000_000_000)), Words.asked()))
        .containsExactly("cpus 2.0");
  }

  @Test
  void whatNobodySpeaksOfIsNotInForce() {
    EngineWord silent = Words.engine(
        new EngineWord.Limits(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty()),
        new EngineWord.Walls(Optional.empty(), List.of(), false, List.of()),
        new EngineWord.Spaces("", "", "", "", "", List.of()));
    assertThat(failures(silent, KernelWord.SILENCE, Words.asked()))
        .containsExactly(
            "memory ",
            "swap ",
            "cpus ",
            "pids ",
            "nofile ",
            "shm ",
            "capabilities ",
            "network ",
            "no_new_privileges no",
            "rootfs writable");
  }

  @Test
  void runtimesAreComparedByTheirNames() {
    Asked runc = box(Optional.of("runc"), Optional.empty(), Optional.empty(), List.of());
    Asked runsc = box(Optional.of("/opt/bin/runsc"), Optional.empty(), Optional.empty(), List.of());
    assertThat(failures(Words.engine(), Words.kernel(), runc)).isEmpty();
    assertThat(failures(Words.engine(), Words.kernel(), runsc))
        .containsExactly("runtime /usr/bin/runc");
  }

  @Test
  void userNamespacesAreReadFromTheKernelsMap() {
    Asked keepId = box(Optional.empty(), Optional.of("keep-id"), Optional.empty(), List.of());
    Asked auto = box(Optional.empty(), Optional.of("auto"), Optional.empty(), List.of());
    assertThat(failures(Words.engine(), Words.kernel(), keepId))
        .containsExactly("userns host 0=0+4294967295");
    assertThat(failures(Words.engine(), Words.kernel(), auto))
        .containsExactly("userns host 0=0+4294967295");
  }

  @Test
  void aProfileIsInForceWhereTheEngineNamesIt() {
    Asked custom = box(Optional.empty(), Optional.empty(), Optional.of("{}"), List.of());
    assertThat(failures(Words.engine(), Words.kernel(), custom)).containsExactly("seccomp filter");
    EngineWord named = Words.engine(
        Words.limits(OptionalLong.of(268435456)),
        Words.walls("seccomp=/run/profile.json"),
        Words.spaces("bridge", "own"));
    assertThat(failures(named, Words.kernel(), custom)).isEmpty();
  }

  @Test
  void devicesAreThoseOfTheEngineAndOfMounts() {
    Asked fuse = box(Optional.empty(), Optional.empty(), Optional.empty(), List.of("/dev/fuse"));
    Asked kvm = box(Optional.empty(), Optional.empty(), Optional.empty(), List.of("/dev/kvm"));
    assertThat(failures(Words.engine(), Words.kernel(), fuse)).isEmpty();
    assertThat(failures(Words.engine(), Words.kernel(), kvm)).containsExactly("devices none");
  }

  @Test
  void theHostsNetworkAndAnotherOneThanAskedForAreNone() {
    Asked own = Words.asked(ContainerSpec.Box.PLAIN, Optional.of("own"));
    Asked other = Words.asked(ContainerSpec.Box.PLAIN, Optional.of("other"));
    assertThat(failures(Words.engine(), Words.kernel(), own)).isEmpty();
    assertThat(failures(Words.engine(), Words.kernel(), other)).containsExactly("network own");
    EngineWord host =
        Words.engine(Words.limits(OptionalLong.of(268435456)), Words.walls(), Words.spaces("host"));
    assertThat(failures(host, KernelWord.SILENCE, Words.asked())).containsExactly("network host");
  }

  @Test
  void noSeccompProfileMayBeAskedFor() {
    Asked none = box(Optional.empty(), Optional.empty(), Optional.of("unconfined"), List.of());
    EngineWord.Walls walls = Words.walls("seccomp=unconfined");
    EngineWord.Spaces spaces = Words.spaces("bridge", "own");
    EngineWord open = Words.engine(Words.limits(OptionalLong.of(268435456)), walls, spaces);
    assertThat(failures(open, KernelWord.SILENCE, none)).isEmpty();
    assertThat(failures(open, KernelWord.SILENCE, Asked.parse(none.text()))).isEmpty();
    assertThat(failures(open, KernelWord.SILENCE, Words.asked())).containsExactly("seccomp none");
  }

  @Test
  void aNetworkStackOfItsOwnIsNoBridge() {
    Asked asked = Words.asked(ContainerSpec.Box.PLAIN, Optional.of("private"));
    EngineWord.Limits limits = Words.limits(OptionalLong.of(268435456));
    EngineWord slirp = Words.engine(limits, Words.walls(), Words.spaces("slirp4netns"));
    EngineWord pasta = Words.engine(limits, Words.walls(), Words.spaces("pasta"));
    assertThat(failures(slirp, Words.kernel(), asked)).isEmpty();
    assertThat(failures(pasta, Words.kernel(), asked)).isEmpty();
    assertThat(failures(Words.engine(), Words.kernel(), asked)).containsExactly("network own");
  }

  /** The first process is gVisor's own: its rights and files are not those of the programs in it. */
  @Test
  void ofASandboxTheEnginesWordCounts() {
    EngineWord plain = Words.engine();
    EngineWord gvisor = new EngineWord(
        plain.id(),
        0,
        Optional.of("/tmp/x/runsc"),
        Optional.empty(),
        plain.limits(),
        plain.walls(),
        plain.spaces());
    KernelWord sandbox =
        Words.kernel(new ProcStatus(0x80081, 0x80081, true, 2), Words.limits(1_500_000_000));
    assertThat(failures(plain, sandbox, Words.asked())).isNotEmpty();
    assertThat(failures(gvisor, sandbox, Words.asked())).isEmpty();
    assertThat(fact(gvisor, sandbox, Words.asked(), Promise.NOFILE).source())
        .isEqualTo(Fact.Source.ENGINE);
    assertThat(fact(gvisor, sandbox, Words.asked(), Promise.MEMORY).source())
        .isEqualTo(Fact.Source.KERNEL);
  }

  @Test
  void whatWasAskedForSurvivesTheLabel() {
    Asked asked = new Asked(
        new ContainerSpec.Limits(0.5, 1, 2, 3, 4, 5),
        new ContainerSpec.Security(
            List.of("NET_RAW", "MKNOD"),
            List.of("SYS_PTRACE"),
            true,
            false,
            Map.of(),
            new ContainerSpec.Box(
                Optional.of("runsc"),
                Optional.of("auto"),
                Optional.of("custom"),
                List.of("/dev/fuse", "/dev/kvm"))),
        Optional.of("podspawn-1.alice"));
    assertThat(Asked.parse(asked.text())).isEqualTo(asked);
    assertThat(Asked.parse(Words.asked().text())).isEqualTo(Words.asked());
    assertThat(Asked.parse("").limits()).isEqualTo(ContainerSpec.Limits.NONE);
    assertThat(Asked.parse("memory=x =1 pids new=2").limits()).isEqualTo(ContainerSpec.Limits.NONE);
  }

  private static Asked box(
      Optional<String> runtime,
      Optional<String> userns,
      Optional<String> seccomp,
      List<String> devices) {
    return Words.asked(new ContainerSpec.Box(runtime, userns, seccomp, devices), Optional.empty());
  }
}
