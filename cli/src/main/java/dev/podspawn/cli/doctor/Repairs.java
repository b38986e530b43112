package dev.podspawn.cli.doctor;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.doctor.FileFacts;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Repair;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Does what {@code --fix} may do. No link is followed, and nothing is done where others than root can write a directory
 * above: what is there may be another file by the time that it is changed.
 */
public final class Repairs {
  private final Machine machine;
  private final Runnable toolbox;

  /**
   * On this machine.
   *
   * @param toolbox builds the toolbox
   */
  public Repairs(Machine machine, Runnable toolbox) {
    this.machine = machine;
    this.toolbox = toolbox;
  }

  /**
   * Does it.
   *
   * @throws PodspawnException REPAIR_FAILED, or whatever building the toolbox fails by
   */
  public void make(Repair repair) {
    try {
      if (repair instanceof Repair.Mode mode) {
        requireRoots(mode.path(), true);
        Files.setAttribute(mode.path(), "unix:mode", mode.mode(), NOFOLLOW_LINKS);
      } else if (repair instanceof Repair.Owner owner) {
        requireRoots(owner.path(), true);
        give(owner.path(), account(owner.owner()));
      } else if (repair instanceof Repair.Directory directory) {
        makeDirectory(directory);
      } else {
        toolbox.run();
      }
    } catch (IOException e) {
      throw new PodspawnException(
          ErrorCode.REPAIR_FAILED,
          new Message("do \"" + repair.command() + "\"", String.valueOf(e.getMessage()), ""),
          e);
    }
  }

  private void makeDirectory(Repair.Directory directory) throws IOException {
    NssAccount owner = account(directory.owner());
    requireRoots(directory.path(), false);
    Path parent = directory.path().getParent();
    if (parent != null && !Files.isDirectory(parent, NOFOLLOW_LINKS)) {
      makeDirectory(new Repair.Directory(parent, "root", 0755));
    }
    Files.createDirectory(directory.path());
    Files.setAttribute(directory.path(), "unix:mode", directory.mode(), NOFOLLOW_LINKS);
    give(directory.path(), owner);
  }

  private static void give(Path path, NssAccount owner) throws IOException {
    Files.setAttribute(path, "unix:gid", owner.gid(), NOFOLLOW_LINKS);
    Files.setAttribute(path, "unix:uid", owner.uid(), NOFOLLOW_LINKS);
  }

  private NssAccount account(String name) throws IOException {
    List<String> getent = List.of("/usr/bin/getent", "passwd", "--", name);
    return NssAccount.parse(machine.run(getent).output())
        .orElseThrow(() -> new IOException("there is no account " + name));
  }

  private void requireRoots(Path path, boolean itself) throws IOException {
    Optional<FileFacts> facts = machine.stat(path);
    if (itself
        && facts.filter(f -> f.uid() == 0 && f.kind() != FileFacts.Kind.LINK).isEmpty()) {
      throw new IOException(path + " is not root's, or is a link");
    }
    Path parentOfIt = path.getParent();
    for (Path above = parentOfIt; above != null; above = above.getParent()) {
      Optional<FileFacts> parent = machine.stat(above);
      // In a sticky directory what is root's already is safe; what is to be made is not.
      boolean stickyWillDo = itself || !above.equals(parentOfIt);
      boolean safe = parent.isEmpty()
          || (parent.get().uid() == 0
              && (!parent.get().writableForOthers()
                  || (stickyWillDo && parent.get().sticky())));
      if (!safe || parent.filter(f -> f.kind() == FileFacts.Kind.LINK).isPresent()) {
        throw new IOException("others than root can change " + above + ", or it is a link");
      }
    }
  }
}
