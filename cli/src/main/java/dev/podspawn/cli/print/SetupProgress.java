package dev.podspawn.cli.print;

import dev.podspawn.core.workspace.SetupWatch;
import java.io.PrintStream;
import java.util.List;

/**
 * Shows on the client's terminal what a project's steps say. Without a terminal only a failure is told, by the last lines of
 * the step: a script's streams are its own.
 */
public final class SetupProgress implements SetupWatch {
  /** The client's terminal may be raw already, where a line's end alone does not go back to its beginning. */
  private static final String LINE_END = "\r\n";

  private final String project;
  private final PrintStream out;
  private final boolean terminal;

  /** Progress of a project's container. */
  public SetupProgress(String project, PrintStream out, boolean terminal) {
    this.project = project;
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void begins(String step) {
    show("setting up " + project + ": " + step + " ...");
  }

  @Override
  public void line(String text) {
    show(text);
  }

  @Override
  public void warning(String sentence) {
    show(sentence);
  }

  private void show(String line) {
    if (terminal) {
      out.print(line + LINE_END);
      out.flush();
    }
  }

  @Override
  public void failed(String step, List<String> lastLines) {
    out.print(step + " of " + project + " said at its end:" + LINE_END);
    lastLines.forEach(line -> out.print("  | " + line + LINE_END));
    out.flush();
  }
}
