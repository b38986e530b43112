package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.name.ProjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of an admin's file stays when podspawn writes into it. */
final class ProjectsChangeTest {
  private static final ProjectName SHOP = ProjectName.parse("shop");

  @TempDir
  private Path dir;

  private Path file;

  @BeforeEach
  void here() {
    file = dir.resolve("projects.yaml");
  }

  @Test
  void aFileIsMadeAndCanBeRead() throws IOException {
    change()
        .set(SHOP, Optional.of(List.of("alice", "@dev ops")), values("repo", "https://h/x.git"));
    assertThat(file).hasContent("""
        shop:
          repo: "https://h/x.git"
          allow: ["alice", "@dev ops"]
        """);
    assertThat(Files.getPosixFilePermissions(file)).hasSize(4);
    assertThat(ProjectsReader.read(file).projects().get(SHOP))
        .extracting(ProjectEntry::allowed)
        .isEqualTo(new Admitted.Listed(List.of(
            new Admitted.User(dev.podspawn.core.name.UserName.parse("alice")),
            new Admitted.Group("dev ops"))));
  }

  @Test
  void commentsOrderAndUnknownKeysStay() throws IOException {
    String before = """
        # Ours.
        api:   # the api
            repo: /srv/api   # where it is
            colour: blue
            allow: []

        shop:
          local_path: /var/lib/old/shop
          podfile_hash: abc   # old
        # The end.
        """;
    Files.writeString(file, before);
    Map<String, Optional<String>> values = values("repo", "/srv/shop", "podfile_hash", "0123");
    values.put("branch", Optional.empty());
    change().set(SHOP, Optional.empty(), values);
    assertThat(file).hasContent("""
        # Ours.
        api:   # the api
            repo: /srv/api   # where it is
            colour: blue
            allow: []

        shop:
          local_path: /var/lib/old/shop
          podfile_hash: "0123"   # old
          repo: "/srv/shop"
        # The end.
        """);
    values = new LinkedHashMap<>();
    values.put("podfile_hash", Optional.empty());
    change().set(SHOP, Optional.empty(), values);
    assertThat(Files.readString(file)).doesNotContain("0123").contains("local_path", "# The end.");
    change().remove(SHOP);
    assertThat(Files.readString(file)).startsWith(before.substring(0, before.indexOf("shop:")));
    assertThat(ProjectsReader.read(file).projects()).containsOnlyKeys(ProjectName.parse("api"));
  }

  @Test
  void aFileOfFlowsIsChangedToo() throws IOException {
    Files.writeString(file, "{api: {repo: /a}, shop: {repo: /b, allow: [alice]}}\n");
    change().set(SHOP, Optional.of(List.of()), values("repo", "/c"));
    assertThat(file).hasContent("{api: {repo: /a}, shop: {repo: \"/c\", allow: []}}");
    change().remove(ProjectName.parse("api"));
    assertThat(ProjectsReader.read(file).projects()).containsOnlyKeys(SHOP);
  }

  @Test
  void whatWouldBeAMistakeIsNotWritten() throws IOException {
    String before = "api: {repo: /a}\n";
    Files.writeString(file, before);
    assertThatThrownBy(() -> change().set(SHOP, Optional.empty(), values("repo", "a b")))
        .hasMessageStartingWith("PS1101 ");
    assertThatThrownBy(
            () -> change().set(SHOP, Optional.of(List.of("Not A Name")), values("repo", "/a")))
        .hasMessageStartingWith("PS1101 ");
    assertThat(file).hasContent(before);
    Files.writeString(file, "api: [");
    assertThatThrownBy(() -> change().set(SHOP, Optional.empty(), values("repo", "/a")))
        .hasMessageStartingWith("PS1101 ");
    assertThat(file).hasContent("api: [");
  }

  /** What one alias says, another project says too. */
  @Test
  void aFileThatCannotBeChangedWithoutLossIsLeftAlone() throws IOException {
    String before = "api: &x {repo: /a}\nshop: *x\n";
    Files.writeString(file, before);
    assertThatThrownBy(() -> change().set(SHOP, Optional.empty(), values("repo", "/b")))
        .hasMessageStartingWith("PS11");
    assertThat(file).hasContent(before);
  }

  @Test
  void aLinkStaysOneAndRightsStay() throws IOException {
    Path real = Files.createDirectory(dir.resolve("real")).resolve("list.yaml");
    Files.writeString(real, "api: {repo: /a}\n");
    Files.setPosixFilePermissions(
        real, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(file, real);
    change().set(SHOP, Optional.empty(), values("repo", "/b"));
    assertThat(file).isSymbolicLink();
    assertThat(Files.readString(real)).contains("shop");
    assertThat(Files.getPosixFilePermissions(real)).hasSize(3);
  }

  private ProjectsChange change() {
    return new ProjectsChange(file);
  }

  private static Map<String, Optional<String>> values(String... words) {
    Map<String, Optional<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      values.put(words[i], Optional.of(words[i + 1]));
    }
    return values;
  }
}
