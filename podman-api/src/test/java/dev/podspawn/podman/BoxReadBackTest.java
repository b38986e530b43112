package dev.podspawn.podman;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.EngineWord;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.fixtures.fault.Answer;
import dev.podspawn.fixtures.fault.FaultServer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the engines' inspect says of the box, as Podman 4.3.1 and Docker 20.10 say it (shortened). */
final class BoxReadBackTest {
  private static final OptionalLong NONE = OptionalLong.of(EngineWord.NO_LIMIT);

  private static final String LIMITS = """
      "ShmSize":33554432,"Memory":268435456,"NanoCpus":1500000000,"MemorySwap":268435456,"PidsLimit":99,
      """;

  private static final String PODMAN = """
      {"Id":"9f3a","State":{"Status":"running","Pid":15196},"OCIRuntime":"runc",
       "BoundingCaps":["CAP_CHOWN","CAP_SETUID"],"Config":{"Labels":{"podspawn-asked":"memory=1"}},
       "NetworkSettings":{"Bridge":"","Networks":{"own":{"Aliases":["x"]}}},
       "HostConfig":{"NetworkMode":"bridge","CapAdd":[],"CapDrop":["CAP_KILL"],"IpcMode":"shareable",
       "PidMode":"private","UTSMode":"private","UsernsMode":"private","ReadonlyRootfs":true,
       "SecurityOpt":["no-new-privileges"],"Runtime":"oci","CpuPeriod":100000,"CpuQuota":150000,%s
       "Devices":[{"PathOnHost":"/dev/fuse","PathInContainer":"/dev/fuse","CgroupPermissions":""}],
       "Ulimits":[{"Name":"RLIMIT_NOFILE","Soft":1000,"Hard":2000},{"Name":"RLIMIT_NPROC","Soft":1,"Hard":1}]}}
      """;

  private static final String DOCKER = """
      {"Id":"affc","State":{"Status":"running","Pid":17826},"Config":{"Labels":null},
       "NetworkSettings":{"Networks":{"bridge":{"NetworkID":"c7"}}},
       "HostConfig":{"NetworkMode":"default","CapAdd":["CHOWN","SETUID"],"CapDrop":["ALL"],"IpcMode":"private",
       "PidMode":"","UTSMode":"","UsernsMode":"","ReadonlyRootfs":false,"SecurityOpt":null,"Runtime":"runc",
       "Devices":null,"StorageOpt":{"size":"10G"},"Ulimits":[{"Name":"nofile","Hard":2000,"Soft":1000}],%s
       "CpuPeriod":0,"CpuQuota":0}}
      """;

  private static Answer podman(String json) {
    return Answer.json(200, json).with("Server", "Libpod/4.3.1 (linux)");
  }

  @Test
  void podmansOwnHalfIsAskedForWhatOnlyItKnows() {
    Answer compatible = podman("{\"Id\":\"9f3a\",\"HostConfig\":{\"Runtime\":\"oci\"}}");
    try (FaultServer server = FaultServer.answering(compatible, podman(PODMAN.formatted(LIMITS)));
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertThat(engine.box("9f3a"))
          .contains(new EngineWord(
              "9f3a",
              15196,
              Optional.of("runc"),
              Optional.of("memory=1"),
              limits(OptionalLong.empty()),
              new EngineWord.Walls(
                  Optional.of(List.of("CAP_CHOWN", "CAP_SETUID")),
                  List.of("no-new-privileges"),
                  true,
                  List.of("/dev/fuse")),
              new EngineWord.Spaces(
                  "private", "shareable", "private", "private", "bridge", List.of("own"))));
      assertThat(server.requests().get(0)).startsWith("GET /containers/9f3a/json ");
      assertThat(server.requests().get(1)).startsWith("GET /v4.0.0/libpod/containers/9f3a/json ");
    }
  }

  @Test
  void dockerIsAskedOnce() {
    try (FaultServer server = FaultServer.answering(Answer.json(200, DOCKER.formatted(LIMITS)));
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      EngineWord word = engine.box("affc").orElseThrow();
      assertThat(word.runtime()).contains("runc");
      assertThat(word.limits()).isEqualTo(limits(OptionalLong.of(10L << 30)));
      assertThat(word.walls())
          .isEqualTo(new EngineWord.Walls(
              Optional.of(List.of("CHOWN", "SETUID")), List.of(), false, List.of()));
      assertThat(word.spaces().networks()).containsExactly("bridge");
      assertThat(server.requests()).hasSize(1);
    }
  }

  private static EngineWord.Limits limits(OptionalLong disk) {
    return new EngineWord.Limits(
        OptionalLong.of(268435456),
        OptionalLong.of(268435456),
        OptionalLong.of(1_500_000_000),
        OptionalLong.of(99),
        OptionalLong.of(2000),
        OptionalLong.of(33554432),
        disk);
  }

  /** Rootless Podman on cgroup v1 says zeros of what it left out. */
  @Test
  void zerosAreNoLimitAndSilenceIsNotKnown() {
    String zeros = "\"Memory\":0,\"MemorySwap\":0,\"NanoCpus\":0,\"PidsLimit\":null,";
    try (FaultServer server = FaultServer.answering(Answer.json(200, DOCKER.formatted(zeros)));
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      EngineWord.Limits limits = engine.box("affc").orElseThrow().limits();
      assertThat(limits.memoryBytes()).isEqualTo(NONE);
      assertThat(limits.memorySwapBytes()).isEqualTo(NONE);
      assertThat(limits.cpuNanos()).isEqualTo(NONE);
      assertThat(limits.pids()).isEqualTo(NONE);
      assertThat(limits.shmBytes()).isEmpty();
    }
  }

  @Test
  void aContainerThatIsGoneAndAnEngineThatIsIllAreToldApart() {
    Answer gone = Answer.json(404, "{\"message\":\"No such container: x\"}");
    Answer ill = Answer.json(500, "{\"message\":\"database is locked\"}");
    try (FaultServer server = FaultServer.answering(gone, ill);
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertThat(engine.box("x")).isEmpty();
      assertFails(ErrorCode.ENGINE_FAILED, () -> engine.box("x"));
    }
  }
}
