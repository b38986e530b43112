package dev.podspawn.core.client.ssh;

import dev.podspawn.core.client.OwnFile;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lets ssh know podspawn's names, and takes that back. What is there stays as it is, byte for byte, but for one line at
 * the top of {@code config} and for what the predecessor wrote.
 *
 * @param directory {@code ~/.ssh} of the account, as ssh finds it
 * @param say takes each thing that is done, or would be
 * @param dry whether nothing is to be changed
 */
public record SshSetup(Path directory, Consumer<String> say, boolean dry) {
  private static final String TRIED = "set ssh up";

  /**
   * Writes the blocks, and sees to it that ssh reads them first. Nothing is done where all is as it should be.
   *
   * @throws PodspawnException SSH_CONFIG_FAILED: a file cannot be read or written; nothing has changed then
   */
  public void make(String blocks) {
    try {
      Optional<byte[]> oldMain = main().read();
      Optional<byte[]> oldIncluded = included().read();
      IncludedFile record = oldIncluded.isPresent()
          ? IncludedFile.of(text(oldIncluded.get()))
          : new IncludedFile(oldMain.isEmpty(), !Files.exists(directory));
      MainFile before = new MainFile(text(oldMain.orElse(new byte[0])));
      MainFile sound = before.withoutPredecessor();
      byte[] newMain = bytes(sound.withInclude().text());
      byte[] newIncluded = record.text(blocks).getBytes(StandardCharsets.UTF_8);
      boolean mainChanges = oldMain.isEmpty() || !Arrays.equals(oldMain.get(), newMain);
      boolean includedChanges =
          oldIncluded.isEmpty() || !Arrays.equals(oldIncluded.get(), newIncluded);
      tell(mainChanges, includedChanges, !sound.equals(before));
      if (dry || !(mainChanges || includedChanges)) {
        return;
      }
      requireWritable(mainChanges);
      if (!sound.equals(before)) {
        backup().write(bytes(before.withoutInclude().text()));
      }
      write(newIncluded, oldIncluded, mainChanges, newMain, oldMain.isEmpty());
    } catch (IOException e) {
      throw failed(e, TRIED);
    }
  }

  private void tell(boolean main, boolean included, boolean predecessor) {
    if (!main && !included) {
      say.accept("nothing to do: ssh knows podspawn's names as they are configured");
      return;
    }
    String verb = dry ? "would be written: " : "written: ";
    if (included) {
      say.accept(verb + included().path() + ", the blocks for podspawn's names");
    }
    if (main) {
      say.accept(verb + main().path() + ", with a line at the top that includes them");
    }
    if (predecessor) {
      say.accept("note: blocks of an earlier podspawn, which call 'podspawn connect' and may switch"
          + " the checking of host keys off, " + (dry ? "would be" : "were") + " taken out of "
          + main().path() + "; " + backup().path() + " has the file as it was");
    }
  }

  private void requireWritable(boolean mainChanges) throws IOException {
    if (!Files.exists(directory)) {
      new OwnFile(directory).requireWritable();
      return;
    }
    included().requireWritable();
    if (mainChanges) {
      main().requireWritable();
    }
  }

  /** Ours first: a line that includes nothing would be no harm, but blocks without it help nobody. */
  private void write(
      byte[] included, Optional<byte[]> old, boolean mainChanges, byte[] main, boolean fresh)
      throws IOException {
    included().write(included);
    if (!mainChanges) {
      return;
    }
    try {
      main().write(main);
    } catch (IOException e) {
      if (old.isPresent()) {
        included().write(old.get());
      } else {
        Files.deleteIfExists(included().path());
        removeIfEmpty(fresh && IncludedFile.of(text(included)).madeDirectory());
      }
      throw e;
    }
  }

  /**
   * Takes back what {@link #make} did.
   *
   * @throws PodspawnException SSH_CONFIG_FAILED: a file cannot be read or written
   */
  public void undo() {
    try {
      Optional<byte[]> ours = included().read();
      Optional<byte[]> main = main().read();
      Optional<byte[]> kept = backup().read();
      MainFile now = new MainFile(text(main.orElse(new byte[0])));
      MainFile rest = restored(now.withoutInclude(), kept);
      if (ours.isEmpty() && rest.equals(now)) {
        say.accept("nothing to do: podspawn has no part in ssh's configuration");
        return;
      }
      IncludedFile record = IncludedFile.of(text(ours.orElse(new byte[0])));
      takeBack(record, main.isPresent() && !rest.equals(now), rest, kept.isPresent());
    } catch (IOException e) {
      throw failed(e, "take back ssh's set-up");
    }
  }

  /** The file as it was before the predecessor's blocks were taken out, unless somebody has changed it since. */
  private MainFile restored(MainFile rest, Optional<byte[]> kept) {
    if (kept.isEmpty()) {
      return rest;
    }
    MainFile before = new MainFile(text(kept.get()));
    return before.withoutPredecessor().equals(rest) ? before : rest;
  }

  private void takeBack(IncludedFile record, boolean mainChanges, MainFile rest, boolean kept)
      throws IOException {
    String verb = dry ? "would be " : "";
    boolean remove = mainChanges && record.madeMain() && rest.text().isEmpty();
    if (mainChanges) {
      say.accept(verb + (remove ? "removed: " : "restored: ") + main().path());
    }
    say.accept(verb + "removed: " + included().path());
    boolean same = kept && new MainFile(text(backup().read().orElseThrow())).equals(rest);
    if (kept && !same) {
      say.accept(
          "note: " + backup().path() + " stays, for " + main().path() + " has been changed since");
    } else if (kept) {
      say.accept("note: blocks of an earlier podspawn are back in " + main().path());
    }
    if (dry) {
      return;
    }
    if (remove) {
      Files.delete(main().path());
    } else if (mainChanges) {
      main().write(bytes(rest.text()));
    }
    Files.deleteIfExists(included().path());
    if (same) {
      Files.delete(backup().path());
    }
    removeIfEmpty(record.madeDirectory());
  }

  private void removeIfEmpty(boolean ours) throws IOException {
    if (!ours || !Files.isDirectory(directory)) {
      return;
    }
    try (var entries = Files.newDirectoryStream(directory)) {
      if (entries.iterator().hasNext()) {
        return;
      }
    }
    Files.delete(directory);
  }

  private OwnFile main() {
    return new OwnFile(directory.resolve("config"));
  }

  private OwnFile included() {
    return new OwnFile(directory.resolve(MainFile.INCLUDED));
  }

  private OwnFile backup() {
    return new OwnFile(directory.resolve("config.before-podspawn"));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static PodspawnException failed(IOException e, String tried) {
    return new PodspawnException(
        ErrorCode.SSH_CONFIG_FAILED,
        new Message(
            tried,
            e.getClass().getSimpleName() + ": " + e.getMessage(),
            "'ls -la ~/.ssh'; nothing has changed"),
        e);
  }
}
