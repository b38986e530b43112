package dev.podspawn.cli.print;

import dev.podspawn.core.engine.BuildListener;
import dev.podspawn.core.engine.PullListener;
import dev.podspawn.core.image.BuildWatch;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Shows how a project's image comes to be, as one line on the client's terminal that is redrawn at each step: {@code
 * building the image of backend: step 4/5 ...}. Without a terminal only a failure is told, by the last lines of the build.
 */
public final class BuildProgress implements BuildWatch {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final int LONGEST = 76;

  private final String project;
  private final PrintStream out;
  private final boolean terminal;
  private String shown = "";

  /** Progress of a project's image. */
  public BuildProgress(String project, PrintStream out, boolean terminal) {
    this.project = project;
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void waiting() {
    show("waiting for the image of " + project + " ...");
  }

  @Override
  public PullListener pulling(String image) {
    return terminal ? new PullProgress(image, out) : PullListener.SILENT;
  }

  @Override
  public BuildListener building() {
    show("building the image of " + project + " ...");
    return this::said;
  }

  /** Docker says {@code Step 2/5 : RUN ...}, Podman {@code STEP 2/5: RUN ...}. */
  private void said(String line) {
    if (line.toUpperCase(Locale.ROOT).startsWith("STEP ")) {
      int end = line.indexOf(':');
      show("building the image of " + project + ": step "
          + (end < 0 ? line.substring(5) : line.substring(5, end)).strip() + " ...");
    }
  }

  private void show(String line) {
    if (terminal && !line.equals(shown)) {
      shown = line;
      out.print(CLEAR_LINE + (line.length() > LONGEST ? line.substring(0, LONGEST) : line));
      out.flush();
    }
  }

  @Override
  public void end() {
    if (!shown.isEmpty()) {
      shown = "";
      out.print(CLEAR_LINE);
      out.flush();
    }
  }

  @Override
  public void services(List<String> names) {
    show("starting " + String.join(", ", names) + " ...");
  }

  @Override
  public void ports(String line) {
    end();
    if (terminal) {
      out.println(line);
    }
  }

  @Override
  public void failed(String what, List<String> lastLines) {
    end();
    out.println(what + (lastLines.isEmpty() ? " said nothing" : " said at its end:"));
    lastLines.forEach(line -> out.println("  | " + Plain.text(line)));
  }
}
