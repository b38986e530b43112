package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.YamlValue;
import dev.podspawn.core.json.JsonText;
import dev.podspawn.core.podfile.Podfile;
import java.nio.file.Path;
import java.util.List;

/** A merged Podfile as YAML for people: its canonical text in blocks. It can be read as a Podfile again. */
public final class PodfileYaml {
  private static final String PLAIN = Charset.ALNUM + "_./@+-";
  private static final int STEP = 2;

  private final StringBuilder text = new StringBuilder();

  private PodfileYaml() {}

  /** The text, which ends with a line end. */
  public static String of(Podfile podfile) {
    PodfileYaml yaml = new PodfileYaml();
    Problems none = new Problems(Path.of("podfile.json"), Chain.PURPOSE);
    yaml.block(new JsoncText(none).parse(podfile.canonical()).orElseThrow(), 0);
    return yaml.text.toString();
  }

  private void block(YamlValue value, int indent) {
    if (value instanceof YamlValue.Mapping map) {
      for (YamlValue.Entry entry : map.entries()) {
        text.append(" ".repeat(indent)).append(scalar(entry.key())).append(':');
        after(entry.value(), indent);
      }
    } else if (value instanceof YamlValue.Sequence sequence) {
      sequence.items().forEach(item -> entry(item, indent));
    }
  }

  private void entry(YamlValue item, int indent) {
    text.append(" ".repeat(indent)).append('-');
    if (item instanceof YamlValue.Mapping map) {
      int start = text.length();
      block(map, indent + STEP);
      text.replace(start, start + indent + STEP, " ");
    } else {
      after(item, indent);
    }
  }

  private void after(YamlValue value, int indent) {
    if (value instanceof YamlValue.Scalar scalar) {
      if (isBlock(scalar.text())) {
        lines(scalar.text(), indent + STEP);
      } else {
        text.append(' ').append(scalar(scalar.text())).append('\n');
      }
    } else if (isShort(value)) {
      text.append(' ').append(flow((YamlValue.Sequence) value)).append('\n');
    } else {
      text.append('\n');
      block(value, indent + STEP);
    }
  }

  /** Lists of few plain words go on one line. */
  private static boolean isShort(YamlValue value) {
    return value instanceof YamlValue.Sequence sequence
        && sequence.items().size() <= 4
        && sequence.items().stream()
            .allMatch(item -> item instanceof YamlValue.Scalar scalar && isPlain(scalar.text()));
  }

  private static String flow(YamlValue.Sequence sequence) {
    List<String> words =
        sequence.items().stream().map(item -> ((YamlValue.Scalar) item).text()).toList();
    return "[" + String.join(", ", words) + "]";
  }

  /** Whether a text can be written as lines: it ends as a line does, and no line begins with a blank. */
  private static boolean isBlock(String value) {
    return value.indexOf('\n') > 0
        && !value.startsWith(" ")
        && !value.startsWith("\t")
        && value.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
  }

  private void lines(String value, int indent) {
    boolean ended = value.endsWith("\n");
    text.append(ended ? value.endsWith("\n\n") ? " |+" : " |" : " |-").append('\n');
    for (String line : value.substring(0, value.length() - (ended ? 1 : 0)).split("\n", -1)) {
      text.append(line.isEmpty() ? "" : " ".repeat(indent)).append(line).append('\n');
    }
  }

  private static String scalar(String value) {
    return isPlain(value) ? value : quoted(value);
  }

  private static boolean isPlain(String value) {
    boolean word = switch (value) {
      case "true",
          "false",
          "null",
          "True",
          "False",
          "Null",
          "TRUE",
          "FALSE",
          "NULL",
          "yes",
          "no",
          "on",
          "off" -> false;
      default -> true;
    };
    return word && Charset.accepts(value, Charset.ALNUM + "./", PLAIN, 200);
  }

  /** YAML's double quotes take JSON's escapes. */
  private static String quoted(String value) {
    return new JsonText().value(value).toString();
  }
}
