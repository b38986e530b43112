package dev.podspawn.cli.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DevicePromptTest {
  private static final URI ADDRESS = URI.create("https://id.example.org/device");

  private static String shown(Optional<URI> complete, Duration lifetime) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DeviceCode code =
        new DeviceCode("hidden", "WIKS-MFIW", ADDRESS, complete, lifetime, Duration.ofSeconds(5));
    new DevicePrompt(new PrintStream(out, true, StandardCharsets.UTF_8)).accept(code);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void bothAddressesAndTheCodeAreShown() {
    URI complete = URI.create(ADDRESS + "?user_code=WIKS-MFIW");

    assertThat(shown(Optional.of(complete), Duration.ofMinutes(10))).isEqualTo("""
            To let podspawn read your SSH keys, open
                https://id.example.org/device
            in a browser on any machine and enter the code
                WIKS-MFIW
            or open, with the code in it,
                https://id.example.org/device?user_code=WIKS-MFIW
            Waiting for your approval, up to 10 minutes.
            """);
  }

  @Test
  void aProviderMayHaveOneAddressOnly() {
    assertThat(shown(Optional.empty(), Duration.ofSeconds(90)))
        .doesNotContain("or open", "hidden")
        .endsWith("WIKS-MFIW\nWaiting for your approval, up to 90 seconds.\n");
  }
}
