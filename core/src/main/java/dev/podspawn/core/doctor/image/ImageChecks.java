package dev.podspawn.core.doctor.image;

import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.doctor.ImageCheck;
import dev.podspawn.core.doctor.ImageFacts;
import dev.podspawn.core.doctor.Result;
import java.util.List;
import java.util.Optional;

/** All checks of an image, in the order in which they are told. */
public final class ImageChecks {
  public static final List<ImageCheck> ALL = List.of(
      new ArchitectureCheck(),
      new StartCheck(),
      new PlainShellCheck(),
      new ShellCheck(),
      new AccountCheck(),
      new HomeCheck(),
      new WantedCheck(
          "image-tmp",
          "tmp",
          "/tmp can be written",
          "/tmp cannot be written",
          "mkdir -m 1777 /tmp"),
      new WantedCheck(
          "image-locale",
          "locale",
          "there is a UTF-8 locale",
          "there is no UTF-8 locale: programs see ASCII",
          "C.UTF-8, on Debian of libc-bin"),
      new WantedCheck(
          "image-terminfo",
          "terminfo",
          "the terminal xterm-256color is known",
          "xterm-256color is unknown: terminals fall back to less",
          "the packages ncurses-base and ncurses-term"),
      new TransferCheck("sftp"),
      new TransferCheck("scp"),
      new TransferCheck("rsync"),
      new WantedCheck(
          "image-tar",
          "tar",
          "tar and gzip are there, by which editors install their servers",
          "there is no tar or no gzip, which VS Code's server needs",
          "the packages tar and gzip"),
      new WantedCheck(
          "image-git",
          "git",
          "git is there",
          "there is no git, neither for people nor for pushes over ssh",
          "the package git"),
      new WantedCheck(
          "image-vscode",
          "vscode",
          "bash and the GNU C library are there, as VS Code's server needs",
          "there is no bash, or no GNU C library: VS Code's server will not run",
          "an image of Debian, Ubuntu or Fedora, with bash"));

  private ImageChecks() {}

  /** Every check's result; an image that does not start is not asked for more. */
  public static List<Finding> run(ImageFacts image) {
    boolean started = image.value("start").isEmpty();
    return ALL.stream()
        .map(check -> new Finding(
            check.id(),
            Optional.empty(),
            started || check instanceof ArchitectureCheck || check instanceof StartCheck
                ? check.run(image)
                : new Result.NotChecked(image.image(), "not checked: it does not start")))
        .toList();
  }
}
