package dev.podspawn.core.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.name.UserName;
import org.junit.jupiter.api.Test;

/** By accounts that every host has. */
class HostGroupsTest {
  private final HostGroups groups = new HostGroups();

  @Test
  void anAccountIsInItsOwnGroupAndInNoOther() {
    assertThat(groups.isMember(UserName.parse("root"), "root")).isTrue();
    assertThat(groups.isMember(UserName.parse("daemon"), "root")).isFalse();
    assertThat(groups.isMember(UserName.parse("daemon"), "daemon")).isTrue();
  }

  @Test
  void whatIsNoGroupOrNoAccountIsNoMembership() {
    UserName root = UserName.parse("root");
    for (String name : new String[] {"0", "no-such-group", "--", "", "root\nroot"}) {
      assertThat(groups.isMember(root, name)).as(name).isFalse();
    }
    assertThat(groups.isMember(UserName.parse("no-such-account"), "root")).isFalse();
  }
}
