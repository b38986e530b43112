package dev.podspawn.core.egress;

import java.util.ArrayList;
import java.util.List;

/** The names that the tests' internet knows, as options of dnsmasq. */
final class TestNames {
  private TestNames() {}

  static String[] all() {
    List<String> lines = new ArrayList<>(List.of(
        "address=/api.example.org/198.51.100.10",
        "address=/api.example.org/2001:db8::10",
        "cname=alias.example.org,target.other.net",
        "host-record=target.other.net,198.51.100.11",
        "address=/wild.example.net/198.51.100.12",
        "address=/xwild.example.net/198.51.100.12",
        "address=/udp.example.org/198.51.100.13",
        "address=/rebind.example.org/" + TestInternet.HOST,
        "address=/rebind.example.org/" + TestInternet.HOST6,
        "address=/meta.example.org/169.254.169.254",
        "address=/mapped.example.org/::ffff:" + TestInternet.HOST,
        "address=/evil.example.com/198.51.100.17",
        "txt-record=evil.example.com,secret"));
    for (int i = 0; i < 200; i++) {
      lines.add("address=/n" + i + ".many.example.net/203.0.113." + i);
    }
    return lines.toArray(new String[0]);
  }
}
