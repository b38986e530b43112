package dev.podspawn.core.spawn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.image.BuildPlace;
import dev.podspawn.core.image.BuildWatch;
import dev.podspawn.core.image.ImageRecipe;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.name.PodfileDigest;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.podfile.Podfile;
import dev.podspawn.core.podfile.Podfiles;
import dev.podspawn.core.podfile.Service;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.store.SqliteSessionStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Services beside a session, on an engine whose execs are processes of this machine. */
@Timeout(60)
class ServicesTest {
  private static final Session SHOP =
      new Session(LoginBench.ALICE, Optional.of(ProjectName.parse("shop")));
  private static final String HEALTHY =
      "'healthcheck':{'test':['CMD','true'],'interval':'10ms','timeout':'9000ms','retries':2,'start_period':'0ms'}";

  @TempDir
  private Path dir;

  private final FakeEngine engine = FakeEngine.withImages(LoginBench.IMAGE, "redis:7");
  private final List<String> told = new ArrayList<>();

  @Test
  void theyAreMadeBeforeTheRecordInTheSessionsNetworkAndGoBeforeItsContainer() {
    LoginBench bench = bench(service("db", "'volumes':['data:/data']," + HEALTHY));
    bench.limits = new ContainerSpec.Limits(1, 1 << 30, 99);
    assertThat(bench.run(SHOP, "true")).isEqualTo(new ExitStatus(0));
    assertThat(engine.calls())
        .containsSubsequence(
            "imageExists redis:7",
            "create podspawn-alice.shop",
            "createVolume podspawn-instance1.alice.shop.data",
            "create podspawn.service-alice.shop.db",
            "start f00d2",
            "exec f00d2",
            "exec f00d1",
            "remove f00d2",
            "removeVolume podspawn-instance1.alice.shop.data",
            "remove f00d1");
    assertThat(told).containsExactly("services db", "end");
    assertNothingIsLeft();
  }

  @Test
  void theirBoxIsTheSessionsAndTheirNamesAreItsLoopback() {
    LoginBench bench = bench(service("db", HEALTHY)).mode(SessionMode.GRACE_PERIOD);
    bench.limits = new ContainerSpec.Limits(1, 1 << 30, 99);
    bench.run(SHOP, "true");
    ContainerSpec own = spec("podspawn-alice.shop");
    ContainerSpec db = spec("podspawn.service-alice.shop.db");
    assertThat(own.lookup().own()).containsExactly("db");
    assertThat(db.network()).contains("container:f00d1");
    assertThat(db.limits()).isEqualTo(own.limits());
    assertThat(db.security()).isEqualTo(own.security());
    assertThat(db.mounts()).isEmpty();
    assertThat(db.environment()).isEqualTo(Map.of("WHO", "alice at shop"));
    assertThat(db.labels()).containsEntry("podspawn-memory", Long.toString(1 << 30));
  }

  @Test
  void aSecondLoginAsksTheEngineForNothingOfTheirs() {
    bench(service("db", HEALTHY)).mode(SessionMode.GRACE_PERIOD).run(SHOP, "true");
    int before = engine.calls().size();
    bench(service("db", HEALTHY)).mode(SessionMode.GRACE_PERIOD).run(SHOP, "true");
    assertThat(engine.calls().subList(before, engine.calls().size()))
        .noneMatch(
            call -> call.contains("f00d2") || call.contains("redis") || call.equals("volumes"));
    assertThat(engine.containers()).hasSize(2);
  }

  @Test
  void onePortIsWaitedForAndWhoOnlyRunsIsReady() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(bench(
                  service("db", "'ports':[" + socket.getLocalPort() + "]") + "," + service("x", ""))
              .run(SHOP, "true"))
          .isEqualTo(new ExitStatus(0));
    }
  }

  @Test
  void oneThatEndsIsToldOfWithItsLogAndNothingIsLeft() throws IOException {
    assertThat(failure(service("db", HEALTHY) + "," + service("sick", "'command':['exit','3']")))
        .isEqualTo(
            "PS1330 could not start the service sick: it ended with status 3; try mending the"
                + " Podfile, or asking this host's admin for the log shop.sick.log");
    assertThat(told)
        .containsExactly("services db, sick", "failed the service sick: I begin, I end", "end");
    assertThat(Files.readString(dir.resolve("builds/shop.sick.log"))).isEqualTo("I begin\nI end\n");
    assertNothingIsLeft();
  }

  @Test
  void oneThatIsNotHealthyIsToldOfWithWhatItsTestSays() {
    assertThat(failure(service(
            "db",
            HEALTHY.replace(
                "'true'",
                "'/bin/sh','-c','echo tick >>" + dir.resolve("ticks")
                    + "; echo no luck; exit 4'"))))
        .startsWith(
            "PS1330 could not start the service db: its health check ends with 4 (no luck); ");
    assertThat(dir.resolve("ticks")).hasContent("tick\ntick");
    assertNothingIsLeft();
  }

  @Test
  void aTestThatHangsIsEndedAndCountsAsAFailure() {
    assertThat(failure(
            service("db", HEALTHY.replace("'true'", "'sleep','50'").replace("9000ms", "100ms"))))
        .contains("its health check takes longer than 0.1 s");
    assertNothingIsLeft();
  }

  @Test
  void aVolumeThatIsKeptOutlivesItsSessionAndAFailureThatDidNotMakeIt() {
    String keeping = service("db", "'volumes':['data:/data']," + HEALTHY);
    bench(keeping).mode(SessionMode.PERSISTENT).run(SHOP, "true");
    engine.kill("podspawn-alice.shop");
    String sick = service("db", "'volumes':['data:/data','new:/new'],'command':['exit','1']");
    assertThat(failure(bench(sick).mode(SessionMode.PERSISTENT))).startsWith("PS1330 ");
    assertThat(engine.containers()).isEmpty();
    assertThat(engine.services().volumes()).containsExactly("podspawn-instance1.alice.shop.data");
  }

  /** Whoever is killed while services are made leaves containers, and no record. */
  @Test
  void whatAKilledLoginLeftGoesAtTheNextOne() {
    bench(service("db", "'volumes':['data:/data']," + HEALTHY))
        .mode(SessionMode.GRACE_PERIOD)
        .run(SHOP, "true");
    StateDirectory state = StateDirectory.open(dir.resolve("state"), LoginBench.ALICE);
    try (SqliteSessionStore store = new SqliteSessionStore(state, new CapturedLog())) {
      store.all().forEach(store::forget);
    }
    bench(service("db", HEALTHY)).run(new Session(LoginBench.ALICE, Optional.empty()), "true");
    assertNothingIsLeft();
  }

  @Test
  void theirMemoryCounts() {
    LoginBench bench = bench(service("db", HEALTHY));
    bench.limits = new ContainerSpec.Limits(1, 600 << 20, 99);
    bench.userMemory = 1000 << 20;
    assertThat(failure(bench))
        .contains("it needs 1200 MiB with its services, and resources.user_memory allows 1000 MiB");
  }

  private String failure(String services) {
    return failure(bench(services));
  }

  private static String failure(LoginBench bench) {
    PodspawnException e =
        catchThrowableOfType(PodspawnException.class, () -> bench.run(SHOP, "true"));
    return Objects.requireNonNull(e).personLine();
  }

  private void assertNothingIsLeft() {
    assertThat(engine.containers()).isEmpty();
    assertThat(engine.networks()).isEmpty();
    assertThat(engine.services().volumes()).isEmpty();
  }

  private ContainerSpec spec(String name) {
    return Objects.requireNonNull(engine.containers().get(name));
  }

  private static String service(String name, String more) {
    return "{'name':'" + name + "','image':'redis:7','env':{'WHO':'alice at shop'}"
        + (more.isEmpty() ? "" : "," + more) + "}";
  }

  private LoginBench bench(String services) {
    Podfile podfile =
        Podfiles.of("{'base':'" + LoginBench.IMAGE + "','services':[" + services + "]}");
    SessionProject.Layers layers = new SessionProject.Layers() {
      @Override
      public SessionProject.Layer of(PodfileDigest digest) {
        return new SessionProject.Layer(Optional.of("/bin/sh"), Map.of());
      }

      @Override
      public List<Service> services() {
        return podfile.services();
      }
    };
    LoginBench bench = new LoginBench(engine, dir.resolve("state"));
    bench.project = Optional.of(new SessionProject(
        PodfileDigest.parse(podfile.digest()).orElseThrow(),
        new ImageRecipe(ProjectName.parse("shop"), podfile),
        new BuildPlace(dir.resolve("builds")),
        new Told(),
        layers,
        Optional.empty()));
    return bench;
  }

  private final class Told implements BuildWatch {
    @Override
    public void services(List<String> names) {
      told.add("services " + String.join(", ", names));
    }

    @Override
    public void end() {
      told.add("end");
    }

    @Override
    public void failed(String what, List<String> lastLines) {
      told.add("failed " + what + ": " + String.join(", ", lastLines));
    }
  }
}
