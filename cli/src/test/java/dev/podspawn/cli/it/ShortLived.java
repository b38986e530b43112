package dev.podspawn.cli.it;

import dev.podspawn.fixtures.image.TestImages;
import dev.podspawn.fixtures.proc.Command;
import java.nio.file.Path;

/** An image whose {@code sleep} does not sleep, so that its containers end as soon as they have started. */
final class ShortLived {
  static final String REFERENCE = "localhost/podspawn-test/short-lived:latest";

  private static final String RECIPE =
      "work=$(mktemp -d) && trap 'rm -rf \"$work\"' EXIT && cd \"$work\" && mkdir root"
          + " && tar -C root -xf \"$1\" && rm root/bin/sleep"
          + " && printf '#!/bin/sh\\nexit 0\\n' >root/bin/sleep && chmod 0755 root/bin/sleep"
          + " && tar -C root -cf \"$2\" .";

  private ShortLived() {}

  static Path tar(Path made) {
    Command.of("sh", "-c", RECIPE, "sh", TestImages.busyboxTar().toString(), made.toString())
        .runOk();
    return made;
  }
}
