package dev.podspawn.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.config.Transport;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.guest.GuestEngine;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.spawn.Tools;
import dev.podspawn.podman.PodmanEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarriageTest {
  private final List<String> lines = new ArrayList<>();

  @TempDir
  private Path home;

  @Test
  void withAWholeToolboxTheGuestCarriesAndNothingOfTheImageIsNeeded() throws IOException {
    install("podspawn-guest");
    install("busybox");
    for (Transport transport : List.of(Transport.AUTO, Transport.GUEST)) {
      Carriage carriage = choose(transport);
      assertThat(engine(carriage)).isInstanceOf(GuestEngine.class);
      assertThat(carriage.tools()).isEqualTo(Tools.OF_TOOLBOX);
    }
    assertThat(lines).isEmpty();
  }

  @Test
  void withoutABusyboxTheGuestCarriesAndTheImagesToolsServe() throws IOException {
    install("podspawn-guest");
    Carriage carriage = choose(Transport.AUTO);
    assertThat(engine(carriage)).isInstanceOf(GuestEngine.class);
    assertThat(carriage.tools()).isEqualTo(Tools.OF_IMAGE);
  }

  @Test
  void directLeavesTheToolboxAlone() throws IOException {
    install("podspawn-guest");
    install("busybox");
    Carriage carriage = choose(Transport.DIRECT);
    assertThat(engine(carriage)).isInstanceOf(PodmanEngine.class);
    assertThat(carriage.tools()).isEqualTo(Tools.OF_IMAGE);
  }

  @Test
  void withoutAToolboxAutoIsDirectAndTheAdminHearsOfIt() {
    assertThat(engine(choose(Transport.AUTO))).isInstanceOf(PodmanEngine.class);
    assertThat(lines).singleElement().asString().startsWith("PS1903 could not use podspawn-guest");
  }

  @Test
  void withoutAToolboxGuestIsAClearFailure() {
    assertThatThrownBy(() -> choose(Transport.GUEST))
        .isInstanceOfSatisfying(PodspawnException.class, e -> {
          assertThat(e.code()).isEqualTo(ErrorCode.INSTALLATION_INCOMPLETE);
          assertThat(e.adminLine()).contains(Toolbox.place(home).toString());
          assertThat(e.personLine()).doesNotContain(home.toString());
        });
  }

  private void install(String program) throws IOException {
    Path bin = Files.createDirectories(Toolbox.place(home).resolve("bin"));
    assertThat(Files.createFile(bin.resolve(program)).toFile().setExecutable(true))
        .isTrue();
  }

  private Carriage choose(Transport transport) {
    return Carriage.choose(transport, home, new Lines(lines));
  }

  private Engine engine(Carriage carriage) {
    Engine direct = PodmanEngine.at(home.resolve("no.sock"));
    return carriage.over(direct, Optional.empty(), new Lines(lines));
  }

  private record Lines(List<String> lines) implements AdminLog {
    @Override
    public void info(String line) {
      lines.add(line);
    }

    @Override
    public void warning(String line) {
      lines.add(line);
    }

    @Override
    public void error(String line) {
      lines.add(line);
    }
  }
}
