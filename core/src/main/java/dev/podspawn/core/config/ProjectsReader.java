package dev.podspawn.core.config;

import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.ProjectName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code projects.yaml}: a map of projects by name. Its mistakes are found all in one go. */
public final class ProjectsReader {
  private static final String PURPOSE = "read the list of projects";

  private final Problems problems;
  private final Map<ProjectName, ProjectEntry> entries = new LinkedHashMap<>();

  private ProjectsReader(Problems problems) {
    this.problems = problems;
  }

  /** The projects by name, in the file's order, and what is odd about the file. */
  public record Read(Map<ProjectName, ProjectEntry> projects, List<Problem> warnings) {
    public Read {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * All projects; none when there is no such file.
   *
   * @throws ConfigException CONFIG_INVALID: the file has mistakes
   * @throws PodspawnException CONFIG_UNREADABLE: the file cannot be read, or may not be trusted
   */
  public static Read read(Path path) {
    AdminFile file = new AdminFile(path, PURPOSE);
    Problems problems = new Problems(path, PURPOSE);
    return read(problems, file.isMissing() ? Optional.empty() : file.read(problems));
  }

  /** The same of a text that is, or is to be, that file's. */
  static Read parse(Path path, String text) {
    Problems problems = new Problems(path, PURPOSE);
    return read(problems, new YamlText(problems).parse(text));
  }

  private static Read read(Problems problems, Optional<YamlValue> content) {
    ProjectsReader reader = new ProjectsReader(problems);
    content.ifPresent(reader::all);
    problems.throwIfFatal();
    return new Read(reader.entries, problems.all());
  }

  private void all(YamlValue content) {
    if (content instanceof YamlValue.Scalar scalar && scalar.isNull()) {
      return;
    }
    if (!(content instanceof YamlValue.Mapping map)) {
      problems.error(content.line(), "", "it is not a map of projects by name");
      return;
    }
    for (YamlValue.Entry entry : map.entries()) {
      Optional<ProjectName> name = name(entry);
      name.ifPresent(sound -> add(sound, entry));
    }
  }

  private Optional<ProjectName> name(YamlValue.Entry entry) {
    try {
      return Optional.of(ProjectName.parse(entry.key()));
    } catch (PodspawnException e) {
      problems.error(
          entry.line(),
          "",
          Problems.shown(entry.key())
              + " is not the name of a project: a small letter and then up to 63 of a-z, 0-9, _ and -");
      return Optional.empty();
    }
  }

  private void add(ProjectName name, YamlValue.Entry entry) {
    Problems own = problems.ofPart();
    refuseMisspeltList(entry.value(), own);
    Values values = new SchemaWalker(ProjectSchema.KEYS, own).walk(entry.value());
    if (entries.putIfAbsent(name, ProjectEntry.of(name, values)) != null) {
      own.error(entry.line(), "", "the project is there twice");
    }
    problems.addPart(name.text(), own);
  }

  /** Any other unknown key is a warning; without this one, everybody would be let in. */
  private static void refuseMisspeltList(YamlValue project, Problems own) {
    if (!(project instanceof YamlValue.Mapping map)) {
      return;
    }
    String allow = ProjectSchema.ALLOW.path();
    for (YamlValue.Entry entry : map.entries()) {
      if (!entry.key().equals(allow)
          && Spelling.closest(entry.key(), List.of(allow)).isPresent()) {
        own.error(entry.line(), entry.key(), "without " + allow + " everybody would be let in");
      }
    }
  }
}
