package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.config.ConfigException;
import dev.podspawn.core.config.Problem;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.podfile.PodfileSource.Loaded;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Looks for mistakes in a Podfile and all that it extends. */
@Command(
    name = "validate",
    description = "Name every mistake of a Podfile or devcontainer.json, and of what it extends")
public final class PodfileValidateCommand implements PodspawnCommand {
  private static final List<Field> FIELDS = List.of(
      Field.text("file"),
      Field.number("line"),
      Field.text("field"),
      Field.text("severity"),
      Field.text("text"));

  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @AirlineModule
  private OutputOptions printing = new OutputOptions();

  @Arguments(
      title = "path",
      description = "A project's directory, this one unless given, or a file")
  private String path = ".";

  @Override
  public ExitStatus run(Wiring wiring) {
    Output output = wiring.output(printing);
    output.check(FIELDS);
    try {
      Loaded loaded = wiring.podfiles(global).load(Path.of(path));
      tell(loaded.warnings(), output);
      if (output.isForPeople()) {
        output.line(loaded.file() + ": no mistakes");
      }
      return ExitStatus.OK;
    } catch (ConfigException e) {
      tell(e.problems(), output);
      return ExitStatus.FAILED;
    }
  }

  private static void tell(List<Problem> problems, Output output) {
    if (output.isForPeople()) {
      problems.forEach(problem -> output.line(word(problem) + ": " + problem.sentence()));
    } else {
      output.rows(FIELDS, problems.stream().map(PodfileValidateCommand::row).toList());
    }
  }

  private static Row row(Problem problem) {
    return new Row(FIELDS)
        .set("file", problem.file().toString())
        .set("line", problem.line())
        .set("field", problem.field())
        .set("severity", word(problem))
        .set("text", problem.text());
  }

  private static String word(Problem problem) {
    return problem.severity().name().toLowerCase(Locale.ROOT);
  }
}
