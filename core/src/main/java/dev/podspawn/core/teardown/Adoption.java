package dev.podspawn.core.teardown;

import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.session.SessionLabels;
import dev.podspawn.core.session.SessionRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Records made from containers' labels, when the store cannot say. */
final class Adoption {
  private Adoption() {}

  /** The records of those that run; one that does not was never finished, or has ended. */
  static List<SessionRecord> records(Collection<ContainerInfo> containers) {
    List<SessionRecord> records = new ArrayList<>();
    for (ContainerInfo container : containers) {
      Optional<SessionRecord> record = SessionLabels.read(container.id(), container.labels());
      if (container.running() && record.isPresent()) {
        records.add(record.get());
      }
    }
    return records;
  }
}
