package dev.podspawn.core.setup;

import dev.podspawn.core.forward.PamBlock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Our lines at the beginning of sshd's PAM file. */
record WritePam(Path path, PamBlock block) implements Change {

  @Override
  public String what() {
    return "block at the beginning of " + path;
  }

  @Override
  public boolean isNeeded() throws IOException {
    return file().isNeeded();
  }

  @Override
  public String make(Journal journal) throws IOException {
    file().make(journal);
    return what();
  }

  /** Its owner and mode stay as they are. */
  private WriteFile file() throws IOException {
    String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    return new WriteFile(path, block.before(text), 0644, List.of(), true);
  }
}
