package dev.podspawn.core.workspace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Something that is run in a container by {@code /bin/sh}, as whom logins are there.
 *
 * @param name as people know it: {@code on_create}, say
 * @param kind what becomes of a failure
 * @param script for the shell; nothing of it is anybody's input but where it is quoted
 * @param place a directory that is made before, unless it is there, and is the account's then
 * @param input a file of the server's that it reads; empty for no input
 * @param limit after which it is ended, and has failed
 * @param meanings of statuses with which it may fail
 */
public record Step(
    String name,
    Kind kind,
    String script,
    Optional<String> place,
    Optional<Path> input,
    Duration limit,
    Map<Integer, String> meanings) {
  public Step {
    meanings = Map.copyOf(meanings);
  }

  /** What a step is to a container. */
  public enum Kind {
    /** Without it there is no container. */
    CODE,
    /** The same. */
    HOOK,
    /** A comfort: its failure is told, and that is all. */
    COMFORT
  }

  /** What a status other than 0 says. */
  public String meaning(int status) {
    String meaning = meanings.get(status);
    return meaning == null ? "it ended with status " + status : meaning;
  }

  /** How long {@code on_create} may take. */
  public static final Duration ON_CREATE = Duration.ofMinutes(15);

  /** How long {@code on_start} may take. */
  public static final Duration ON_START = Duration.ofMinutes(1);

  /** What runs once in a new container. */
  public static Step onCreate(String script) {
    return hook("on_create", script, ON_CREATE);
  }

  /** What runs at a connection. */
  public static Step onStart(String script) {
    return hook("on_start", script, ON_START);
  }

  private static Step hook(String name, String script, Duration limit) {
    return new Step(name, Kind.HOOK, script, Optional.empty(), Optional.empty(), limit, Map.of());
  }
}
