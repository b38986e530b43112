package dev.podspawn.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is read comes out in harmless letters, and reads the same again. */
class DestinationPropertyTest {

  @Property(tries = 2000)
  void anyText(@ForAll String text) {
    check(text);
  }

  @Property(tries = 5000)
  void anyMixture(@ForAll("pieces") String text) {
    check(text);
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
            "a",
            "example",
            ".org",
            ".",
            "-",
            "*",
            "*.",
            "/",
            "/8",
            "/udp",
            "/tcp",
            ":",
            "443",
            ",",
            "0",
            "10",
            "255",
            "[",
            "]",
            "::",
            "2001:db8",
            "fe80",
            "0x7f",
            "%",
            "ffff",
            " ",
            "\n",
            "#",
            "ü")
        .list()
        .ofMaxSize(7)
        .map(pieces -> String.join("", pieces));
  }

  private static void check(String text) {
    try {
      Destination read = Destination.parse(text);
      String canonical = read.text();
      assertThat(canonical).matches("[a-z0-9.:*/,\\[\\]-]+");
      assertThat(Destination.parse(canonical)).isEqualTo(read);
    } catch (DestinationException e) {
      assertThat(e.reason()).isNotEmpty();
    }
  }
}
