package dev.podspawn.core.box;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.engine.Fault;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.CapturedLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A container without what was asked for is refused, unless the admin lets it. */
class BoxCheckTest {
  private final CapturedLog log = new CapturedLog();
  private final FakeEngine engine = FakeEngine.withImages("image");

  private String started(Asked asked) {
    String id = engine.create(new ContainerSpec(
        "box",
        "image",
        List.of("sleep", "1"),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        asked.limits(),
        asked.security()));
    engine.start(id);
    return id;
  }

  private BoxCheck check(Promise... bestEffort) {
    return new BoxCheck(engine, new Kernel(), Set.of(bestEffort), log);
  }

  @Test
  void whatIsAsAskedForPassesInSilence() {
    check().require("box", started(Words.asked()), Words.asked());
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void aLimitThatIsNotThereIsNamedWithWhatTheAdminMayDo() {
    engine.fail(Fault.LIMIT_DROPPED);
    String id = started(Words.asked());
    PodspawnException failure =
        assertFails(ErrorCode.BOX_NOT_IN_FORCE, () -> check().require("box", id, Words.asked()));
    assertThat(failure.personLine())
        .isEqualTo(
            "PS1351 could not give you a container: this machine cannot keep what was promised"
                + " of it; try asking the admin of this machine");
    assertThat(failure.adminLine())
        .contains(
            "not in force: memory (asked for 268435456, in force none, says the engine), swap",
            "try a machine that can, or to do without: security.best_effort: [memory, swap]");
  }

  @Test
  void bestEffortMakesItOneWarning() {
    engine.fail(Fault.LIMIT_DROPPED);
    check(Promise.MEMORY, Promise.SWAP).require("box", started(Words.asked()), Words.asked());
    assertThat(log.lines()).singleElement().asString().contains("PS1352 ", "memory (asked for");
  }

  @Test
  void bestEffortForAnotherPromiseDoesNotHelp() {
    engine.fail(Fault.LIMIT_DROPPED);
    String id = started(Words.asked());
    assertFails(
        ErrorCode.BOX_NOT_IN_FORCE,
        () -> check(Promise.MEMORY, Promise.PIDS).require("box", id, Words.asked()));
  }

  @Test
  void aContainerThatIsGoneIsLeftToWhoeverRunsAProgramInIt() {
    check().require("box", "no-such", Words.asked());
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void onlyWhatEnginesMayLackCanBeLet() {
    assertThat(Promise.waivable("memory")).contains(Promise.MEMORY);
    assertThat(Promise.waivable("network")).contains(Promise.NETWORK);
    assertThat(Promise.waivable("no_new_privileges")).isEmpty();
    assertThat(Promise.waivable("namespaces")).isEmpty();
    assertThat(Promise.waivable("everything")).isEmpty();
  }
}
