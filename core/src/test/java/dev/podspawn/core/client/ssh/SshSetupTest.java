package dev.podspawn.core.client.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ssh's configuration before, during and after. */
class SshSetupTest {
  private static final String BLOCKS = "Host *.pod\n  ProxyCommand /p\n";

  @TempDir
  private Path home;

  private final List<String> said = new ArrayList<>();

  @Test
  void withoutAnythingThereAllIsMadeAndAllGoes() throws IOException {
    setup(false).make(BLOCKS);
    assertThat(read("config")).endsWith("Include podspawn_config\n");
    assertThat(read("podspawn_config")).endsWith(BLOCKS);
    assertThat(mode(ssh())).isEqualTo("rwx------");
    assertThat(mode(ssh().resolve("config"))).isEqualTo("rw-------");
    setup(false).undo();
    assertThat(ssh()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Host *\n  User me\n",
        "# mine\r\nHost *\r\n  User me\r\n",
        "Host *\n  User me",
        "\n\nInclude other\nHost caf\u00e9\n",
        "Match all\n  User me\n\n"
      })
  void whatIsThereStaysByteForByte(String old) throws IOException {
    Files.createDirectory(ssh());
    byte[] bytes = old.getBytes(StandardCharsets.UTF_8);
    Files.write(ssh().resolve("config"), bytes);
    setup(false).make(BLOCKS);
    assertThat(read("config")).startsWith("# ").endsWith(old);
    assertThat(read("config").lines().toList().get(1)).isEqualTo("Include podspawn_config");
    assertThat(read("config").contains("\r\nInclude")).isEqualTo(old.contains("\r"));
    setup(false).undo();
    assertThat(Files.readAllBytes(ssh().resolve("config"))).isEqualTo(bytes);
    assertThat(ssh().resolve("podspawn_config")).doesNotExist();
  }

  @Test
  void aSecondTimeDoesNothingAndNewBlocksChangeOneFile() throws IOException {
    setup(false).make(BLOCKS);
    said.clear();
    setup(false).make(BLOCKS);
    assertThat(said).singleElement().asString().startsWith("nothing to do");
    setup(false).make("Host x\n");
    assertThat(read("config").lines().filter(line -> line.contains("Include"))).hasSize(1);
    assertThat(read("podspawn_config")).endsWith("Host x\n").contains("# made: directory");
  }

  @Test
  void ourLineIsPutBackToTheTop() throws IOException {
    setup(false).make(BLOCKS);
    Files.writeString(ssh().resolve("config"), "Host *\n  User me\n" + read("config"));
    setup(false).make(BLOCKS);
    assertThat(read("config")).startsWith("# ").endsWith("Host *\n  User me\n");
    assertThat(read("config").lines().filter(line -> line.contains("Include"))).hasSize(1);
  }

  @Test
  void aDryRunChangesNothing() {
    setup(true).make(BLOCKS);
    assertThat(ssh()).doesNotExist();
    assertThat(said).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("would be "));
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Files.createDirectory(ssh());
    Path real = Files.writeString(home.resolve("dotfiles"), "Host *\n");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r--r--"));
    Files.createSymbolicLink(ssh().resolve("config"), Path.of("../dotfiles"));
    setup(false).make(BLOCKS);
    assertThat(Files.isSymbolicLink(ssh().resolve("config"))).isTrue();
    assertThat(Files.readString(real)).contains("Include podspawn_config").endsWith("Host *\n");
    assertThat(mode(real)).isEqualTo("rw-r--r--");
    setup(false).undo();
    assertThat(Files.readString(real)).isEqualTo("Host *\n");
  }

  @Test
  void whatCannotBeWrittenStopsAllOfIt() throws IOException {
    Files.createDirectory(ssh());
    Files.createDirectory(ssh().resolve("config"));
    assertThatThrownBy(() -> setup(false).make(BLOCKS))
        .isInstanceOf(PodspawnException.class)
        .hasMessageStartingWith("PS1721 ");
    assertThat(ssh().resolve("podspawn_config")).doesNotExist();
  }

  @Test
  void thePredecessorsBlocksGoAndComeBack() throws IOException {
    String mine = "Host work\n  User me\n";
    String old = """
        # podspawn
        Host *.pod
          ProxyCommand podspawn connect %r %n %p
          StrictHostKeyChecking no
          UserKnownHostsFile /dev/null
        # end podspawn

        # mine
        """;
    Files.createDirectory(ssh());
    Files.writeString(ssh().resolve("config"), old + mine);
    setup(false).make(BLOCKS);
    assertThat(read("config"))
        .endsWith("\n# mine\n" + mine)
        .doesNotContain("StrictHostKeyChecking")
        .doesNotContain("/dev/null")
        .doesNotContain("ProxyCommand");
    assertThat(said).anyMatch(line -> line.startsWith("note: blocks of an earlier podspawn"));
    setup(false).make(BLOCKS);
    setup(false).undo();
    assertThat(read("config")).isEqualTo(old + mine);
    assertThat(ssh().resolve("config.before-podspawn")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void theBlockThatThePredecessorAppendsGoes(String end) throws IOException {
    String mine = "Host work" + end + "  User me" + end + end;
    String old = String.join(
        end,
        "Host *.pod",
        "    ProxyCommand podspawn connect %r %h %p",
        "    UserKnownHostsFile /dev/null",
        "    StrictHostKeyChecking no",
        "");
    Files.createDirectory(ssh());
    Files.writeString(ssh().resolve("config"), mine + old);
    setup(false).make(BLOCKS);
    assertThat(read("config"))
        .isEqualTo("# The next line is podspawn's; 'podspawn setup --undo' takes both away." + end
            + "Include podspawn_config" + end + mine);
    assertThat(said).anyMatch(line -> line.contains("switch the checking of host keys off"));
    assertThat(read("config.before-podspawn")).isEqualTo(mine + old);
    setup(false).undo();
    assertThat(read("config")).isEqualTo(mine + old);
  }

  @Test
  void whatWasChangedSinceIsKept() throws IOException {
    Files.createDirectory(ssh());
    Files.writeString(
        ssh().resolve("config"), "Host *.pod\n ProxyCommand podspawn connect %r %n %p\n");
    setup(false).make(BLOCKS);
    Files.writeString(ssh().resolve("config"), read("config") + "Host new\n");
    setup(false).undo();
    assertThat(read("config")).isEqualTo("Host new\n");
    assertThat(ssh().resolve("config.before-podspawn")).exists();
  }

  @Test
  void withoutASetUpThereIsNothingToUndo() {
    setup(false).undo();
    assertThat(said).singleElement().asString().startsWith("nothing to do");
  }

  private SshSetup setup(boolean dry) {
    return new SshSetup(ssh(), said::add, dry);
  }

  private Path ssh() {
    return home.resolve(".ssh");
  }

  private String read(String name) throws IOException {
    return Files.readString(ssh().resolve(name));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
