package dev.podspawn.core.setup;

import dev.podspawn.core.sshd.Sshd;
import dev.podspawn.core.sshd.SshdReload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** sshd has read its configuration, as set-up left it. Taken back last, when the files are as they were. */
record ChangedSshd(Path program, Path config) implements Made {
  static final String KIND = "changed-sshd";

  @Override
  public List<String> fields() {
    return List.of(KIND, program.toString(), config.toString());
  }

  @Override
  public TakenBack takeBack() throws IOException {
    if (!Files.isExecutable(program)) {
      return TakenBack.NOTHING;
    }
    return new TakenBack(true, new SshdReload(new Sshd(program, config)).run());
  }
}
