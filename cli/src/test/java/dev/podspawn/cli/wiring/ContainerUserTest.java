package dev.podspawn.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContainerUserTest {
  private static final RunAs SERVICE = new RunAs.ServiceAccount("podsvc");
  private static final Account ALICE = new Account("alice", 1000);
  private static final Account PODSVC = new Account("podsvc", 900);
  private static final Account ROOT = new Account("root", 0);

  @Test
  void withoutAServiceAccountOneLogsInAsOneselfOnly() {
    assertThat(user("alice", null, RunAs.LOGIN_USER, ALICE)).isEqualTo("alice");
    assertRefused("bob", null, RunAs.LOGIN_USER, ALICE, ErrorCode.USER_REFUSED);
    assertRefused("bob", null, RunAs.LOGIN_USER, ROOT, ErrorCode.USER_REFUSED);
  }

  @Test
  void sudoUserIsNotAskedWithoutAServiceAccount() {
    assertRefused("bob", "bob", RunAs.LOGIN_USER, ALICE, ErrorCode.USER_REFUSED);
  }

  @Test
  void theServiceAccountBelievesSudoAndNotTheArguments() {
    assertThat(user(null, "alice", SERVICE, PODSVC)).isEqualTo("alice");
    assertThat(user("alice", "alice", SERVICE, PODSVC)).isEqualTo("alice");
    assertRefused("bob", "alice", SERVICE, PODSVC, ErrorCode.USER_REFUSED);
  }

  @Test
  void whoeverIsTheServiceAccountAlreadyMayNameAnybody() {
    assertThat(user("alice", null, SERVICE, PODSVC)).isEqualTo("alice");
    assertThat(user("alice", null, SERVICE, ROOT)).isEqualTo("alice");
  }

  @Test
  void nobodyElseMayUseTheServiceAccountsWay() {
    assertRefused("alice", "alice", SERVICE, ALICE, ErrorCode.USER_REFUSED);
  }

  @Test
  void aMissingOrIllegalNameIsSaid() {
    assertRefused(null, null, RunAs.LOGIN_USER, ALICE, ErrorCode.USAGE);
    assertRefused(null, null, SERVICE, PODSVC, ErrorCode.USAGE);
    assertRefused("../x", null, SERVICE, PODSVC, ErrorCode.USER_NAME_INVALID);
    assertRefused(null, "root/..", SERVICE, PODSVC, ErrorCode.USER_NAME_INVALID);
  }

  private static String user(
      @Nullable String named, @Nullable String sudoUser, RunAs runAs, Account account) {
    return ContainerUser.of(
            Optional.ofNullable(named), Optional.ofNullable(sudoUser), runAs, account)
        .text();
  }

  private static void assertRefused(
      @Nullable String named,
      @Nullable String sudoUser,
      RunAs runAs,
      Account account,
      ErrorCode code) {
    assertThatThrownBy(() -> user(named, sudoUser, runAs, account))
        .isInstanceOfSatisfying(
            PodspawnException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
