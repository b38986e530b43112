package dev.podspawn.core.podfile.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A merged Podfile's canonical text is a Podfile that says the same. */
class CanonicalRoundTripTest {
  @TempDir
  private Path directory;

  @ParameterizedTest
  @MethodSource("podfiles")
  void theCanonicalTextIsReadAsWhatItCameFrom(String text) throws IOException {
    Checkout checkout = new Checkout(directory).with("podfile.yaml", text);
    String canonical = checkout.canonical();
    var podfile = checkout.podfile();

    checkout.with("podfile.yaml", canonical);

    assertThat(checkout.problems()).isEmpty();
    assertThat(checkout.warnings()).isEmpty();
    assertThat(checkout.canonical()).isEqualTo(canonical);
    assertThat(checkout.podfile().digest()).isEqualTo(podfile.digest());
  }

  static Stream<String> podfiles() {
    Stream<String> bundled = Stream.concat(
            BundledPodfiles.bases().stream(), BundledPodfiles.templates().stream())
        .map(name -> BundledPodfiles.text(name).orElseThrow());
    Stream<String> own = List.of(
        Fixtures.text("predecessor/complete.yaml"),
        "{base: a, services: [{name: d, image: b, command: [x, 'y z'], healthcheck: {test: [NONE]}},"
            + "{name: e, image: b, command: run it, healthcheck: {test: [CMD, ok], interval: 1.5s, retries: 9}}],"
            + "clone: {submodules: true}, env: {A: \"\\n\\t'\\\"\", N: '0x1', E: ''},"
            + " user: '1000', mount: none, mode: persistent}")
        .stream();
    return Stream.concat(bundled, own);
  }
}
