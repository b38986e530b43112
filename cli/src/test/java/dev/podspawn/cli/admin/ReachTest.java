package dev.podspawn.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.cli.print.Row;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachTest {
  private static final RunAs SERVICE = new RunAs.ServiceAccount("engine");

  @TempDir
  private Path stateDir;

  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void makeUsers() throws IOException {
    for (String name : List.of("bob", "alice", "Not.A.User")) {
      Files.createDirectories(stateDir.resolve("users").resolve(name));
    }
    Files.createSymbolicLink(stateDir.resolve("users/link"), stateDir.resolve("users/bob"));
    Files.writeString(stateDir.resolve("users/file"), "");
  }

  private Reach reach(String account, boolean root, RunAs runAs) {
    Path launcher = Path.of("/nonexistent/podspawn");
    return new Reach(new Caller(account, root, account, launcher, List.of(), runAs, stateDir));
  }

  private Request request() {
    return new Request(List.of("list"), SessionFields.ALL, Duration.ofSeconds(10), user -> {
      asked.add(user.text());
      return List.of(new Row(SessionFields.ALL).set(SessionFields.USER, user.text()));
    });
  }

  private static Optional<UserName> user(String name) {
    return Optional.of(UserName.parse(name));
  }

  @Test
  void aUserActsForThemselvesOnly() {
    Reach alice = reach("alice", false, RunAs.LOGIN_USER);
    assertThat(alice.ask(Optional.empty(), request()).rows()).hasSize(1);
    assertThat(alice.ask(user("alice"), request()).rows()).hasSize(1);
    assertThat(asked).containsExactly("alice", "alice");
    assertThatThrownBy(() -> alice.ask(user("bob"), request()))
        .isInstanceOfSatisfying(
            PodspawnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USER_REFUSED));
  }

  @Test
  void aUserWithoutStateHasNoSessions() {
    Answer answer = reach("carol", false, RunAs.LOGIN_USER).ask(Optional.empty(), request());
    assertThat(answer.rows()).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void theServiceAccountActsForAllAndNobodyElseDoes() {
    assertThat(reach("engine", false, SERVICE).ask(Optional.empty(), request()).rows())
        .hasSize(2);
    assertThat(asked).containsExactly("alice", "bob");
    assertThat(reach("engine", false, SERVICE).ask(user("bob"), request()).rows())
        .hasSize(1);
    for (String other : List.of("alice", "carol")) {
      assertThatThrownBy(() -> reach(other, false, SERVICE).ask(user(other), request()))
          .hasMessageStartingWith("PS1003 ");
    }
  }

  @Test
  void manyAreAskedForInOneGo() {
    List<UserName> both = List.of(UserName.parse("bob"), UserName.parse("alice"));
    assertThat(reach("engine", false, SERVICE).ask(both, request()).rows()).hasSize(2);
    assertThat(asked).containsExactly("bob", "alice");
    RunAs missing = new RunAs.ServiceAccount("no-such-account");
    assertThat(reach("root", true, missing).ask(both, request()).troubles()).hasSize(1);
    for (RunAs runAs : List.of(SERVICE, RunAs.LOGIN_USER)) {
      assertThatThrownBy(() -> reach("alice", false, runAs).ask(both, request()))
          .hasMessageStartingWith("PS1003 ");
    }
    assertThat(reach("engine", false, SERVICE).ask(List.of(), request()).rows()).isEmpty();
    assertThat(asked).hasSize(2);
  }

  @Test
  void rootIsToldOfAnAccountThatIsNotThereAndDoesNothingItself() {
    RunAs missing = new RunAs.ServiceAccount("no-such-account");
    Answer answer = reach("root", true, missing).ask(Optional.empty(), request());
    assertThat(answer.troubles()).hasSize(1).first().asString().startsWith("PS1412 ");
    assertThat(asked).isEmpty();
  }

  @Test
  void rootActsForNobodyWhereOthersCouldHavePutSomething() throws IOException {
    Files.setPosixFilePermissions(
        stateDir.resolve("users"), PosixFilePermissions.fromString("rwxrwxr-x"));
    assertThatThrownBy(() -> reach("root", true, RunAs.LOGIN_USER).ask(Optional.empty(), request()))
        .hasMessageStartingWith("PS1401 ");
    assertThat(asked).isEmpty();
  }

  @Test
  void whatGoesWrongForOneIsNoMatterToTheNext() {
    Request failing =
        new Request(List.of("list"), SessionFields.ALL, Duration.ofSeconds(10), user -> {
          if (user.text().equals("alice")) {
            throw new PodspawnException(
                ErrorCode.STATE_UNAVAILABLE, Message.of("read", "no\u001bway"), null);
          }
          return request().here().rows(user);
        });
    Answer answer = reach("engine", false, SERVICE).ask(Optional.empty(), failing);
    assertThat(answer.troubles()).containsExactly("PS1401 could not read: no?way");
    assertThat(asked).containsExactly("bob");
  }
}
