package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.YamlValue;
import java.util.ArrayList;
import java.util.List;

/** {@code forwardPorts}: numbers; a port of another host ({@code "db:5432"}) is left out, for it is reached by that name. */
final class DevContainerPorts {
  private DevContainerPorts() {}

  static List<Item<Integer>> read(YamlValue value, String field, Problems problems) {
    List<Item<Integer>> ports = new ArrayList<>();
    if (!(value instanceof YamlValue.Sequence sequence)) {
      problems.error(value.line(), field, "it is not a list, such as [3000]");
      return ports;
    }
    for (YamlValue item : sequence.items()) {
      if (item instanceof YamlValue.Scalar scalar && isOfOtherHost(scalar.text())) {
        problems.warning(
            item.line(),
            field,
            Problems.shown(scalar.text()) + " is left out: it is another host's");
      } else {
        new PortType()
            .read(item, field, problems)
            .ifPresent(port -> ports.add(new Item<>(port.toString(), port, false, item.line())));
      }
    }
    return ports;
  }

  private static boolean isOfOtherHost(String text) {
    int colon = text.indexOf(':');
    return colon > 0 && new PortType().parse(text.substring(colon + 1)).isPresent();
  }
}
