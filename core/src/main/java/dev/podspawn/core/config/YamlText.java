package dev.podspawn.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Turns YAML 1.2 into {@link YamlValue}s with their lines; no object of the file's choosing is ever made. What a hostile
 * file could blow up is bounded: the depth while it is parsed, and the number and length of values once aliases are
 * followed. A tag of the file's own, such as {@code !name}, is a mistake: most likely a text that lacks its quotes.
 */
public final class YamlText {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_VALUES = 10_000;
  private static final int MAX_TEXT = 1 << 20;

  private final Problems problems;
  private int values;
  private int characters;

  /** What is wrong is added to {@code problems}. */
  public YamlText(Problems problems) {
    this.problems = problems;
  }

  /** The value of a document; empty when there is none or it was not YAML, which has then been reported. */
  public Optional<YamlValue> parse(String text) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    try {
      ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, text));
      Optional<Node> node =
          new Composer(settings, new BoundedParser(parser, MAX_DEPTH)).getSingleNode();
      return node.isPresent() ? Optional.of(value(node.get(), 0)) : Optional.empty();
    } catch (MarkedYamlEngineException e) {
      problems.error(line(e.getProblemMark()), "", "it is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.error(0, "", "it is not YAML: " + firstLine(String.valueOf(e.getMessage())));
    } catch (TooMuchException e) {
      problems.error(e.line(), "", e.reason());
    }
    return Optional.empty();
  }

  private YamlValue value(Node node, int depth) {
    int line = line(node.getStartMark());
    values++;
    if (depth > MAX_DEPTH || values > MAX_VALUES) {
      throw new TooMuchException(line, "it is nested too deeply or has too many values");
    }
    if (node.getTag().getValue().startsWith("!")) {
      problems.error(line, "", "what begins with ! has to be in quotes");
    }
    if (node instanceof MappingNode map) {
      return mapping(map, line, depth);
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlValue> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(value(item, depth + 1));
      }
      return new YamlValue.Sequence(items, line);
    }
    String text = node instanceof ScalarNode scalar ? scalar.getValue() : "?";
    return new YamlValue.Scalar(counted(text, line), Tag.NULL.equals(node.getTag()), line);
  }

  private String counted(String text, int line) {
    characters += text.length();
    if (characters > MAX_TEXT) {
      throw new TooMuchException(line, "it says too much");
    }
    return text;
  }

  private YamlValue mapping(MappingNode map, int line, int depth) {
    List<YamlValue.Entry> entries = new ArrayList<>();
    for (NodeTuple tuple : map.getValue()) {
      int keyLine = line(tuple.getKeyNode().getStartMark());
      String key = tuple.getKeyNode() instanceof ScalarNode scalar
          ? counted(scalar.getValue(), keyLine)
          : "?";
      entries.add(new YamlValue.Entry(key, value(tuple.getValueNode(), depth + 1), keyLine));
    }
    return new YamlValue.Mapping(entries, line);
  }

  private static int line(Optional<Mark> mark) {
    return mark.isPresent() ? mark.get().getLine() + 1 : 0;
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
