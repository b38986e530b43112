package dev.podspawn.core.config;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.file.TrustedFile;
import dev.podspawn.core.file.UnsafeFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code config.yaml}. The mistakes of a file are found all in one go. As podspawn obeys the file, also as root,
 * the file must be safe from others.
 */
public final class ConfigReader {
  /** Where the configuration lies unless {@code --config} names another file. */
  public static final Path DEFAULT_FILE = Path.of("/etc/podspawn/config.yaml");

  private static final int MAX_BYTES = 256 * 1024;

  private ConfigReader() {}

  /**
   * The configuration of this installation.
   *
   * @param named what {@code --config} names; without it the default file, which may be missing
   * @throws ConfigException CONFIG_INVALID: the file has mistakes
   * @throws PodspawnException CONFIG_UNREADABLE: the file cannot be read, may not be trusted, or is missing though named
   */
  public static ReadConfig read(Optional<Path> named) {
    return named.isPresent() ? read(named.get()) : readIfThere(DEFAULT_FILE);
  }

  /** A file that must be there; otherwise like {@link #read(Optional)}. */
  public static ReadConfig read(Path file) {
    try {
      return parse(file, TrustedFile.read(file, MAX_BYTES));
    } catch (UnsafeFileException e) {
      throw unreadable(file, e.reason(), e.fix(), e);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file", "another path", e);
    } catch (IOException e) {
      String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
      throw unreadable(file, reason, "\"ls -ld\" on it and on the directories above", e);
    }
  }

  /** A file that may be missing; then all is default, and no class of the YAML library is loaded. */
  static ReadConfig readIfThere(Path file) {
    try {
      TrustedFile.requireThere(file);
    } catch (NoSuchFileException e) {
      return new ReadConfig(Config.defaultConfig(), List.of());
    } catch (IOException e) {
      // read() meets the same failure and words it.
    }
    return read(file);
  }

  private static ReadConfig parse(Path file, byte[] bytes) {
    Problems problems = new Problems(file);
    Optional<YamlValue> content = Optional.empty();
    Optional<String> text = decode(bytes, problems);
    if (text.isPresent()) {
      content = new YamlText(problems).parse(text.get());
    }
    Values values = new Values();
    if (content.isPresent()) {
      values = new SchemaWalker(Schema.KEYS, problems).walk(content.get());
    }
    problems.throwIfFatal();
    return new ReadConfig(ConfigAssembly.assemble(values), problems.all());
  }

  private static Optional<String> decode(byte[] bytes, Problems problems) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      problems.error(0, "", "it is not text in UTF-8");
      return Optional.empty();
    }
  }

  private static PodspawnException unreadable(
      Path file, String reason, String fix, IOException cause) {
    return new PodspawnException(
        ErrorCode.CONFIG_UNREADABLE,
        new Message(
            "read podspawn's configuration",
            "its file cannot be read or trusted",
            "asking the admin of this machine"),
        new Message("read the configuration file " + file, reason, fix),
        cause);
  }
}
