package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.doctor.DoctorFields;
import dev.podspawn.cli.option.DoctorOptions;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;

/** Tries an image. */
@Command(
    name = "verify-image",
    description = "Try an image in a container that goes at once: what logins would find and miss")
public final class VerifyImageCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @AirlineModule
  private OutputOptions printing = new OutputOptions();

  @AirlineModule
  private DoctorOptions options = new DoctorOptions();

  @Required
  @Arguments(title = "image", description = "The image, as the engine knows it")
  private String image = "";

  @Override
  public ExitStatus run(Wiring wiring) {
    Output output = wiring.output(printing);
    output.check(DoctorFields.ALL);
    return new Findings(wiring.verifyImage(global, options, image), options.forRoot()).tell(output);
  }
}
