package dev.podspawn.core.podfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.name.ProjectName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodfileDigestTest {

  @Test
  void aPodfileThatSaysLittleHasAShortText() {
    assertThat(small(Map.of()).canonical()).isEqualTo("{\"base\":\"debian:12\"}");
  }

  @Test
  void theImageIsNamedByTheFirstDigitsOfTheDigest() {
    Podfile podfile = small(Map.of());

    // printf %s '{"base":"debian:12"}' | sha256sum
    assertThat(podfile.digest())
        .isEqualTo("e74e58a9748758847ed55b8fdf5a64a6200de27664407241c8dc4635baffca8c");
    assertThat(podfile.imageTag(ProjectName.parse("backend")))
        .isEqualTo("podspawn/backend:podfile-"
            + "e74e58a9748758847ed55b8fdf5a64a6200de27664407241c8dc4635baffca8c".substring(0, 12));
  }

  @Test
  void theOrderOfVariablesDoesNotMatter() {
    Map<String, String> one = new LinkedHashMap<>();
    one.put("A", "1");
    one.put("B", "2");
    Map<String, String> other = new LinkedHashMap<>();
    other.put("B", "2");
    other.put("A", "1");

    assertThat(small(one).digest()).isEqualTo(small(other).digest());
    assertThat(small(one).digest()).isNotEqualTo(small(Map.of("A", "1")).digest());
  }

  @Test
  void everyPartIsInTheText() {
    Podfile podfile = new Podfile(
        "debian:12",
        Optional.of(new ImageAccount("dev")),
        Optional.of("shop"),
        List.of(
            new PackageRequest("git", Optional.empty()),
            new PackageRequest("go", Optional.of("1.24"))),
        Optional.of("/bin/zsh"),
        Map.of("A", "1"),
        List.of(new Service(
            "db",
            "postgres:16",
            List.of("postgres", "-N", "20"),
            List.of(5432),
            Map.of("POSTGRES_DB", "dev"),
            List.of(
                new Service.Volume("data", "/var/lib/data", false),
                new Service.Volume("seed", "/seed", true)),
            Optional.of(new HealthCheck(
                List.of("pg_isready"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                3,
                Duration.ZERO)))),
        new Ports(List.of(3000), Ports.Strategy.EXPOSE),
        new Podfile.Resources(Optional.of(2.0), Optional.of(1L << 30)),
        Optional.of(new Podfile.Dotfiles("github.com/me/dots", Optional.of("./install"))),
        List.of(new Repo("https://example.org/a.git", Optional.of("/src/a"), Optional.of("dev"))),
        new Workspace(Optional.of("/w"), Workspace.MountMode.COPY, Optional.of("topic"), 1, true),
        Optional.of(SessionMode.PERSISTENT),
        new Podfile.Hooks("make\n", "date"),
        List.of("true"));

    assertThat(podfile.canonical())
        .isEqualTo(
            "{\"base\":\"debian:12\",\"user\":\"dev\",\"name\":\"shop\",\"packages\":[\"git\",\"go@1.24\"],"
                + "\"shell\":\"/bin/zsh\",\"env\":{\"A\":\"1\"},\"services\":[{\"name\":\"db\",\"image\":\"postgres:16\","
                + "\"command\":[\"postgres\",\"-N\",\"20\"],\"ports\":[5432],\"env\":{\"POSTGRES_DB\":\"dev\"},"
                + "\"volumes\":[\"data:/var/lib/data\",\"seed:/seed:ro\"],\"healthcheck\":{\"test\":[\"CMD\",\"pg_isready\"],"
                + "\"interval\":\"1000ms\",\"timeout\":\"2000ms\",\"retries\":3,\"start_period\":\"0ms\"}}],"
                + "\"ports\":{\"expose\":[3000],\"strategy\":\"expose\"},"
                + "\"resources\":{\"cpus\":\"2.0\",\"memory\":1073741824},"
                + "\"dotfiles\":{\"repo\":\"github.com/me/dots\",\"install\":\"./install\"},"
                + "\"repos\":[{\"url\":\"https://example.org/a.git\",\"path\":\"/src/a\",\"branch\":\"dev\"}],"
                + "\"branch\":\"topic\",\"mount\":\"copy\",\"workspace\":\"/w\",\"clone\":{\"depth\":1,\"submodules\":true},"
                + "\"mode\":\"persistent\",\"on_create\":\"make\\u000a\",\"on_start\":\"date\",\"extra_commands\":[\"true\"]}");
  }

  private static Podfile small(Map<String, String> env) {
    return new Podfile(
        "debian:12",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        env,
        List.of(),
        new Ports(List.of(), Ports.Strategy.AUTO),
        new Podfile.Resources(Optional.empty(), Optional.empty()),
        Optional.empty(),
        List.of(),
        new Workspace(Optional.empty(), Workspace.MountMode.BIND, Optional.empty(), 0, false),
        Optional.empty(),
        new Podfile.Hooks("", ""),
        List.of());
  }
}
