package dev.podspawn.core.podfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.json.JsonException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written as canonical text is read as the same Podfile. */
class CanonicalPodfileTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"base\":\"debian:12\"}",
        "{\"base\":\"debian:12\",\"user\":\"dev\",\"name\":\"shop\",\"packages\":[\"git\",\"go@1.24\"],"
            + "\"shell\":\"/bin/zsh\",\"env\":{\"A\":\"1\",\"B\":\"x \\\" \\u000a\"},"
            + "\"services\":[{\"name\":\"db\",\"image\":\"postgres:16\","
            + "\"command\":[\"postgres\",\"-N\",\"20\"],\"ports\":[5432],"
            + "\"env\":{\"POSTGRES_DB\":\"dev\"},"
            + "\"volumes\":[\"data:/var/lib/data\",\"seed:/seed:ro\",\"x:/x\"],"
            + "\"healthcheck\":{\"test\":[\"CMD\",\"pg_isready\"],\"interval\":\"1000ms\","
            + "\"timeout\":\"2000ms\",\"retries\":3,\"start_period\":\"0ms\"}},"
            + "{\"name\":\"cache\",\"image\":\"redis\"}],"
            + "\"ports\":{\"expose\":[3000],\"strategy\":\"expose\"},"
            + "\"resources\":{\"cpus\":\"2.0\",\"memory\":1073741824},"
            + "\"dotfiles\":{\"repo\":\"github.com/me/dots\",\"install\":\"./install\"},"
            + "\"repos\":[{\"url\":\"https://example.org/a.git\",\"path\":\"/src/a\","
            + "\"branch\":\"dev\"},{\"url\":\"https://example.org/b.git\"}],"
            + "\"branch\":\"topic\",\"mount\":\"copy\",\"workspace\":\"/w\","
            + "\"clone\":{\"depth\":1,\"submodules\":true},\"mode\":\"persistent\",\"on_create\":\"make\\u000a\","
            + "\"on_start\":\"date\",\"extra_commands\":[\"true\",\"x\"]}",
        "{\"base\":\"a\",\"resources\":{\"memory\":5},\"dotfiles\":{\"repo\":\"r\"},\"mount\":\"none\"}"
      })
  void whatIsWrittenIsRead(String text) throws JsonException {
    assertThat(CanonicalPodfile.read(text).canonical()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"base\":1}",
        "{\"base\":\"a\",\"mode\":\"x\"}",
        "{\"base\":\"a\",\"ports\":{\"strategy\":\"x\"}}",
        "{\"base\":\"a\",\"services\":[{}]}",
        "{\"base\":\"a\",\"services\":[{\"name\":\"x\",\"image\":\"i\",\"volumes\":[\"x\"]}]}",
        "{\"base\":\"a\"} x"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> CanonicalPodfile.read(text)).isInstanceOf(JsonException.class);
  }
}
