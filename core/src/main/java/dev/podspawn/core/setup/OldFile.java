package dev.podspawn.core.setup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.forward.PamBlock;
import dev.podspawn.core.sshd.SshdConfigText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A file that was there as something else.
 *
 * @param backup where its bytes are kept
 * @param before its owner and mode
 * @param sha the SHA-256 of what was written
 * @param block whether what was written is a marked block in an sshd_config or a PAM file, which can be taken out of a file that has
 *     changed since
 */
record OldFile(Path path, Path backup, Attributes before, String sha, boolean block)
    implements Made {
  static final String KIND = "old-file";

  @Override
  public List<String> fields() {
    return List.of(
        KIND, path.toString(), backup.toString(), before.text(), sha, Boolean.toString(block));
  }

  @Override
  public TakenBack takeBack() throws IOException {
    Files.deleteIfExists(SafeFile.draft(path));
    if (!Files.isRegularFile(path, NOFOLLOW_LINKS)) {
      return TakenBack.stays("what was " + path, "it is no file now; the old one is " + backup);
    }
    byte[] now = Files.readAllBytes(path);
    byte[] old = Files.readAllBytes(backup);
    if (Arrays.equals(now, old) && Attributes.of(path).equals(before)) {
      return TakenBack.NOTHING;
    }
    if (SafeFile.sha(now).equals(sha) || Arrays.equals(now, old)) {
      SafeFile.write(path, old, before, List.of());
      return TakenBack.restored("file " + path);
    }
    return block
        ? withoutBlock(new String(now, StandardCharsets.UTF_8))
        : TakenBack.stays(
            "file " + path, "somebody has changed it since; the old one is " + backup);
  }

  private TakenBack withoutBlock(String now) throws IOException {
    String rest = PamBlock.without(new SshdConfigText(now).withoutBlock().text());
    if (rest.equals(now)) {
      return TakenBack.NOTHING;
    }
    SafeFile.write(path, rest.getBytes(StandardCharsets.UTF_8), Attributes.of(path), List.of());
    return TakenBack.removed("podspawn's block from " + path + ", which has other changes since");
  }
}
