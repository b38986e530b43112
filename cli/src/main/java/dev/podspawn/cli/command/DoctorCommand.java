package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.doctor.DoctorFields;
import dev.podspawn.cli.option.DoctorOptions;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.wiring.DoctorRequest;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.exit.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks whether everything is as the security of a server needs it. */
@Command(
    name = "doctor",
    description = "Check that this server is as podspawn's security needs it; root sees all of it")
public final class DoctorCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @AirlineModule
  private OutputOptions printing = new OutputOptions();

  @AirlineModule
  private DoctorOptions options = new DoctorOptions();

  @Option(
      name = "--sshd-config",
      title = "file",
      arity = 1,
      description = "What sshd reads; /etc/ssh/sshd_config otherwise")
  private @Nullable String sshdConfig;

  @Option(
      name = "--fix",
      description =
          "Put right what is safe to be: missing directories, permission bits, owners, and"
              + " the toolbox; only root can")
  private boolean fix;

  @Option(
      name = "--try-forwarding",
      title = "account",
      arity = 1,
      description = "Only try where this account's forwarding ends, by connections of its own"
          + " through sshd and PAM; only root can")
  private @Nullable String tried;

  @Override
  public ExitStatus run(Wiring wiring) {
    Output output = wiring.output(printing);
    output.check(DoctorFields.ALL);
    DoctorRequest request = new DoctorRequest(
        Optional.ofNullable(sshdConfig).map(Path::of), fix, Optional.ofNullable(tried));
    List<Finding> findings = wiring.doctor(global, options, request);
    return new Findings(findings, options.forRoot()).tell(output);
  }
}
