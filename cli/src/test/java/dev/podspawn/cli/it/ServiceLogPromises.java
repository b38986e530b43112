package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.image.TestImage;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Running;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Services that run, as root sees them, with a real redis on one real engine. */
@Timeout(300)
abstract class ServiceLogPromises extends ProjectBench {
  private static final String REDIS = TestImage.REDIS.reference();

  ServiceLogPromises(EngineKind kind) {
    super(kind);
  }

  @BeforeEach
  void addProject() {
    alice.engine().importImage(TestImage.REDIS);
    repository.commit("podfile.yaml", """
        base: %1$s
        mount: none
        shell: /bin/sh
        mode: destroy-on-disconnect
        services:
          - {name: db, image: '%1$s', command: [redis-server], ports: [6379]}
          - {name: cache, image: '%1$s', command: [redis-server, --port, "6380"], ports: [6380]}
        """.formatted(REDIS));
    podspawn("add-project", "shop", "--repo", repository.path().toString(), "--no-build")
        .ok();
  }

  /** A login that stays until it is closed. */
  private Running session() throws Exception {
    Running session = ssh().start("echo landed; cat >/dev/null");
    session.stdout().await("landed\n", PATIENCE);
    return session;
  }

  private Running follow(String... words) {
    List<String> all = new ArrayList<>(List.of("logs", alice.name() + "@shop"));
    all.addAll(List.of(words));
    return new Podspawn(host.installation()).command(all.toArray(new String[0])).start();
  }

  @Test
  void aLogIsFollowedUntilSomebodyStopsIt() throws Exception {
    try (Running session = session();
        Running log = follow("cache", "-f")) {
      log.stdout().await("Ready to accept connections", PATIENCE);
      login("redis-cli -h cache -p 6380 save").ok();
      log.stdout().await("DB saved on disk", PATIENCE);
      assertThat(log.stdout().text()).doesNotContain(" | ");
      log.signal("INT");
      assertThat(log.result(PATIENCE).exit()).as(log.describe()).isZero();
      assertThat(log.stderr().text()).isEmpty();
      assertThat(session.isAlive()).isTrue();
    }
  }

  @Test
  void allLogsAreFollowedUntilTheLastServiceEnds() throws Exception {
    try (Running session = session();
        Running log = follow("--follow", "--tail", "1")) {
      log.stdout().await("cache | ", PATIENCE);
      log.stdout().await("db | ", PATIENCE);
      login("redis-cli -h cache -p 6380 shutdown nosave");
      log.stdout().await("bye bye", PATIENCE);
      login("redis-cli -h db save").ok();
      log.stdout().await("DB saved on disk", PATIENCE);
      assertThat(log.isAlive()).isTrue();
      podspawn("kill", alice.name() + "@shop").ok();
      assertThat(log.result(PATIENCE).exit()).as(log.describe()).isZero();
      assertThat(log.stdout().text().lines())
          .allMatch(line -> line.startsWith("cache | ") || line.startsWith("db | "));
    }
  }

  @Test
  void inspectListsServicesAndHowTheyEnded() throws Exception {
    String name = alice.name() + "@shop";
    try (Running session = session()) {
      assertThat(podspawn("inspect", name, "--format", "{services}").ok().stdout())
          .isEqualTo("cache=running db=running\n");
      login("redis-cli -h cache -p 6380 shutdown nosave");
      Await.until(
          "the cache's end",
          PATIENCE,
          () -> podspawn("inspect", name, "--format", "{services}")
              .stdout()
              .equals("cache=ended db=running\n"));
      assertThat(podspawn("inspect", name, "--json").ok().stdout())
          .contains("\"services\":[{\"name\":\"cache\",\"image\":\"" + REDIS
              + "\",\"state\":\"ended\",\"exit\":0},{\"name\":\"db\",\"image\":\"" + REDIS
              + "\",\"state\":\"running\",\"exit\":null}]}");
      assertThat(podspawn("inspect", name).ok().lines())
          .anyMatch(line -> line.matches("SERVICE +IMAGE +STATE"))
          .anyMatch(line -> line.matches("cache +" + REDIS + " +ended 0"))
          .anyMatch(line -> line.matches("db +" + REDIS + " +running"));
      assertThat(session.isAlive()).isTrue();
    }
  }

  @Test
  void aServiceThatIsNotThereCannotBeFollowed() throws Exception {
    try (Running session = session();
        Running log = follow("no-such", "--follow")) {
      assertThat(log.result(PATIENCE).exit()).isEqualTo(3);
      assertThat(log.stderr().text()).startsWith("PS1414 ").contains("it has cache, db");
      assertThat(session.isAlive()).isTrue();
    }
  }

  /** Whoever is called so next would find them else. */
  @Test
  void aUserWhoIsPurgedLeavesNoVolume() {
    repository.commit("podfile.yaml", """
        base: %1$s
        mount: none
        shell: /bin/sh
        mode: persistent
        services: [{name: db, image: '%1$s', command: [redis-server], volumes: ["data:/data"]}]
        """.formatted(REDIS));
    podspawn("update-project", "shop", "--no-build").ok();
    assertThat(login("redis-cli -h db ping").ok().stdout()).isEqualTo("PONG\n");
    PodUser bob = host.addUser();
    bob.engine().importImage(TestImage.REDIS);
    assertThat(bob.ssh()
            .with("-o", "SetEnv=PODSPAWN_PROJECT=shop")
            .command("redis-cli -h db ping")
            .timeout(PATIENCE)
            .run()
            .ok()
            .stdout())
        .isEqualTo("PONG\n");
    List<String> kept = volumes(bob);
    assertThat(kept).hasSize(1);
    assertThat(podspawn("remove-user", bob.name(), "--purge").ok().lines())
        .contains("removed the volume " + kept.get(0), "removed the user " + bob.name());
    assertThat(volumes(bob)).isEmpty();
    assertThat(bob.containers()).isEmpty();
    assertThat(volumes(alice)).hasSize(1);
    podspawn("kill", alice.name() + "@shop").ok();
    alice.engine().cli("volume", "rm", volumes(alice).get(0));
  }

  private static List<String> volumes(PodUser user) {
    return user.engine()
        .cli("volume", "ls", "--quiet", "--filter", "label=podspawn-user=" + user.name())
        .lines();
  }
}
