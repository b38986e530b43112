package dev.podspawn.core.config;

import dev.podspawn.core.client.ClientConfig;
import dev.podspawn.core.client.OwnFile;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the client's {@code ~/.podspawn/config.yaml}. Its mistakes are found all in one go. */
public final class ClientConfigReader {
  private static final String PURPOSE = "read the client's configuration";

  private ClientConfigReader() {}

  /**
   * What a file says, and what is odd about it.
   *
   * @param text the whole file; empty where there is none
   */
  public record Read(ClientConfig config, String text, List<Problem> warnings) {
    public Read {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The configuration; nothing is set where there is no file, and no class of the YAML library is loaded then.
   *
   * @throws ConfigException CONFIG_INVALID: the file has mistakes
   * @throws PodspawnException CLIENT_CONFIG_FAILED: it cannot be read
   */
  public static Read read(Path path) {
    Optional<byte[]> bytes = bytes(path);
    return bytes.isPresent()
        ? parse(path, text(path, bytes.get()))
        : new Read(ClientConfig.EMPTY, "", List.of());
  }

  /** The same for a text that is to be the file's. */
  static Read parse(Path path, String text) {
    Problems problems = new Problems(path, PURPOSE);
    Optional<YamlValue> content = new YamlText(problems).parse(text);
    Values values = content.isPresent()
        ? new SchemaWalker(ClientSchema.KEYS, problems).walk(content.get())
        : new Values();
    problems.throwIfFatal();
    ClientConfig config = new ClientConfig(
        values.get(ClientSchema.DEFAULT),
        values.get(ClientSchema.MAPPINGS),
        values.get(ClientSchema.LOCAL));
    return new Read(config, text, problems.all());
  }

  private static Optional<byte[]> bytes(Path path) {
    try {
      return new OwnFile(path).read();
    } catch (IOException e) {
      throw new PodspawnException(
          ErrorCode.CLIENT_CONFIG_FAILED,
          new Message("read " + path, String.valueOf(e.getMessage()), "'ls -l " + path + "'"),
          e);
    }
  }

  private static String text(Path path, byte[] bytes) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      Problems problems = new Problems(path, PURPOSE);
      problems.error(0, "", "it is not text in UTF-8");
      throw new ConfigException(PURPOSE, problems.all());
    }
  }
}
