package dev.podspawn.core.session;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final List<SessionRecord> TWO = List.of(record("web"), record("backend"));

  @Test
  void oneTooManyIsRefusedWithWhatToEnd() {
    assertThatThrownBy(() -> new Admission(2).admit(session("third"), TWO))
        .isInstanceOf(PodspawnException.class)
        .hasMessage(
            "PS1405 could not open the session alice@third: resources.max_per_user allows 2,"
                + " and there are alice@web, alice@backend; try ending one of them first, such as by"
                + " 'podspawn kill alice@web'");
  }

  @Test
  void asManyAsAllowedAndAnyNumberWithoutALimitAreAdmitted() {
    assertThatCode(() -> new Admission(3).admit(session("third"), TWO)).doesNotThrowAnyException();
    assertThatCode(() -> new Admission(0).admit(session("third"), TWO)).doesNotThrowAnyException();
  }

  @Test
  void aSessionDoesNotStandInItsOwnWay() {
    assertThatCode(() -> new Admission(2).admit(session("web"), TWO)).doesNotThrowAnyException();
    assertThatThrownBy(() -> new Admission(1).admit(session("web"), TWO))
        .hasMessageContaining("there are alice@backend;")
        .hasMessageContaining("'podspawn kill alice@backend'");
  }

  private static Session session(String project) {
    return new Session(UserName.parse("alice"), Optional.of(ProjectName.parse(project)));
  }

  private static SessionRecord record(String project) {
    return new SessionRecord(
        session(project),
        "c0ffee",
        SessionMode.PERSISTENT,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty());
  }
}
