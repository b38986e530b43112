package dev.podspawn.core.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which keys come, which stay, which go. */
class KeyImportTest {
  private static final String NOW = "2026-11-24T12:00:00Z";

  @TempDir
  private Path dir = Path.of("");

  private Path file = Path.of("");
  private String hand = "";
  private String first = "";
  private String second = "";

  /** A source that gives what the test says, or fails. */
  private record Scripted(String name, List<String> lines, List<ErrorCode> failure)
      implements KeySource {
    @Override
    public String kind() {
      return "scripted";
    }

    @Override
    public String describe() {
      return "scripted " + name;
    }

    @Override
    public Map<String, String> fields() {
      return Map.of("name", name);
    }

    @Override
    public Fetched fetch() {
      if (!failure.isEmpty()) {
        throw new PodspawnException(failure.get(0), Message.of("fetch", "the test says so"), null);
      }
      return new Fetched(this, lines);
    }
  }

  @BeforeEach
  void makeKeys() throws IOException {
    file = dir.resolve("alice");
    hand = key("hand");
    first = key("first");
    second = key("second");
  }

  private String key(String name) throws IOException {
    Path key = dir.resolve(name + ".key");
    assertThat(HostCommand.run(
                List.of(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-C",
                    name,
                    "-f",
                    key.toString()),
                true)
            .status())
        .isZero();
    return Files.readString(dir.resolve(name + ".key.pub")).strip();
  }

  private static Scripted source(String... lines) {
    return new Scripted("one", List.of(lines), List.of());
  }

  private static Scripted failing(ErrorCode code) {
    return new Scripted("one", List.of(), List.of(code));
  }

  /** The keys' comments in the file. */
  private List<String> written() {
    return KeyFile.read(file).keys().stream().map(key -> key.comment()).toList();
  }

  private List<RecordedSource> added(KeySource source) {
    KeyImport keys = new KeyImport(KeyFile.read(file), List.of());
    keys.give(KeyCheck.given(List.of(hand), "--key"), "--key");
    keys.add(source, NOW);
    keys.file().write();
    return keys.sources();
  }

  private KeyImport refreshed(List<RecordedSource> sources, KeySource now, boolean prune) {
    KeyImport keys = new KeyImport(KeyFile.read(file), sources);
    keys.refresh(recorded -> now, prune, NOW);
    keys.file().write();
    return keys;
  }

  @Test
  void aSourceThatAnswersIsFollowedAndKeysGivenByHandStay() {
    List<RecordedSource> sources = added(source(first, hand, "# a comment", ""));
    assertThat(written()).containsExactly("hand", "first");
    assertThat(sources.get(0).fingerprints()).hasSize(1);

    KeyImport keys = refreshed(sources, source(second), false);
    assertThat(written()).containsExactly("hand", "second");
    assertThat(keys.changes()).containsExactly(new KeyImport.Change("scripted one", 1, 1));
    assertThat(keys.troubles()).isEmpty();
  }

  @Test
  void whatIsGoneTakesItsKeysAwayOnlyWhenPruned() {
    List<RecordedSource> sources = added(source(first));
    for (ErrorCode code : List.of(ErrorCode.KEY_SOURCE_VANISHED, ErrorCode.KEY_SOURCE_EMPTY)) {
      KeyImport kept = refreshed(sources, failing(code), false);
      assertThat(written()).containsExactly("hand", "first");
      assertThat(kept.troubles()).extracting(PodspawnException::code).containsExactly(code);
      assertThat(kept.sources()).isEqualTo(sources);
    }
    KeyImport empty = refreshed(sources, source("", "no key"), false);
    assertThat(written()).containsExactly("hand", "first");
    assertThat(empty.troubles()).hasSize(1);

    KeyImport pruned = refreshed(sources, failing(ErrorCode.KEY_SOURCE_VANISHED), true);
    assertThat(written()).containsExactly("hand");
    assertThat(pruned.troubles()).isEmpty();
    assertThat(pruned.sources().get(0).fingerprints()).isEmpty();
  }

  @Test
  void aFailureTakesNothingAwayEvenWhenPruned() {
    List<RecordedSource> sources = added(source(first));
    KeyImport keys = refreshed(sources, failing(ErrorCode.KEY_SOURCE_FAILED), true);
    assertThat(written()).containsExactly("hand", "first");
    assertThat(keys.troubles()).hasSize(1);
  }

  @Test
  void aKeyOfTwoSourcesStaysWhileOneOfThemHasIt() {
    KeyImport keys = new KeyImport(KeyFile.read(file), List.of());
    keys.add(source(first), NOW);
    keys.add(new Scripted("two", List.of(first), List.of()), NOW);
    keys.file().write();
    KeyImport later = new KeyImport(KeyFile.read(file), keys.sources());
    later.refresh(
        recorded -> recorded.fields().containsValue("one")
            ? source(second)
            : new Scripted("two", List.of(first), List.of()),
        false,
        NOW);
    assertThat(later.file().keys())
        .extracting(key -> key.comment())
        .containsExactly("first", "second");
  }

  @Test
  void aKeyThatIsGivenByHandAfterwardsIsNoLongerTheSources() {
    List<RecordedSource> sources = added(source(first));
    KeyImport keys = new KeyImport(KeyFile.read(file), sources);
    keys.give(KeyCheck.given(List.of(first), "--key"), "--key");
    assertThat(keys.changes()).containsExactly(new KeyImport.Change("--key", 0, 0));
    refreshed(keys.sources(), source(second), false);
    assertThat(written()).containsExactly("hand", "first", "second");
  }

  @Test
  void fromTheNetworkOnlyTheBareKeyIsTaken() throws IOException {
    added(source("command=\"/bin/bash\",from=\"10.0.0.0/8\" " + first, "cert-authority " + second));
    assertThat(written()).containsExactly("hand", "first");
    assertThat(Files.readString(file)).doesNotContain("command=").doesNotContain("from=");
  }

  @Test
  void optionsOfAKeyGivenByHandStay() throws IOException {
    KeyImport keys = new KeyImport(KeyFile.read(file), List.of());
    String line = "from=\"192.0.2.0/24\",no-agent-forwarding " + hand;
    keys.give(KeyCheck.given(List.of("", "# mine", line), "--key-file"), "--key-file");
    keys.file().write();
    assertThat(Files.readAllLines(file)).containsExactly("# podspawn: --key-file", line);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void whatIsNoKeyIsRefusedWithItsPlace() {
    for (String bad : List.of(
        "ssh-ed25519 AAAA",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
        "unknown-option " + hand,
        "ssh-rsa " + hand.split(" ", -1)[1])) {
      assertThatThrownBy(() -> KeyCheck.given(List.of(hand, bad), "--key"))
          .isInstanceOf(PodspawnException.class)
          .hasMessageStartingWith("PS1625 could not take line 2 of --key: ")
          .hasMessageNotContaining(bad);
    }
  }

  @Test
  void aLinkInTheFilesPlaceIsNotFollowed() throws IOException {
    Path elsewhere = Files.writeString(dir.resolve("elsewhere"), hand + "\n");
    Files.createSymbolicLink(file, elsewhere);
    assertThatThrownBy(() -> KeyFile.read(file)).hasMessageStartingWith("PS1630 ");
    assertThat(Files.readString(elsewhere)).isEqualTo(hand + "\n");
  }
}
