package dev.podspawn.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.podspawn.core.error.ErrorCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says how a call must fail. */
public final class Failures {
  private Failures() {}

  /** The call fails with the code, and both sentences follow the template. */
  public static EngineException assertFails(ErrorCode code, ThrowingCallable call) {
    EngineException failure = catchThrowableOfType(EngineException.class, call);
    assertThat(failure).as("a failure %s", code).isNotNull();
    assertThat(failure.code()).as(failure.adminLine()).isEqualTo(code);
    assertThat(failure.personLine()).startsWith(code.text() + " could not ");
    assertThat(failure.adminLine()).startsWith(code.text() + " could not ");
    assertThat(failure.personLine()).as("no path for the person").doesNotContain(".sock");
    return failure;
  }
}
