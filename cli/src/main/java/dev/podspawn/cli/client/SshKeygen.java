package dev.podspawn.cli.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** OpenSSH's ssh-keygen. */
final class SshKeygen {
  private SshKeygen() {}

  /** Makes a key pair without a passphrase and without a comment; the public half lies beside it, with {@code .pub}. */
  static void make(Path secret) throws IOException, InterruptedException {
    Process keygen = new ProcessBuilder(List.of(
            "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", secret.toString()))
        .redirectErrorStream(true)
        .start();
    keygen.getOutputStream().close();
    String said = new String(keygen.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keygen.waitFor() != 0) {
      throw new IOException("ssh-keygen says " + said.strip());
    }
  }
}
