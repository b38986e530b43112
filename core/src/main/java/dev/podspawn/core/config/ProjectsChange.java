package dev.podspawn.core.config;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.file.AtomicFile;
import dev.podspawn.core.file.TrustedFile;
import dev.podspawn.core.name.ProjectName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes {@code projects.yaml}, one project at a time. Comments, order and unknown keys stay, but for comments within a
 * project that is removed. The new text is read again before the file is replaced as a whole: it is valid and differs from
 * the old one in that project alone, or nothing is written.
 *
 * @param file the list, which need not be there
 */
public record ProjectsChange(Path file) {
  private static final int MAX_BYTES = 256 * 1024;

  /**
   * Gives a project values; a project that is not there is added at the end.
   *
   * @param allow whom it is for; empty leaves that as it is
   * @param values of other keys; an empty one takes the key away
   * @throws PodspawnException CONFIG_INVALID: the file, as it is or as it would be, has mistakes; CONFIG_UNREADABLE: it
   *     cannot be read, trusted or written, or not changed without losing something
   */
  public void set(
      ProjectName project, Optional<List<String>> allow, Map<String, Optional<String>> values) {
    String before = text();
    String after = before;
    for (Map.Entry<String, Optional<String>> value : values.entrySet()) {
      List<String> path = List.of(project.text(), value.getKey());
      YamlEdit edit = new YamlEdit(after);
      after = value.getValue().isPresent()
          ? edit.set(path, YamlEdit.quoted(value.getValue().get()))
          : edit.unset(path);
    }
    if (allow.isPresent()) {
      List<String> quoted = allow.get().stream().map(YamlEdit::quoted).toList();
      after = new YamlEdit(after)
          .set(
              List.of(project.text(), ProjectSchema.ALLOW.path()),
              "[" + String.join(", ", quoted) + "]");
    }
    requireSaid(project, after, values);
    write(project, before, after);
  }

  /** Takes a project away. */
  public void remove(ProjectName project) {
    String before = text();
    String after = new YamlEdit(before).unset(List.of(project.text()));
    if (ProjectsReader.parse(file, after).projects().containsKey(project)) {
      throw failed(project, "it is written in a way that podspawn cannot change", null);
    }
    write(project, before, after);
  }

  private String text() {
    ProjectsReader.read(file); // whatever is wrong with it is said as a login would say it
    try {
      return new String(TrustedFile.read(file, MAX_BYTES), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new AdminFile(file, "change the list of projects").unreadable(e);
    }
  }

  private void write(ProjectName project, String before, String after) {
    ProjectsReader.parse(file, after);
    if (!others(before, project).equals(others(after, project))) {
      throw failed(project, "it is written in a way that podspawn cannot change", null);
    }
    if (after.equals(before)) {
      return;
    }
    try {
      boolean there = Files.exists(file);
      Path target = there ? file.toRealPath() : file;
      String permissions = there
          ? PosixFilePermissions.toString(Files.getPosixFilePermissions(target))
          : "rw-r--r--";
      AtomicFile.write(target, after.getBytes(StandardCharsets.UTF_8), permissions);
    } catch (IOException e) {
      throw failed(project, e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private void requireSaid(ProjectName project, String text, Map<String, Optional<String>> values) {
    Map<String, String> leaves = leaves(text);
    values.forEach((key, value) -> {
      if (!Optional.ofNullable(leaves.get(project.text() + "." + key)).equals(value)) {
        throw failed(project, "it is written in a way that podspawn cannot change", null);
      }
    });
  }

  /** Every value that is of no other project's. */
  private Map<String, String> others(String text, ProjectName project) {
    Map<String, String> others = leaves(text);
    others.keySet().removeIf(place -> place.startsWith(project.text() + "."));
    return others;
  }

  private Map<String, String> leaves(String text) {
    Problems problems = new Problems(file, "read the list of projects");
    Optional<YamlValue> value = new YamlText(problems).parse(text);
    return value.isPresent() ? YamlLeaves.of(value.get(), "") : new LinkedHashMap<>();
  }

  private PodspawnException failed(
      ProjectName project, String reason, @Nullable IOException cause) {
    return new PodspawnException(
        ErrorCode.CONFIG_UNREADABLE,
        new Message("change " + project + " in " + file, reason, "an editor"),
        cause);
  }
}
