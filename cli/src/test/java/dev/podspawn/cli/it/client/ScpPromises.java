package dev.podspawn.cli.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.it.ClientHost;
import dev.podspawn.fixtures.proc.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSH's scp, by SFTP ({@code -s}, its default) and by its old protocol ({@code -O}). */
interface ScpPromises extends OnHost {
  @ParameterizedTest
  @ValueSource(strings = {"-s", "-O"})
  default void aTreeOfOddNamesGoesThereAndBack(String protocol) throws IOException {
    Path dir = host().newDir();
    Path tree = Tree.plant(dir.resolve("tree"));
    Path back = Files.createDirectory(dir.resolve("back"));
    String there = "scp copy" + protocol;

    scp(protocol, "-pr", tree.toString(), remote(protocol, there));
    assertThat(Tree.of(host(), there)).isEqualTo(Tree.of(tree));

    // The server's side resolves the wildcard.
    scp(protocol, "-pr", remote(protocol, there) + "/*", back.toString());
    assertThat(Tree.of(back)).isEqualTo(Tree.of(tree));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-s", "-O"})
  default void aFileIsFoundByItsQuotedNameAndAMissingOneIsAnError(String protocol)
      throws IOException {
    Path dir = host().newDir();
    String name = "what's \"in\" a name? *";
    Path file = Files.writeString(dir.resolve(name), "a rose\n");

    scp(protocol, file.toString(), remote(protocol, "renamed " + name));
    assertThat(host().run("cat 'renamed what'\\''s \"in\" a name? *'").ok().stdout())
        .isEqualTo("a rose\n");

    Path got = dir.resolve("got");
    scp(protocol, remote(protocol, "renamed what's \"in\"") + "*", got.toString());
    assertThat(got).hasContent("a rose\n");

    assertThat(command(protocol, remote(protocol, "no such file"), got.toString())
            .run()
            .exit())
        .isNotZero();
  }

  private void scp(String... arguments) {
    command(arguments).runOk();
  }

  private Command command(String... arguments) {
    return host().client("scp", "-q", "-F", host().sshConfig().toString()).with(arguments);
  }

  /**
   * By the old protocol the remote shell reads the name, so the client's user has to quote it; with backslashes, for scp
   * compares what comes with what was asked for, and knows no other quotes.
   */
  private static String remote(String protocol, String name) {
    boolean shellReadsIt = protocol.equals("-O");
    return ClientHost.ALIAS + ":"
        + (shellReadsIt ? name.replaceAll("[^A-Za-z0-9/.-]", "\\\\$0") : name);
  }
}
