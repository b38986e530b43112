package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileSafetyTest {
  @TempDir
  private Path temporary;

  private ConfigFiles files;

  @BeforeEach
  void useTemporary() {
    files = new ConfigFiles(temporary);
  }

  @Test
  void aMissingDefaultFileIsAllDefaults() {
    assertThat(ConfigReader.readIfThere(files.file()).config()).isEqualTo(Config.defaultConfig());
  }

  @Test
  void aMissingNamedFileIsAnError() {
    assertThat(unreadable().adminLine())
        .isEqualTo("PS1102 could not read the configuration file "
            + files.file()
            + ": there is no such file; try another path");
    assertThat(unreadable().personLine())
        .isEqualTo(
            "PS1102 could not read podspawn's configuration: its file cannot be read or trusted;"
                + " try asking the admin of this machine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-rw-r--", "rw-r--rw-"})
  void aFileThatOthersMayWriteIsNotObeyed(String mode) throws IOException {
    files.write(new byte[0]);
    files.mode(mode);
    assertThat(unreadable().adminLine())
        .endsWith(
            "can be written by its group or by others; try \"chmod go-w " + files.file() + "\"");
  }

  @Test
  void aFileOfSomebodyElseIsNotObeyed() throws IOException {
    assumeThat(System.getProperty("user.name"))
        .as("giving files away takes root")
        .isEqualTo("root");
    files.write(new byte[0]);
    Files.setAttribute(files.file(), "unix:uid", 12345);
    assertThat(unreadable().adminLine()).contains("belongs to uid 12345");
  }

  @Test
  void aDefaultFileIsCheckedLikeANamedOne() throws IOException {
    files.write(new byte[0]);
    files.mode("rw-rw-rw-");
    assertThat(catchThrowableOfType(
            PodspawnException.class, () -> ConfigReader.readIfThere(files.file())))
        .extracting(PodspawnException::code)
        .isEqualTo(ErrorCode.CONFIG_UNREADABLE);
  }

  @Test
  void aDirectoryIsNoFile() throws IOException {
    Files.createDirectory(files.file());
    assertThat(unreadable().adminLine()).contains("is not a regular file");
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    files.write(new byte[256 * 1024 + 1]);
    assertThat(unreadable().adminLine()).contains("larger than 262144 bytes");
  }

  @Test
  void aSymlinkIsFollowed() throws IOException {
    files.write("pool: {size: 7}".getBytes(StandardCharsets.UTF_8));
    Path link = Files.createSymbolicLink(temporary.resolve("link.yaml"), files.file());
    assertThat(ConfigReader.read(Optional.of(link)).config().pool().size()).isEqualTo(7);
  }

  private PodspawnException unreadable() {
    PodspawnException e = catchThrowableOfType(
        PodspawnException.class, () -> ConfigReader.read(Optional.of(files.file())));
    assertThat(Objects.requireNonNull(e).code()).isEqualTo(ErrorCode.CONFIG_UNREADABLE);
    return e;
  }
}
