package dev.podspawn.core.podfile.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundledPodfilesTest {
  @TempDir
  private Path directory;

  @ParameterizedTest
  @MethodSource("names")
  void eachIsWholeAndWithoutAMistake(String name) throws IOException {
    Checkout checkout = new Checkout(directory).with("podfile.yaml", "extends: " + name);

    assertThat(checkout.problems()).isEmpty();
    assertThat(checkout.warnings()).isEmpty();
    assertThat(checkout.podfile().packages()).isNotEmpty();
  }

  static Stream<String> names() {
    return Stream.of(BundledPodfiles.bases(), BundledPodfiles.templates()).flatMap(List::stream);
  }
}
