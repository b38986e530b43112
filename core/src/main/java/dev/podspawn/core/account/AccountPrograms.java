package dev.podspawn.core.account;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The programs that make and remove accounts, whose failures are ours.
 *
 * @param code of the failures
 * @param tried what cannot be done then, continuing "could not"
 */
record AccountPrograms(ErrorCode code, String tried) {
  private static final int LONGEST = 300;

  /** Runs a program that must succeed, and returns what it printed. */
  String run(String... argv) {
    return run(List.of(argv), new byte[0]);
  }

  String run(List<String> argv, byte[] input) {
    try {
      HostCommand ran = HostCommand.run(argv, input, true);
      if (!ran.succeeded()) {
        throw failed(argv.get(0) + " ended with " + ran.status() + ": " + shown(ran.output()));
      }
      return ran.output();
    } catch (IOException e) {
      throw failed(argv.get(0) + " cannot be run: " + e.getMessage());
    }
  }

  /** Runs a program that must succeed, and that reads a file it might not be able to open. */
  void runReading(List<String> argv, Path input) {
    try {
      HostCommand ran = HostCommand.run(argv, input, true);
      if (!ran.succeeded()) {
        throw failed(argv.get(0) + " ended with " + ran.status() + ": " + shown(ran.output()));
      }
    } catch (IOException e) {
      throw failed(argv.get(0) + " cannot be run on " + input + ": " + e.getMessage());
    }
  }

  /** Runs a program whose failure does not matter. */
  boolean attempt(String... argv) {
    try {
      return HostCommand.run(List.of(argv), false).succeeded();
    } catch (IOException e) {
      return false;
    }
  }

  PodspawnException failed(String reason) {
    return failed(reason, "again when that is put right");
  }

  PodspawnException failed(String reason, String advice) {
    return new PodspawnException(code, new Message(tried, reason, advice), null);
  }

  static String shown(String output) {
    String line = output.strip().replace('\n', ' ');
    return line.length() <= LONGEST ? line : "..." + line.substring(line.length() - LONGEST);
  }
}
