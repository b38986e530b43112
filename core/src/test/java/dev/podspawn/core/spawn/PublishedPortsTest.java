package dev.podspawn.core.spawn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.engine.PublishedPort;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.image.BuildPlace;
import dev.podspawn.core.image.BuildWatch;
import dev.podspawn.core.image.ImageRecipe;
import dev.podspawn.core.name.PodfileDigest;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.podfile.Podfile;
import dev.podspawn.core.podfile.Podfiles;
import dev.podspawn.core.podfile.Ports.Strategy;
import dev.podspawn.core.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ports of a project's containers, on an engine that gives each to one container only. */
@Timeout(60)
class PublishedPortsTest {
  private static final Session SHOP = session("alice");

  /** Where hardly anybody listens. */
  private static final int PORT = 20_617;

  @TempDir
  private Path dir;

  private final FakeEngine engine = FakeEngine.withImages(LoginBench.IMAGE);
  private final List<String> told = new ArrayList<>();

  private static Session session(String user) {
    return new Session(UserName.parse(user), Optional.of(ProjectName.parse("shop")));
  }

  private LoginBench bench(Strategy strategy, boolean published) {
    Podfile podfile = Podfiles.of("{'base':'" + LoginBench.IMAGE + "','ports':{'expose':[" + PORT
        + "],'strategy':'" + strategy.word() + "'}}");
    SessionProject.Layers layers = new SessionProject.Layers() {
      @Override
      public SessionProject.Layer of(PodfileDigest digest) {
        return new SessionProject.Layer(Optional.of("/bin/sh"), Map.of());
      }

      @Override
      public Optional<ExposedPorts> ports() {
        return Optional.of(new ExposedPorts(podfile.ports(), published));
      }
    };
    BuildWatch watch = new BuildWatch() {
      @Override
      public void ports(String line) {
        told.add(line);
      }
    };
    LoginBench bench = new LoginBench(engine, dir.resolve("state"))
        .mode(SessionMode.GRACE_PERIOD)
        .stdin("exit\n");
    bench.terminal = Optional.of(new TestTerminal());
    bench.project = Optional.of(new SessionProject(
        PodfileDigest.parse(podfile.digest()).orElseThrow(),
        new ImageRecipe(ProjectName.parse("shop"), podfile),
        new BuildPlace(dir.resolve("builds")),
        watch,
        layers,
        Optional.empty()));
    return bench;
  }

  private List<PublishedPort> ports(String container) {
    return Objects.requireNonNull(engine.containers().get(container)).ports();
  }

  @Test
  void theyAreToldOnceForEachContainerToAShellOnATerminal() {
    bench(Strategy.AUTO, true).run(SHOP, "true");
    LoginBench scripted = bench(Strategy.AUTO, true);
    scripted.terminal = Optional.empty();
    scripted.run(SHOP, "");
    assertThat(told).isEmpty();
    bench(Strategy.AUTO, true).run(SHOP, "");
    String line = "ports: 20617 is 127.0.0.1:20617 on this server";
    assertThat(told).containsExactly(line);
    bench(Strategy.AUTO, true).run(SHOP, "");
    assertThat(told).containsExactly(line);
    engine.kill("podspawn-alice.shop");
    bench(Strategy.AUTO, true).run(SHOP, "");
    assertThat(told).containsExactly(line, line);
  }

  @Test
  void withoutTheAdminsWordNothingIsPublishedAndTheWayIsTold() {
    bench(Strategy.EXPOSE, false).run(SHOP, "");
    assertThat(ports("podspawn-alice.shop")).isEmpty();
    assertThat(told)
        .containsExactly("ports: 20617 is not published on this server;"
            + " 'ssh -L 20617:localhost:20617 ...' reaches it where forwarding is on");
  }

  @Test
  void whoeverComesSecondHasTheNextOne() {
    bench(Strategy.AUTO, true).run(SHOP, "true");
    bench(Strategy.AUTO, true).run(session("bob"), "");
    assertThat(ports("podspawn-alice.shop")).containsExactly(new PublishedPort(PORT, PORT));
    assertThat(ports("podspawn-bob.shop")).containsExactly(new PublishedPort(PORT, PORT + 100));
    assertThat(told).containsExactly("ports: 20617 is 127.0.0.1:20717 on this server");
  }

  @Test
  void thatNoOtherWillDoIsAFailureThatLeavesNothing() {
    bench(Strategy.EXPOSE, true).run(SHOP, "true");
    Map<String, ContainerSpec> before = engine.containers();
    PodspawnException refused = catchThrowableOfType(
        PodspawnException.class, () -> bench(Strategy.EXPOSE, true).run(session("bob"), ""));
    assertThat(Objects.requireNonNull(refused).personLine())
        .startsWith(
            "PS1345 could not publish the port 20617: 127.0.0.1:20617 of this server is taken");
    assertThat(engine.containers()).isEqualTo(before);
    assertThat(engine.networks()).hasSize(1);
    assertThat(told).isEmpty();
  }

  @Test
  void theLineNamesWhatIsOpenAndWhatIsNot() {
    assertThat(
            PortNotice.line(List.of(3000, 80, 9000), List.of(new PublishedPort(3000, 3100)), true))
        .isEqualTo(
            "ports: 3000 is 127.0.0.1:3100 on this server; 80, 9000 are not published on this"
                + " server; 'ssh -L 80:localhost:80 ...' reaches them where forwarding is on");
    assertThat(PortNotice.line(List.of(80), List.of(), false))
        .startsWith(
            "ports: 80 is not published on this server, for the session has no network; 'ssh -L ");
  }
}
