package dev.podspawn.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ssh's own command lines, of which only the destination changes. */
class SshWordsTest {
  @ParameterizedTest
  @CsvSource({
    "work, work.pod",
    "alice@work ls -l, alice@work.pod ls -l",
    "-p 22 work work, -p 22 work.pod work",
    "-vvp 22 work, -vvp 22 work.pod",
    "-p22 work, -p22 work.pod",
    "-o User=x -tA me@work -- ls, -o User=x -tA me@work.pod -- ls",
    "-- work ls, -- work.pod ls",
    "host.example.org, host.example.org",
    "ssh://me@work:22, ssh://me@work.pod:22",
    "localhost, localhost",
    "me@::1, me@::1",
    "-V, -V",
    "-p, -p"
  })
  void isCompleted(String line, String expected) {
    assertThat(SshWords.completed(List.of(line.split(" ", -1))))
        .containsExactly(expected.split(" ", -1));
  }

  @Test
  void linksAreMade() {
    assertThat(EditorLink.CURSOR.to("alice@work", "/a b/c"))
        .isEqualTo("cursor://vscode-remote/ssh-remote+alice@work.pod/a%20b/c");
    assertThat(EditorLink.JETBRAINS.to("alice@work.pod", "/w"))
        .isEqualTo("jetbrains-gateway://connect#host=work.pod&port=22&user=alice&type=ssh"
            + "&deploy=true&projectPath=%2Fw");
    for (String wrong : List.of("a b@work", "-x", "alice@", "al;ice@work")) {
      assertThatThrownBy(() -> EditorLink.VSCODE.to(wrong, "/")).hasMessageStartingWith("PS1001 ");
    }
    assertThatThrownBy(() -> EditorLink.VSCODE.to("work", "rel")).hasMessageStartingWith("PS1001 ");
  }
}
