package dev.podspawn.core.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
  /** As nft 1.0.6 prints it. */
  private static final String LIST = """
      {"nftables": [{"metainfo": {"version": "1.0.6", "json_schema_version": 1}},
      {"table": {"family": "inet", "name": "podspawn", "handle": 1}},
      {"set": {"name": "allow4_0", "elem": [{"elem": {"val": "198.51.100.11", "expires": 59}}]}},
      {"set": {"name": "refused4", "elem": [
        {"elem": {"val": {"concat": ["10.77.0.1", "tcp", 22]}, "counter": {"packets": 1, "bytes": 60}}},
        {"elem": {"val": {"concat": ["10.77.0.1", "udp", 53]}, "counter": {"packets": 7, "bytes": 54}}}],
        "stmt": [{"counter": null}]}},
      {"set": {"name": "refused6", "elem": [
        {"elem": {"val": {"concat": ["2001:db8::10", "tcp", 444]}, "counter": {"packets": 1}}}]}},
      {"set": {"name": "other4", "elem": [
        {"elem": {"val": {"concat": ["192.0.2.9", "icmp"]}, "counter": {"packets": 2}}},
        {"elem": {"val": {"concat": ["192.0.2.9", 99]}, "counter": {"packets": 1}}}]}},
      {"set": {"name": "other6"}},
      {"set": {"name": "names8", "elem": [
        {"elem": {"val": 99362187197284608, "counter": {"packets": 1, "bytes": 49}}},
        {"elem": {"val": 99362187197288448, "counter": {"packets": 2, "bytes": 75}}}]}},
      {"set": {"name": "names32", "elem": [
        {"elem": {"val": {"concat": ["0x37777770c6576696c2d6578616d706c", "0x65036f7267046d6f7265057374756666"]},
         "counter": {"packets": 1, "bytes": 94}}}]}},
      {"counter": {"name": "unrecorded", "packets": 5, "bytes": 300}}]}
      """;

  @Test
  void everySetIsReadAndNamesComeFirst() {
    Refusals refusals = Refusals.parse(LIST);
    assertThat(refusals.list())
        .extracting(refusal -> refusal.text() + " " + refusal.count())
        .containsExactly(
            "dns a.b 3",
            "dns www.evil-example.org.more.stuff... 1",
            "udp 10.77.0.1:53 7",
            "icmp 192.0.2.9 2",
            "99 192.0.2.9 1",
            "tcp 10.77.0.1:22 1",
            "tcp [2001:db8::10]:444 1");
    assertThat(refusals.unrecorded()).isEqualTo(5);
  }

  @Test
  void aTableWithoutRefusalsIsNone() {
    assertThat(Refusals.parse("{\"nftables\": []}")).isEqualTo(Refusals.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"nftables\": []} x",
        "Error: No such file or directory",
        "{\"nftables\": [{\"set\": {\"name\": \"names8\", \"elem\": [\"x\"]}}]}",
        "{\"nftables\": [{\"set\": {\"name\": \"names8\", \"elem\": [1e9]}}]}",
        "{\"nftables\": [{\"set\": {\"name\": \"namesx\", \"elem\": [1]}}]}"
      })
  void anythingElseIsAFailureWithACode(String text) {
    PodspawnException e = Objects.requireNonNull(
        catchThrowableOfType(PodspawnException.class, () -> Refusals.parse(text)));
    assertThat(e.code()).isEqualTo(ErrorCode.REFUSALS_UNREADABLE);
  }

  @Test
  void aHostileNameIsHarmlessText() {
    assertThat(name("\3a\nb\4\33[2J\0")).contains("a?b.??2j");
    assertThat(name("\3WWW\0junk")).contains("www");
    assertThat(name("\100x")).isEmpty();
    assertThat(name("\0")).contains(".");
    assertThat(name("\77abc")).contains("abc...");
  }

  private static java.util.Optional<String> name(String wire) {
    return RefusedName.of(wire.getBytes(StandardCharsets.ISO_8859_1));
  }
}
