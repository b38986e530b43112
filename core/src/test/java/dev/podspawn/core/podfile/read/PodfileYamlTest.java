package dev.podspawn.core.podfile.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PodfileYamlTest {
  @TempDir
  private Path directory;

  @Test
  void itIsWrittenAsAPersonWould() throws IOException {
    Checkout checkout = new Checkout(directory)
        .with(
            "podfile.yaml",
            "{base: 'debian:12', packages: [git, go@1.24], env: {N: 'null', T: \"a\\tb\", P: '8080'},"
                + " services: [{name: db, image: 'postgres:16', ports: [5432]}], on_create: \"a\\n\\nb\\n\"}");

    assertThat(PodfileYaml.of(checkout.podfile())).isEqualTo("""
            base: "debian:12"
            packages: [git, go@1.24]
            env:
              N: "null"
              P: 8080
              T: "a\\u0009b"
            services:
              - name: db
                image: "postgres:16"
                ports: [5432]
            on_create: |
              a

              b
            """);
  }

  @ParameterizedTest
  @MethodSource("dev.podspawn.core.podfile.read.CanonicalRoundTripTest#podfiles")
  void itIsReadAsTheSame(String text) throws IOException {
    Checkout checkout = new Checkout(directory).with("podfile.yaml", text);
    String canonical = checkout.canonical();

    checkout.with("podfile.yaml", PodfileYaml.of(checkout.podfile()));

    assertThat(checkout.problems()).isEmpty();
    assertThat(checkout.canonical()).isEqualTo(canonical);
  }
}
