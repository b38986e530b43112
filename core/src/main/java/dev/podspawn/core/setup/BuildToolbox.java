package dev.podspawn.core.setup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.toolbox.ToolboxBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * This machine's sftp-server, scp and rsync for containers whose images have none. Where they have been collected
 * before, the hook for apt keeps them as the machine has them.
 *
 * @param toolbox the toolbox's directory
 */
record BuildToolbox(Path toolbox, ToolboxBuild build) implements Change {

  @Override
  public String what() {
    return "this machine's sftp-server, scp and rsync in " + toolbox;
  }

  @Override
  public boolean isNeeded() throws IOException {
    return !Files.exists(toolbox.resolve(ToolboxBuild.LINK), NOFOLLOW_LINKS);
  }

  @Override
  public String make(Journal journal) throws IOException {
    journal.add(new NewToolbox(toolbox));
    build.run(false);
    return what();
  }
}
