package dev.podspawn.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.ProjectEntry;
import dev.podspawn.core.config.ProjectsReader;
import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.podfile.Podfile;
import dev.podspawn.core.podfile.Podfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project says over the settings below, and where its Podfile comes from. */
final class ProjectLayerTest {
  private static final ProjectName SHOP = ProjectName.parse("shop");

  @TempDir
  private Path dir;

  @Test
  void whatThePodfileSaysCountsAndTheRestStays() throws IOException {
    Podfile podfile = Podfiles.of("{'base':'debian:12','user':'dev','shell':'/bin/zsh',"
        + "'resources':{'cpus':'0.5','memory':5},'mode':'persistent','extra_commands':['true']}");
    Config below = Config.defaultConfig();
    Config over = new ProjectLayer(entry("shop: {}"), podfile).over(below);
    assertThat(over.defaults().image()).isEqualTo("localhost/" + podfile.imageTag(SHOP));
    assertThat(over.defaults().user()).hasValue(new ImageAccount("dev"));
    assertThat(over.defaults().shell()).hasValue("/bin/zsh");
    assertThat(over.defaults().cpus()).isEqualTo(0.5);
    assertThat(over.defaults().memoryBytes()).isEqualTo(5);
    assertThat(over.session().mode()).isEqualTo(SessionMode.PERSISTENT);
    assertThat(over.security()).isEqualTo(below.security());
    assertThat(over.resources()).isEqualTo(below.resources());
    assertThat(over.network()).isEqualTo(below.network());
    assertThat(over.engine()).isEqualTo(below.engine());
  }

  @Test
  void whatItLeavesOutIsAsBelow() throws IOException {
    Config below = Config.defaultConfig();
    Config over =
        new ProjectLayer(entry("shop: {}"), Podfiles.of("{'base':'debian:12'}")).over(below);
    assertThat(over.defaults().image()).isEqualTo("debian:12");
    assertThat(over.defaults().shell()).isEqualTo(below.defaults().shell());
    assertThat(over.defaults().memoryBytes()).isEqualTo(below.defaults().memoryBytes());
    assertThat(over.session()).isEqualTo(below.session());
  }

  @Test
  void theAdminsModeCountsMoreThanThePodfiles() throws IOException {
    Podfile podfile = Podfiles.of("{'base':'debian:12','mode':'persistent'}");
    Config over = new ProjectLayer(entry("shop: {mode: destroy-on-disconnect}"), podfile)
        .over(Config.defaultConfig());
    assertThat(over.session().mode()).isEqualTo(SessionMode.DESTROY_ON_DISCONNECT);
  }

  @Test
  void whatIsPublishedIsReadAgainWithWhereItIsFrom() throws IOException {
    PublishedPodfiles published = PublishedPodfiles.in(dir);
    Podfile podfile = Podfiles.of("{'base':'debian:12','env':{'A':'1'}}");
    PodfileLines lines = new PodfileLines("podfile.yaml", Map.of("base", 3, "env.A", 5));
    published.writeLines(SHOP, published.write(SHOP, podfile), lines);
    ProjectEntry entry = entry("shop: {podfile_hash: " + podfile.digest() + "}");
    assertThat(published.require(entry)).isEqualTo(podfile);
    assertThat(published.current(entry)).isPresent();
    assertThat(published.lines(entry)).hasValue(lines);
    assertThat(lines.origin("env.A")).isEqualTo("podfile.yaml:5");
    assertThat(lines.origin("shell")).isEqualTo("podfile.yaml, by what it extends");
    published.remove(SHOP);
    assertThat(published.current(entry)).isEmpty();
    assertThat(published.lines(entry)).isEmpty();
    assertThat(catchThrowable(() -> published.require(entry))).hasMessageStartingWith("PS1006 ");
  }

  /** Whoever could change it would say what others' containers are made from. */
  @Test
  void aPublishedPodfileThatOthersCouldChangeIsRefused() throws IOException {
    PublishedPodfiles published = PublishedPodfiles.in(dir);
    Podfile podfile = Podfiles.of("{'base':'debian:12'}");
    Path file = published.file(SHOP, published.write(SHOP, podfile));
    ProjectEntry entry = entry("shop: {podfile_hash: " + podfile.digest() + "}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(catchThrowable(() -> published.require(entry))).hasMessageStartingWith("PS1006 ");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(file, "{");
    assertThat(catchThrowable(() -> published.require(entry))).hasMessageStartingWith("PS1006 ");
  }

  private ProjectEntry entry(String text) throws IOException {
    Path list = dir.resolve("projects.yaml");
    Files.writeString(list, text);
    return Objects.requireNonNull(ProjectsReader.read(list).projects().get(SHOP));
  }
}
