package dev.podspawn.core.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * Changes one value in a YAML text and leaves the rest as it stands, comments too. What comes out is for the caller to
 * read again: in a text that is written in an unforeseen way the change may be wrong.
 */
final class YamlEdit {
  private static final int STEP = 2;

  private final String text;
  private final YamlNodes nodes;
  private final String lineEnd;

  YamlEdit(String text) {
    this.text = text;
    this.nodes = new YamlNodes(text);
    this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
  }

  /**
   * The text with a value.
   *
   * @param path the keys from the top down
   * @param value as it is to stand there, in YAML
   */
  String set(List<String> path, String value) {
    Optional<MappingNode> root = nodes.root();
    if (root.isEmpty()) {
      String before = text.isEmpty() || text.endsWith("\n") ? text : text + lineEnd;
      return before + block(path, value, 0);
    }
    return set(root.get(), path, value);
  }

  private String set(MappingNode map, List<String> path, String value) {
    Optional<NodeTuple> tuple = YamlNodes.find(map, path.get(0));
    if (tuple.isEmpty()) {
      return insert(map, path, value);
    }
    List<String> rest = path.subList(1, path.size());
    Node old = tuple.get().getValueNode();
    Node key = tuple.get().getKeyNode();
    boolean empty = YamlNodes.isNothing(old) && nodes.start(old) == nodes.end(old);
    if (!rest.isEmpty() && old instanceof MappingNode below && !below.getValue().isEmpty()) {
      return set(below, rest, value);
    }
    if (empty && !rest.isEmpty() && YamlNodes.isBlock(map)) {
      return insertAt(lineAfter(nodes.end(key)), block(rest, value, YamlNodes.column(key) + STEP));
    }
    String written = rest.isEmpty() ? value : flow(rest, value);
    if (empty) {
      int colon = text.indexOf(':', nodes.end(key));
      return replace(colon + 1, colon + 1, " " + written);
    }
    return replace(nodes.start(old), nodes.end(old), written);
  }

  private String insert(MappingNode map, List<String> path, String value) {
    if (!YamlNodes.isBlock(map)) {
      int brace = nodes.start(map) + 1;
      String separator = map.getValue().isEmpty() ? "" : ", ";
      String entry = flow(path, value);
      return replace(brace, brace, entry.substring(1, entry.length() - 1) + separator);
    }
    List<NodeTuple> entries = map.getValue();
    int indent = YamlNodes.column(entries.get(0).getKeyNode());
    int end = nodes.contentEnd(entries.get(entries.size() - 1));
    return insertAt(lineAfter(end), block(path, value, indent));
  }

  /** The text without an entry; unchanged where there is none. */
  String unset(List<String> path) {
    Optional<MappingNode> map = nodes.root();
    for (String key : path.subList(0, path.size() - 1)) {
      map = map.flatMap(above -> YamlNodes.find(above, key))
          .map(NodeTuple::getValueNode)
          .filter(MappingNode.class::isInstance)
          .map(MappingNode.class::cast);
    }
    String last = path.get(path.size() - 1);
    Optional<NodeTuple> tuple = map.flatMap(parent -> YamlNodes.find(parent, last));
    return tuple.isPresent() ? remove(map.get(), tuple.get()) : text;
  }

  private String remove(MappingNode map, NodeTuple tuple) {
    int start = nodes.start(tuple.getKeyNode());
    int end = nodes.contentEnd(tuple);
    if (YamlNodes.isBlock(map)) {
      return replace(text.lastIndexOf('\n', start - 1) + 1, lineAfter(end), "");
    }
    int at = map.getValue().indexOf(tuple);
    if (at + 1 < map.getValue().size()) {
      return replace(start, nodes.start(map.getValue().get(at + 1).getKeyNode()), "");
    }
    int from = at == 0 ? start : nodes.contentEnd(map.getValue().get(at - 1));
    return replace(from, end, "");
  }

  private int lineAfter(int offset) {
    boolean atStart = offset > 0 && text.charAt(offset - 1) == '\n';
    int end = text.indexOf('\n', offset);
    return atStart ? offset : end < 0 ? text.length() : end + 1;
  }

  private String insertAt(int offset, String lines) {
    boolean open = offset > 0 && text.charAt(offset - 1) != '\n';
    return replace(offset, offset, open ? lineEnd + lines : lines);
  }

  private String replace(int from, int to, String with) {
    return text.substring(0, from) + with + text.substring(to);
  }

  private String block(List<String> path, String value, int indent) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < path.size(); i++) {
      lines.append(" ".repeat(indent + i * STEP)).append(path.get(i)).append(':');
      lines.append(i + 1 == path.size() ? " " + value : "").append(lineEnd);
    }
    return lines.toString();
  }

  private static String flow(List<String> path, String value) {
    String written = value;
    for (int i = path.size() - 1; i >= 0; i--) {
      written = "{" + path.get(i) + ": " + written + "}";
    }
    return written;
  }

  /** A map of plain words, on one line. */
  static String flow(Map<String, String> entries) {
    StringBuilder all = new StringBuilder("{");
    entries.forEach((key, value) ->
        all.append(all.length() == 1 ? "" : ", ").append(key).append(": ").append(quoted(value)));
    return all.append('}').toString();
  }

  /** A word as YAML: in quotes, as a port after a host would else be a number in base 60 to old readers. */
  static String quoted(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
