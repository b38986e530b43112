package dev.podspawn.core.engine;

/** What the promises of {@link EngineContract} are tried on. */
public interface EngineUnderTest {
  /** The engine; the same one for all of a test. */
  Engine engine();

  /** An image it has, with {@code sh}, {@code stty} and the other small programs of a Unix. */
  String image();

  /** Where a test's containers and networks are made, and taken away after it. */
  Sandbox sandbox();

  /** Whether it can give a program a terminal. */
  boolean hasTerminals();

  /** Whether a terminal has its size before the program can ask for it. */
  boolean sizesTerminalsAtStart();

  /** Whether its containers are apart from this machine: users, capabilities, file system. */
  boolean isolates();

  /** Whether it can limit memory on this host. */
  boolean limits();
}
