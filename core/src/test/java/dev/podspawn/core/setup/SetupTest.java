package dev.podspawn.core.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.sshd.SshdConfigText;
import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files and directories; root's, so only root can test it. */
class SetupTest {
  private final ShortTempDir dir = ShortTempDir.create();
  private final Path journal = dir.resolve("state/setup");
  private final Path made = dir.resolve("etc");
  private final Path file = made.resolve("file");
  private final Path old = dir.resolve("old");
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void needRoot() {
    Assumptions.assumeTrue(HostQuirks.isRoot(), "NOT TESTED: set-up gives its files to root");
    dir.write("old", "before");
    Command.of("chown", "12:34", old.toString()).runOk();
    Command.of("chmod", "0604", old.toString()).runOk();
  }

  @AfterEach
  void removeAll() {
    dir.close();
  }

  private List<Change> plan() {
    return List.of(
        new MakeDirectory(made, 0751, "root"),
        WriteFile.of(file, "text", 0640),
        WriteFile.of(old, "after", 0644));
  }

  private Setup setup(SetupWatch watch) {
    return new Setup(journal, said::add, watch);
  }

  private String listing() {
    String format = "%P %M %U %G %s\\n";
    return Command.of("find", dir.resolve(".").toString(), "-printf", format)
        .runOk()
        .stdout()
        .lines()
        .filter(line -> !line.startsWith(" ")) // The directory itself, and its size.
        .sorted()
        .toList()
        .toString();
  }

  @Test
  void whatIsMadeIsAsItShouldBeAndNeededOnlyOnce() throws IOException {
    setup(SetupWatch.NONE).make(Setup.needed(plan()));
    assertThat(Attributes.of(made)).isEqualTo(new Attributes(0751, 0, 0));
    assertThat(Attributes.of(file)).isEqualTo(new Attributes(0640, 0, 0));
    assertThat(Attributes.of(old)).isEqualTo(new Attributes(0644, 0, 0));
    assertThat(file).hasContent("text");
    assertThat(old).hasContent("after");
    assertThat(Attributes.of(journal)).isEqualTo(new Attributes(0700, 0, 0));
    assertThat(Setup.needed(plan())).isEmpty();
  }

  @Test
  void aFailureLeavesAllAsItWas() throws IOException {
    String before = listing();
    Setup failing = setup((change, moment) -> {
      if (change.what().contains("old") && moment == SetupWatch.Moment.AFTER) {
        throw new IOException("forced");
      }
    });
    List<Change> needed = Setup.needed(plan());
    assertThatThrownBy(() -> failing.make(needed))
        .isInstanceOf(PodspawnException.class)
        .hasMessage(
            "PS1606 could not set this machine up: forced; try again when that has been put right");
    assertThat(listing()).isEqualTo(before);
    assertThat(old).hasContent("before");
    assertThat(said).contains("put back file " + old, "removed file " + file);
  }

  @Test
  void undoPutsAllBackInTwoRoundsIfNeedBe() throws IOException {
    String before = listing();
    setup(SetupWatch.NONE).make(Setup.needed(plan()));
    Files.writeString(file, "somebody's");
    setup(SetupWatch.NONE).undo();
    assertThat(said)
        .contains(
            "kept file " + file + ": somebody has changed it since",
            "kept directory " + made + ": it is not empty",
            "put back file " + old);
    Files.delete(file);
    setup(SetupWatch.NONE).undo();
    assertThat(listing()).isEqualTo(before);
    said.clear();
    setup(SetupWatch.NONE).undo();
    assertThat(said).containsExactly("nothing to undo: server-setup has not set this machine up");
  }

  @Test
  void aSecondVersionOfAFileIsTakenBackTwice() throws IOException {
    String before = listing();
    setup(SetupWatch.NONE).make(Setup.needed(plan()));
    List<Change> second =
        List.of(WriteFile.of(file, "new text", 0640), WriteFile.of(old, "x", 0600));
    setup(SetupWatch.NONE).make(second);
    assertThat(file).hasContent("new text");
    setup(SetupWatch.NONE).undo();
    assertThat(listing()).isEqualTo(before);
    assertThat(old).hasContent("before");
  }

  @Test
  void aBlockIsTakenOutOfAFileThatHasChangedSince() throws IOException {
    String text = new SshdConfigText("before\n").withBlock("ours\n").text();
    dir.write("old", "before\n");
    setup(SetupWatch.NONE).make(List.of(new WriteFile(old, text, 0644, List.of(), true)));
    assertThat(Attributes.of(old)).isEqualTo(new Attributes(0604, 12, 34));
    Files.writeString(old, "theirs\n" + text);
    setup(SetupWatch.NONE).undo();
    assertThat(old).hasContent("theirs\nbefore\n");
    assertThat(Attributes.of(old)).isEqualTo(new Attributes(0604, 12, 34));
    assertThat(journal.getParent()).doesNotExist();
  }

  @Test
  void aLineThatWasBeingWrittenWhenTheMachineStoppedIsPassedOver() throws IOException {
    String before = listing();
    setup(SetupWatch.NONE).make(Setup.needed(plan()));
    Files.writeString(journal.resolve("journal"), "new-group\tro", StandardOpenOption.APPEND);
    setup(SetupWatch.NONE).undo();
    assertThat(listing()).isEqualTo(before);
  }

  @Test
  void aLinkInTheWayIsNotFollowed() throws IOException {
    Files.createSymbolicLink(made, dir.resolve("."));
    assertThatThrownBy(() -> Setup.needed(plan())).hasMessageContaining("is no directory");
    Files.delete(made);
    Files.delete(old);
    Files.createSymbolicLink(old, Path.of("/etc/passwd"));
    assertThatThrownBy(() -> Setup.needed(plan())).hasMessageContaining("is no regular file");
  }
}
