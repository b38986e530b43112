package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.image.TestImage;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.terminal.TerminalDriver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Services of a project, from their images to their end, with a real redis on one real engine. */
@Timeout(300)
abstract class ServicePromises extends ProjectBench {
  private static final String REDIS = TestImage.REDIS.reference();
  private static final String DATABASE = """
        - name: db
          image: %1$s
          command: [redis-server, --dir, /data, --save, "", --appendonly, "yes"]
          volumes: ["data:/data"]
          healthcheck: {test: [CMD, redis-cli, ping], interval: 100ms}
        - name: cache
          image: %1$s
          command: 'echo "$GREETING"; redis-cli -h db ping; exec redis-server --port 6380'
          env: {GREETING: "hello ${PODSPAWN_USER}"}
          ports: [6380]
      """.formatted(REDIS);

  ServicePromises(EngineKind kind) {
    super(kind);
  }

  @BeforeEach
  void images() {
    alice.engine().importImage(TestImage.REDIS);
  }

  @AfterEach
  void nothingIsLeft() {
    alice.awaitNothing();
    assertThat(volumes()).isEmpty();
  }

  /** A project with these services, whose own image is built. */
  private void add(String mode, String services) {
    repository.commit(
        "podfile.yaml",
        "base: " + REDIS + "\nmount: none\nshell: /bin/sh\nmode: " + mode
            + "\nextra_commands: ['sleep 1']\non_create: redis-cli -h db incr hooks\nservices:\n"
            + services);
    podspawn("add-project", "shop", "--repo", repository.path().toString(), "--no-build")
        .ok();
  }

  private List<String> volumes() {
    return alice
        .engine()
        .cli("volume", "ls", "--quiet", "--filter", "label=podspawn-user=" + alice.name())
        .lines();
  }

  private Result logs(String... words) {
    List<String> all = new ArrayList<>(List.of("logs", alice.name() + "@shop"));
    all.addAll(List.of(words));
    return podspawn(all.toArray(new String[0]));
  }

  @Test
  void servicesAreReachedByNameAtTheFirstPromptAndTheSecondLoginReusesThem() throws Exception {
    add("destroy-on-disconnect", DATABASE);
    try (Running first =
        ssh().start("redis-cli -h db set k v; redis-cli -h cache -p 6380 ping; cat >/dev/null")) {
      first.stdout().await("OK\nPONG\n", Duration.ofMinutes(2));
      List<String> there = alice.containers();
      assertThat(there).hasSize(3);
      assertThat(login("redis-cli -h db get k").ok().stdout()).isEqualTo("v\n");
      assertThat(alice.containers()).isEqualTo(there);
      assertThat(podspawn("list", "--format", "{user}@{project}|").ok().stdout())
          .isEqualTo(alice.name() + "@shop|\n");
      assertThat(logs("db").ok().stdout()).contains("Ready to accept connections");
      assertThat(logs("cache", "--tail", "1000").ok().lines())
          .startsWith("hello " + alice.name(), "PONG");
      assertThat(logs("--tail", "1").ok().stdout()).contains("cache | ", "db | ");
      assertThat(logs("no-such").exit()).isEqualTo(3);
      assertThat(podspawn("doctor", "--user", alice.name()).stdout())
          .doesNotContain("no session knows of");
      assertThat(alice
              .engine()
              .cli("exec", service("db"), "grep", "-E", "NoNewPrivs|CapBnd", "/proc/1/status")
              .lines())
          .isEqualTo(login("grep -E 'NoNewPrivs|CapBnd' /proc/1/status").ok().lines());
    }
  }

  private String service(String name) {
    return "podspawn.service-" + alice.name() + ".shop." + name;
  }

  @Test
  void aServiceThatIsNotReadySaysWhyAndLeavesNothing() {
    add("persistent", DATABASE + """
          - name: sick
            image: %1$s
            command: 'echo out of luck; exit 3'
            ports: [1]
        """.formatted(REDIS));
    Result ended = login("echo landed");
    assertThat(ended.exit()).isEqualTo(255);
    assertThat(ended.stdout()).isEmpty();
    assertThat(ended.stderr())
        .contains("the service sick said at its end:", "  | out of luck")
        .contains("PS1330 could not start the service sick: it ended with status 3; ")
        .contains("shop.sick.log")
        .doesNotContain("at dev.podspawn");
    nothingIsLeft();
    change(
        "healthcheck: {test: 'echo not yet; exit 7', interval: 10ms, retries: 2, start_period: 0s}");
    assertThat(login("echo landed").stderr())
        .contains("PS1330 could not start the service sick: "
            + "its health check ends with 7 (not yet); ");
    nothingIsLeft();
    change("command: [/no/such/program]");
    assertThat(login("echo landed").stderr()).contains("PS1330 could not start the service sick: ");
    nothingIsLeft();
    repository.commit(
        "podfile.yaml",
        "base: " + REDIS
            + "\nmount: none\nservices: [{name: sick, image: 'localhost:1/no/such:1'}]\n");
    podspawn("update-project", "shop", "--no-build").ok();
    assertThat(login("echo landed").stderr())
        .contains("PS1312 could not pull the image localhost:1/no/such:1 of the service sick: ");
    Result prebuilt = podspawn(prebuild());
    assertThat(prebuilt.exit()).isEqualTo(1);
    assertThat(prebuilt.stdout()).doesNotContain("of the service");
    assertThat(prebuilt.stderr())
        .contains("PS1312 could not have an image for the service sick: ", "localhost:1/no/such:1");
  }

  private void change(String line) {
    repository.commit(
        "podfile.yaml",
        "base: " + REDIS + "\nmount: none\nmode: persistent\nservices:\n" + DATABASE
            + "  - name: sick\n    image: "
            + REDIS + "\n"
            + (line.startsWith("command") ? "" : "    command: [redis-server, --port, '1024']\n")
            + "    " + line + "\n");
    podspawn("update-project", "shop").ok();
  }

  @Test
  void twentyFirstLoginsAreOneBuildAndOneSetOfServices() throws Exception {
    add("destroy-on-disconnect", DATABASE);
    List<Running> logins = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        logins.add(ssh().start("redis-cli -h db incr n; cat >/dev/null"));
      }
      for (Running login : logins) {
        login.stdout().await("\n", Duration.ofMinutes(2));
      }
      assertThat(login("redis-cli -h db mget n hooks").ok().lines()).containsExactly("20", "1");
      assertThat(alice.containers()).hasSize(3);
    } finally {
      logins.forEach(Running::close);
    }
  }

  /** The registry is gone by then. */
  @Test
  void prebuildPullsTheImagesOfServicesSoThatTheFirstLoginDoesNot() {
    try (Registry registry = Registry.start(alice.engine().network())) {
      String image = registry.take(alice, REDIS, "team/redis:1");
      repository.commit(
          "podfile.yaml",
          "base: " + REDIS + "\nmount: none\nmode: destroy-on-disconnect\nservices:\n"
              + "  - {name: db, image: '" + image + "', command: [redis-server], ports: [6379]}\n");
      podspawn("add-project", "shop", "--repo", repository.path().toString(), "--no-build")
          .ok();
      String own = "is there already: " + REDIS;
      assertThat(podspawn(prebuild()).ok().lines())
          .containsExactly(own, "pulled " + image + " of the service db");
      assertThat(podspawn(prebuild()).ok().lines())
          .containsExactly(own, "is there already: " + image + " of the service db");
    }
    assertThat(login("redis-cli -h db ping").ok().stdout()).isEqualTo("PONG\n");
  }

  /** Whoever waits for services at a terminal sees it; when they go, all goes. So does what a kill -9 left, later. */
  @Test
  void aLoginThatIsKilledWhileItWaitsLeavesNothingForLong() throws Exception {
    add("destroy-on-disconnect", DATABASE.replace("[CMD, redis-cli, ping]", "sleep 60; exit 1"));
    try (TerminalDriver terminal =
        TerminalDriver.start(ssh().with("-tt").argv(), TerminalDriver.environment(), 24, 80)) {
      terminal.expect("starting db, cache ...", PATIENCE);
      Await.until("the services", PATIENCE, () -> alice.containers().size() == 3);
    }
    nothingIsLeft();
    try (Running waiting = ssh().start("echo landed")) {
      Await.until("the services", PATIENCE, () -> alice.containers().size() == 3);
      for (long pid : SpawnProcesses.pids(host.installation())) {
        Command.of("kill", "-KILL", Long.toString(pid)).run();
      }
      assertThat(waiting.stdout().text()).isEmpty();
    }
    podspawn("cleanup").ok();
    nothingIsLeft();
  }

  /** The engine removes it, or keeps it as long as services share its network; they go in any case. */
  @Test
  void servicesGoWithAContainerThatDiesAndWhatIsKeptStays() throws Exception {
    add("persistent", DATABASE);
    assertThat(login("redis-cli -h db set k v").ok().stdout()).isEqualTo("OK\n");
    List<String> kept = volumes();
    assertThat(kept).hasSize(1);
    alice.engine().cli("kill", "podspawn-" + alice.name() + ".shop");
    podspawn("cleanup").ok();
    alice.awaitNothing();
    assertThat(login("redis-cli -h db get k").ok().stdout()).isEqualTo("v\n");
    podspawn("kill", alice.name() + "@shop").ok();
    alice.awaitNothing();
    assertThat(volumes()).isEqualTo(kept);
    alice.engine().cli("volume", "rm", kept.get(0));
  }
}
