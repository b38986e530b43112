package dev.podspawn.podman.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.Mount;
import dev.podspawn.core.engine.NameLookup;
import dev.podspawn.core.engine.PublishedPort;
import dev.podspawn.core.engine.PullListener;
import dev.podspawn.core.engine.ServicePart;
import dev.podspawn.core.stream.WindowSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The requests as they are sent, to the letter. */
final class RequestTest {
  @Test
  void createSaysEverything() {
    ContainerSpec spec = new ContainerSpec(
            "podspawn-alice",
            "localhost/dev:1",
            List.of("sleep", "infinity"),
            Map.of("managed-by", "podspawn"),
            Map.of("A", "b=c \"d\""),
            Optional.of("box"),
            Optional.of("net1"),
            new ContainerSpec.Limits(1.5, 1 << 20, 99),
            new ContainerSpec.Security(
                List.of("ALL"), List.of("CHOWN"), true, true, Map.of("/tmp", "size=1m")))
        .mounting(new Mount(Path.of("/opt/a b"), "/x"));
    ApiRequest request = new CreateContainer(spec, MountStyle.WITH_OPTIONS).request();
    assertThat(request.method() + " " + request.target())
        .isEqualTo("POST /containers/create?name=podspawn-alice");
    assertThat(request.json())
        .isEqualTo("{\"Image\":\"localhost/dev:1\",\"Hostname\":\"box\","
            + "\"Entrypoint\":[\"sleep\",\"infinity\"],\"Cmd\":[],"
            + "\"Env\":[\"A=b=c \\\"d\\\"\"],\"Labels\":{\"managed-by\":\"podspawn\"},"
            + "\"Volumes\":{\"/home\":{},\"/root\":{}},"
            + "\"HostConfig\":{\"Init\":true,\"AutoRemove\":true,"
            + "\"LogConfig\":{\"Type\":\"none\"},\"NetworkMode\":\"net1\","
            + "\"Memory\":1048576,\"MemorySwap\":1048576,\"NanoCpus\":1500000000,"
            + "\"PidsLimit\":99,\"CapDrop\":[\"ALL\"],\"CapAdd\":[\"CHOWN\"],"
            + "\"SecurityOpt\":[\"no-new-privileges\"],\"ReadonlyRootfs\":true,"
            + "\"Tmpfs\":{\"/tmp\":\"size=1m\"},"
            + "\"Binds\":[\"/opt/a b:/x:ro,nosuid,nodev\"]}}");
    assertThat(new CreateContainer(spec, MountStyle.PLAIN).request().json())
        .endsWith("\"Tmpfs\":{\"/tmp\":\"size=1m\"},"
            + "\"Mounts\":[{\"Type\":\"bind\",\"Source\":\"/opt/a b\",\"Target\":\"/x\","
            + "\"ReadOnly\":true}]}}");
  }

  @Test
  void createSaysMoreLimitsAndDevices() {
    ContainerSpec.Security plain =
        new ContainerSpec.Security(List.of(), List.of(), false, false, Map.of());
    ContainerSpec spec = new ContainerSpec(
        "c",
        "i",
        List.of("x"),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        new ContainerSpec.Limits(0, 0, 0, 1024, 8 << 20, 1L << 30),
        plain.withDevices(List.of("/dev/fuse", "a.com/b=c")));
    assertThat(new CreateContainer(spec, MountStyle.WITH_OPTIONS).request().json())
        .endsWith("\"HostConfig\":{\"Init\":true,\"AutoRemove\":true,"
            + "\"LogConfig\":{\"Type\":\"none\"},"
            + "\"Ulimits\":[{\"Name\":\"nofile\",\"Soft\":1024,\"Hard\":1024}],"
            + "\"ShmSize\":8388608,\"StorageOpt\":{\"size\":\"1073741824\"},"
            + "\"CapDrop\":[],\"CapAdd\":[],\"ReadonlyRootfs\":false,\"Tmpfs\":{},"
            + "\"Devices\":[{\"PathOnHost\":\"/dev/fuse\",\"PathInContainer\":\"/dev/fuse\","
            + "\"CgroupPermissions\":\"rwm\"}],"
            + "\"DeviceRequests\":[{\"Driver\":\"cdi\",\"DeviceIDs\":[\"a.com/b=c\"]}]}}");
  }

  @Test
  void createSaysWhichPortsAreOnTheLoopback() {
    ContainerSpec spec = new ContainerSpec(
            "c",
            "i",
            List.of("x"),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.of("private"),
            ContainerSpec.Limits.NONE,
            new ContainerSpec.Security(List.of(), List.of(), false, false, Map.of()))
        .publishing(List.of(new PublishedPort(3000, 3100), new PublishedPort(80, 1080)));
    assertThat(new CreateContainer(spec, MountStyle.WITH_OPTIONS).request().json())
        .contains("\"ExposedPorts\":{\"3000/tcp\":{},\"80/tcp\":{}},\"HostConfig\":")
        .contains("\"NetworkMode\":\"private\",\"PortBindings\":{"
            + "\"3000/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"3100\"}],"
            + "\"80/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"1080\"}]}");
  }

  /** Docker names IPv6 too where it is published everywhere, and exposed ports without a place. */
  @Test
  void inspectReadsWhichPortsAreOnTheLoopback() throws IOException {
    byte[] shown =
        ("{\"Id\":\"c1\",\"Name\":\"/c\",\"State\":{\"Status\":\"running\",\"Pid\":7},\"Config\":{},"
                + "\"NetworkSettings\":{\"IPAddress\":\"\",\"Ports\":{\"9000/tcp\":null,"
                + "\"8080/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"8180\"}],"
                + "\"53/udp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"1053\"}],"
                + "\"3000/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"3100\"},"
                + "{\"HostIp\":\"::\",\"HostPort\":\"3100\"}]}}}")
            .getBytes(StandardCharsets.UTF_8);
    ApiAnswer answer = new ApiAnswer(200, new ByteArrayInputStream(shown), "", "/run/e.sock");
    assertThat(new InspectContainer("c").read(answer).orElseThrow().ports())
        .containsExactly(new PublishedPort(3000, 3100), new PublishedPort(8080, 8180));
  }

  @Test
  void createLeavesOutWhatIsNotAskedFor() {
    ContainerSpec spec = new ContainerSpec(
        "c",
        "i",
        List.of("x"),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        ContainerSpec.Limits.NONE,
        new ContainerSpec.Security(List.of(), List.of(), false, false, Map.of()));
    assertThat(new CreateContainer(spec, MountStyle.WITH_OPTIONS).request().json())
        .isEqualTo("{\"Image\":\"i\",\"Entrypoint\":[\"x\"],\"Cmd\":[],\"Env\":[],\"Labels\":{},"
            + "\"HostConfig\":{\"Init\":true,\"AutoRemove\":true,"
            + "\"LogConfig\":{\"Type\":\"none\"},\"CapDrop\":[],\"CapAdd\":[],"
            + "\"ReadonlyRootfs\":false,\"Tmpfs\":{}}}");
    ContainerSpec looking =
        spec.looking(new NameLookup(List.of("127.0.0.1"), List.of("db", "cache")));
    assertThat(new CreateContainer(looking, MountStyle.WITH_OPTIONS).request().json())
        .contains("{\"Type\":\"none\"},\"Dns\":[\"127.0.0.1\"],"
            + "\"ExtraHosts\":[\"db:127.0.0.1\",\"cache:127.0.0.1\"],");
  }

  @Test
  void createOfAServiceLeavesTheImagesEntryPointAndKeepsABoundedLog() {
    ContainerSpec spec = new ContainerSpec(
            "c",
            "i",
            List.of(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.of("container:own"),
            ContainerSpec.Limits.NONE,
            new ContainerSpec.Security(List.of(), List.of(), false, false, Map.of()))
        .serving(new ServicePart(
            List.of("serve"), List.of(new ServicePart.VolumeMount("v", "/data", true))));
    assertThat(new CreateContainer(spec, MountStyle.WITH_OPTIONS).request().json())
        .isEqualTo(
            "{\"Image\":\"i\",\"Cmd\":[\"serve\"],\"StopTimeout\":5,\"Env\":[],\"Labels\":{},"
                + "\"HostConfig\":{\"Init\":true,\"AutoRemove\":false,"
                + "\"LogConfig\":{\"Type\":\"json-file\",\"Config\":{\"max-size\":\"1m\"}},"
                + "\"NetworkMode\":\"container:own\",\"CapDrop\":[],\"CapAdd\":[],"
                + "\"ReadonlyRootfs\":false,\"Tmpfs\":{},"
                + "\"Mounts\":[{\"Type\":\"volume\",\"Source\":\"v\",\"Target\":\"/data\","
                + "\"ReadOnly\":true}]}}");
  }

  @Test
  void execSaysEverything() {
    ExecSpec spec = new ExecSpec(
        List.of("sh", "-c", "é"),
        Map.of("A", "1"),
        Optional.of("/w"),
        Optional.of("1:2"),
        Optional.of(new WindowSize(24, 80)));
    assertThat(new CreateExec("c", spec).request())
        .isEqualTo(ApiRequest.post(
            "/containers/c/exec",
            "{\"AttachStdin\":true,\"AttachStdout\":true,\"AttachStderr\":true,\"Tty\":true,"
                + "\"DetachKeys\":\"ctrl-^,ctrl-^,ctrl-_,ctrl-^,ctrl-_\","
                + "\"Cmd\":[\"sh\",\"-c\",\"é\"],\"Env\":[\"A=1\"],\"WorkingDir\":\"/w\","
                + "\"User\":\"1:2\"}"));
    assertThat(new StartExec("c", "e", spec.terminal()).request())
        .isEqualTo(ApiRequest.post(
            "/exec/e/start",
            "{\"Detach\":false,\"Tty\":true,\"h\":24,\"w\":80,\"ConsoleSize\":[24,80]}"));
    assertThat(new StartExec("c", "e", Optional.empty()).request().json())
        .isEqualTo("{\"Detach\":false,\"Tty\":false}");
  }

  @Test
  void pullAlwaysNamesATagOrDigest() {
    assertThat(pullTarget("reg:5000/a/b")).endsWith("?fromImage=reg%3A5000%2Fa%2Fb%3Alatest");
    assertThat(pullTarget("a:1")).endsWith("?fromImage=a%3A1");
    assertThat(pullTarget("a@sha256:00")).endsWith("?fromImage=a%40sha256%3A00");
  }

  private static String pullTarget(String image) {
    return new PullImage(image, PullListener.SILENT).request().target();
  }

  @Test
  void listFiltersByEveryLabel() {
    assertThat(new ListContainers(Map.of("a", "b c")).request().target())
        .isEqualTo("/containers/json?all=true&filters=%7B%22label%22%3A%5B%22a%3Db%20c%22%5D%7D");
  }

  @Test
  void namesCannotLeaveTheirPlace() {
    assertThat(new StartContainer("a/../b?x#y").request().target())
        .isEqualTo("/containers/a%2F..%2Fb%3Fx%23y/start");
    for (String name : new String[] {"", ".", "..", "../x"}) {
      assertThatThrownBy(() -> new StartContainer(name).request())
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aLogThatIsFollowedMayBeSilentForAnyTime() {
    ApiRequest once = new ContainerLog("db", 7, false, line -> {}).request();
    assertThat(once.target()).isEqualTo("/containers/db/logs?stdout=true&stderr=true&tail=7");
    assertThat(once.work()).isPresent();
    ApiRequest followed = new ContainerLog("db", 7, true, line -> {}).request();
    assertThat(followed.target()).isEqualTo(once.target() + "&follow=true");
    assertThat(followed.work()).isEmpty();
  }
}
