package dev.podspawn.core.spawn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that makes an account, in the roots of images of several kinds; run by dash and by busybox. */
class AccountScriptTest {
  private static final String DEBIAN =
      "root:x:0:0:root:/root:/bin/dash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n";

  private SmallRoot root;

  @BeforeEach
  void makeRoot() {
    root = SmallRoot.withGlibc();
  }

  @AfterEach
  void removeRoot() {
    if (root != null) {
      root.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox"})
  void anAccountIsMadeInAnImageLikeDebian(String shell) throws IOException {
    root.write("etc/passwd", DEBIAN).write("etc/group", "root:x:0:\ndaemon:x:1:\n");
    root.write("etc/shadow", "root:*:19000:0:99999:7:::\n").write("etc/gshadow", "root:*::\n");
    root.write("etc/skel/.profile", "hello\n").directory("etc/sudoers.d");
    assertThat(ensure(shell, "dev", "yes")).containsExactly("done", "1000", "1000", "/home/dev");
    assertThat(root.read("etc/passwd"))
        .isEqualTo(DEBIAN + "dev:x:1000:1000::/home/dev:/bin/dash\n");
    assertThat(root.read("etc/group")).isEqualTo("root:x:0:\ndaemon:x:1:\ndev:x:1000:\n");
    assertThat(root.read("etc/shadow")).isEqualTo("root:*:19000:0:99999:7:::\ndev:!:::::::\n");
    assertThat(root.read("etc/gshadow")).isEqualTo("root:*::\ndev:!::\n");
    assertThat(root.read("home/dev/.profile")).isEqualTo("hello\n");
    assertThat(attributes("home/dev")).isEqualTo("1000:1000 rwx------");
    assertThat(attributes("home/dev/.profile")).startsWith("1000:1000 ");
    assertThat(root.read("etc/sudoers.d/podspawn-dev"))
        .isEqualTo("dev ALL=(ALL:ALL) NOPASSWD: ALL\n");
    assertThat(attributes("etc/sudoers.d/podspawn-dev")).isEqualTo("0:0 r--r-----");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox"})
  void aSecondRunChangesNothingAndSaysTheSame(String shell) {
    root.write("etc/passwd", DEBIAN).write("etc/group", "root:x:0:\n");
    List<String> first = ensure(shell, "dev", "yes");
    String passwd = root.read("etc/passwd");
    assertThat(ensure(shell, "dev", "yes")).isEqualTo(first);
    assertThat(root.read("etc/passwd")).isEqualTo(passwd);
    assertThat(root.read("etc/group")).isEqualTo("root:x:0:\ndev:x:1000:\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox"})
  void whatWasBegunIsFinished(String shell) {
    root.write("etc/passwd", DEBIAN).write("etc/shadow", "dev:!:::::::\n");
    root.write("etc/group", "root:x:0:\ndev:x:1000:\n").directory("home/dev");
    assertThat(ensure(shell, "dev", "no")).containsExactly("done", "1001", "1000", "/home/dev");
    assertThat(root.read("etc/shadow")).isEqualTo("dev:!:::::::\n");
    assertThat(root.read("etc/group")).isEqualTo("root:x:0:\ndev:x:1000:\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox"})
  void anAccountOfTheImagesOwnStaysAsItIs(String shell) {
    String passwd = DEBIAN + "dev:x:7:8:Her:/srv/dev:/bin/dash";
    root.write("etc/passwd", passwd).directory("etc/sudoers.d");
    assertThat(ensure(shell, "dev", "yes")).containsExactly("done", "7", "8", "/srv/dev");
    assertThat(root.read("etc/passwd")).isEqualTo(passwd);
    assertThat(root.path("etc/group")).doesNotExist();
    assertThat(root.path("srv")).doesNotExist();
    assertThat(root.path("etc/sudoers.d")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox"})
  void idsThatAreTakenAreNobodyElsesAgain(String shell) {
    String passwd = "root:x:0:0::/root:/bin/sh\nubuntu:x:1000:1000::/home/ubuntu:/bin/sh";
    String group = "root:x:0:\nubuntu:x:1000:\nwheel:x:1001:ubuntu";
    root.write("etc/passwd", passwd).write("etc/group", group);
    assertThat(ensure(shell, "dev", "no")).containsExactly("done", "1002", "1002", "/home/dev");
    assertThat(root.read("etc/passwd"))
        .isEqualTo(passwd + "\ndev:x:1002:1002::/home/dev:/bin/sh\n");
    assertThat(root.read("etc/group")).isEqualTo(group + "\ndev:x:1002:\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox"})
  void aHomeThatIsThereKeepsWhatIsInIt(String shell) throws IOException {
    root.write("etc/passwd", DEBIAN).write("etc/skel/.profile", "new\n");
    root.write("home/dev/kept", "old\n");
    ensure(shell, "dev", "no");
    assertThat(attributes("home/dev")).startsWith("1000:1000 ");
    assertThat(attributes("home/dev/kept")).startsWith("0:0 ");
    assertThat(root.path("home/dev/.profile")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox"})
  void anImageWithoutAnyAccountsGetsItsFirst(String shell) {
    assertThat(ensure(shell, "dev", "yes")).containsExactly("done", "1000", "1000", "/home/dev");
    assertThat(root.read("etc/passwd")).isEqualTo("dev:x:1000:1000::/home/dev:/bin/sh\n");
    assertThat(ensure(shell, "root", "no")).containsExactly("done", "0", "0", "/root");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox"})
  void withoutNewPrivilegesNobodyMaySudo(String shell) {
    root.write("etc/passwd", DEBIAN).directory("etc/sudoers.d");
    ensure(shell, "dev", "no");
    assertThat(root.path("etc/sudoers.d")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox"})
  void whatCannotBeWrittenIsSaidInOneLine(String shell) {
    root.directory("etc/passwd");
    assertThat(ensure(shell, "dev", "no")).containsExactly("its /etc/passwd cannot be written");
  }

  private List<String> ensure(String shell, String name, String sudo) {
    List<String> argv = new ArrayList<>(shell.equals("dash") ? SmallRoot.DASH : SmallRoot.BUSYBOX);
    argv.addAll(List.of("-c", Scripts.text("account.sh"), "podspawn", name, "", sudo));
    Result ran = root.run(argv, Map.of());
    return ran.lines();
  }

  private String attributes(String name) throws IOException {
    Path file = root.path(name);
    Map<String, Object> unix =
        Files.readAttributes(file, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
    return unix.get("uid") + ":" + unix.get("gid") + " "
        + PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
