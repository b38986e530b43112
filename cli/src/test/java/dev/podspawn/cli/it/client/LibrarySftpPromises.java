package dev.podspawn.cli.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Command;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SFTP by the SSH libraries. */
interface LibrarySftpPromises extends OnHost {
  @ParameterizedTest
  @EnumSource(Library.class)
  default void aFileGoesThereAndBack(Library library) throws Exception {
    Path dir = host().newDir();
    Path file = dir.resolve("sent");
    Command.of("sh", "-c", "head -c 300000 /dev/urandom >\"$0\"", file.toString())
        .runOk();
    String sent = "sent by " + library;
    String renamed = "rename'd by " + library;
    try (LibraryClient client = library.connect(host())) {
      client.put(file, sent);
      client.rename(sent, renamed);
      client.get(renamed, dir.resolve("back"));
    }
    assertThat(dir.resolve("back")).hasSameBinaryContentAs(file);
    assertThat(host().run("wc -c <'rename'\\''d by " + library + "'").ok().lines())
        .containsExactly("300000");
  }
}
