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

  /** Whether the end-of-file key at the beginning of a line ends a read from a terminal. */
  boolean terminalsEndInput();

  /** Whether podspawn-guest runs the programs, and not the engine's exec alone. */
  boolean hasGuest();

  /** Whether its containers are apart from this machine: users, capabilities, file system. */
  boolean isolates();

  /** Whether it can limit memory on this host. */
  boolean limits();

  /** As little memory and as few processes as a container of its can live with. */
  ContainerSpec.Limits tightLimits();

  /** Whether what it shows of the host is nosuid and nodev, not only read-only. */
  boolean mountsWithOptions();
}
