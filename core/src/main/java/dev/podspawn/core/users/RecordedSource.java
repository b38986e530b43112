package dev.podspawn.core.users;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A source as it was recorded.
 *
 * @param kind {@link KeySource#kind()}
 * @param fields {@link KeySource#fields()}
 * @param imported when it last gave keys, ISO 8601 in UTC
 * @param fingerprints of the keys that are in the key file because of this source; keys given by hand never are
 */
public record RecordedSource(
    String kind, Map<String, String> fields, String imported, List<String> fingerprints) {
  /** Copies both, keeping their order. */
  public RecordedSource {
    fields = new LinkedHashMap<>(fields);
    fingerprints = List.copyOf(fingerprints);
  }

  /** A source that has given these keys. */
  public static RecordedSource of(KeySource source, String imported, List<String> fingerprints) {
    return new RecordedSource(source.kind(), source.fields(), imported, fingerprints);
  }

  /** Whether both are the same source, whatever they gave. */
  public boolean isSameAs(RecordedSource other) {
    return kind.equals(other.kind) && fields.equals(other.fields);
  }

  /** The same source, of which only these keys count. */
  public RecordedSource giving(List<String> others) {
    return new RecordedSource(kind, fields, imported, others);
  }
}
