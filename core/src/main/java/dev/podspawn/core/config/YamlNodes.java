package dev.podspawn.core.config;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Where the parts of a YAML text stand in it. Offsets count UTF-16 units, as {@code String} does. */
final class YamlNodes {
  private final String text;

  YamlNodes(String text) {
    this.text = text;
  }

  /** The document's map; empty where the text says nothing. */
  Optional<MappingNode> root() {
    LoadSettings settings = LoadSettings.builder().build();
    ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, text));
    Optional<Node> node = new Composer(settings, new BoundedParser(parser, 16)).getSingleNode();
    return node.isPresent() && node.get() instanceof MappingNode map
        ? Optional.of(map)
        : Optional.empty();
  }

  static Optional<NodeTuple> find(MappingNode map, String key) {
    for (NodeTuple tuple : map.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
        return Optional.of(tuple);
      }
    }
    return Optional.empty();
  }

  static boolean isNothing(Node node) {
    return Tag.NULL.equals(node.getTag());
  }

  int start(Node node) {
    return offset(node.getStartMark());
  }

  int end(Node node) {
    return offset(node.getEndMark());
  }

  /** The column of a node, counted from 0: how far its siblings are indented. */
  static int column(Node node) {
    return node.getStartMark().isPresent() ? node.getStartMark().get().getColumn() : 0;
  }

  /** Where the last written thing of an entry ends: blocks have their end mark at what follows them. */
  int contentEnd(NodeTuple tuple) {
    Node value = tuple.getValueNode();
    if (isNothing(value) && start(value) == end(value)) {
      return end(tuple.getKeyNode());
    }
    if (value instanceof CollectionNode<?> collection && isBlock(collection)) {
      return value instanceof MappingNode map
          ? contentEnd(last(map.getValue()))
          : end(last(((SequenceNode) value).getValue()));
    }
    return end(value);
  }

  static boolean isBlock(CollectionNode<?> collection) {
    return collection.getFlowStyle() == org.snakeyaml.engine.v2.common.FlowStyle.BLOCK
        && !collection.getValue().isEmpty();
  }

  private static <T> T last(List<T> items) {
    return items.get(items.size() - 1);
  }

  private int offset(Optional<Mark> mark) {
    return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
  }
}
