package dev.podspawn.core.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandpointTest {
  private static final Session ALICE = new Session(UserName.parse("alice"), Optional.empty());
  private static final Session BACKEND =
      new Session(ALICE.user(), Optional.of(ProjectName.parse("backend")));
  private static final Optional<SharedNet> NET =
      Optional.of(new SharedNet("c0ffee", 10, 20, Optional.empty()));

  @TempDir
  private Path temporary;

  private Standpoint in(String namespace) throws IOException {
    return in(ALICE, namespace);
  }

  private Standpoint in(Session session, String namespace) throws IOException {
    Path own = temporary.resolve("own");
    Files.deleteIfExists(own);
    Files.createSymbolicLink(own, Path.of(namespace));
    return Standpoint.of(temporary, session, own);
  }

  private void said(String line) throws IOException {
    said("alice", line);
  }

  private void said(String account, String line) throws IOException {
    Files.writeString(temporary.resolve(account + ".net"), line);
  }

  @Test
  void whereNobodyCameThroughPamAllIsTheHosts() throws IOException {
    assertThat(in("net:[1]").isHosts()).isTrue();
    assertThat(in("net:[1]").isIn(NET)).isFalse();
  }

  @Test
  void tellsTheHostsNetworkFromTheContainers() throws IOException {
    said("10 20 net:[2] net:[1]\n");
    assertThat(in("net:[1]").isHosts()).isTrue();
    assertThat(in("net:[1]").isIn(NET)).isFalse();
    assertThat(in("net:[2]").isHosts()).isFalse();
    assertThat(in("net:[2]").isIn(NET)).isTrue();
    assertThat(in("net:[2]").isIn(Optional.empty())).isFalse();
  }

  @Test
  void anotherNetworkIsNeither() throws IOException {
    for (String line : new String[] {
      "10 20 net:[3] net:[1]\n", "- - - net:[1]\n", "10 21 net:[2] net:[1]\n", "damaged\n", ""
    }) {
      said(line);
      assertThat(in("net:[2]").isHosts()).as(line).isFalse();
      assertThat(in("net:[2]").isIn(NET)).as(line).isFalse();
    }
  }

  @Test
  void aLoginToAProjectMayBeInTheNetworkWithoutOne() throws IOException {
    said("10 20 net:[2] net:[1]\n");
    assertThat(in(BACKEND, "net:[1]").isHosts()).isTrue();
    assertThat(in(BACKEND, "net:[1]").isInUsersOwn()).isFalse();
    assertThat(in(BACKEND, "net:[2]").isHosts()).isFalse();
    assertThat(in(BACKEND, "net:[2]").isInUsersOwn()).isTrue();
    assertThat(in(BACKEND, "net:[2]").isIn(NET)).as("another session's").isFalse();
    assertThat(in(BACKEND, "net:[3]").isInUsersOwn()).isFalse();
    assertThat(in("net:[2]").isInUsersOwn()).as("its own").isFalse();
  }

  @Test
  void anAccountNamedAfterTheProjectIsInTheProjects() throws IOException {
    said("alice.backend", "10 20 net:[2] net:[1]\n");
    assertThat(in(BACKEND, "net:[2]").isIn(NET)).isTrue();
    assertThat(in(BACKEND, "net:[1]").isHosts()).isTrue();
    said("- - - net:[1]\n");
    assertThat(in(BACKEND, "net:[2]").isIn(NET)).isTrue();
    assertThat(in(BACKEND, "net:[4]").isHosts()).isFalse();
    assertThat(in(BACKEND, "net:[4]").isInUsersOwn()).isFalse();
  }

  @Test
  void whoCannotTellIsNowhere() throws IOException {
    Files.createDirectory(temporary.resolve("alice.net"));
    assertThat(in("net:[1]").isHosts()).isFalse();
    assertThat(in("-").isIn(NET)).isFalse();
  }
}
