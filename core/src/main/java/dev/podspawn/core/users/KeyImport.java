package dev.podspawn.core.users;

import dev.podspawn.core.authkeys.PublicKeyLine;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Brings a user's key file up to date with where its keys come from. Nothing is written here, so whatever fails leaves all
 * as it was. Keys given by hand are never taken away; a source's keys go when it answers with others, and when it has none
 * at all any more, or is no longer there, only if that was asked for. When nobody can tell what it would say, they stay.
 */
public final class KeyImport {
  private static final Set<ErrorCode> NONE =
      Set.of(ErrorCode.KEY_SOURCE_VANISHED, ErrorCode.KEY_SOURCE_EMPTY, ErrorCode.OIDC_NO_KEYS);

  private final KeyFile file;
  private final List<RecordedSource> sources;
  private final List<Change> changes = new ArrayList<>();
  private final List<PodspawnException> troubles = new ArrayList<>();

  /** What came of one source. */
  public record Change(String source, int added, int removed) {}

  /** For a user with this key file and these sources. */
  public KeyImport(KeyFile file, List<RecordedSource> sources) {
    this.file = file;
    this.sources = new ArrayList<>(sources);
  }

  /** Adds keys by hand; a source that gave one of them has no say in it any more. */
  public void give(List<PublicKeyLine> keys, String from) {
    int added = 0;
    Set<String> given = new HashSet<>();
    for (PublicKeyLine key : keys) {
      added += file.add(key, from) ? 1 : 0;
      given.add(key.fingerprint());
    }
    sources.replaceAll(source -> source.giving(
        source.fingerprints().stream().filter(one -> !given.contains(one)).toList()));
    changes.add(new Change(from, added, 0));
  }

  /**
   * Adds a source and its keys. One that is there already is asked again.
   *
   * @param now ISO 8601
   * @throws PodspawnException what the source says
   */
  public void add(KeySource source, String now) {
    KeySource.Fetched fetched = source.fetch();
    List<PublicKeyLine> keys = KeyCheck.fetched(fetched);
    RecordedSource fresh = RecordedSource.of(fetched.source(), now, List.of());
    int at = 0;
    while (at < sources.size() && !sources.get(at).isSameAs(fresh)) {
      at++;
    }
    if (at == sources.size()) {
      sources.add(fresh);
    }
    take(at, fetched.source(), keys, now);
  }

  /** Asks all sources again; failures are kept for {@link #troubles}. */
  public void refresh(Function<RecordedSource, KeySource> maker, boolean prune, String now) {
    for (int i = 0; i < sources.size(); i++) {
      try {
        KeySource.Fetched fetched = maker.apply(sources.get(i)).fetch();
        take(i, fetched.source(), KeyCheck.fetched(fetched), now);
      } catch (PodspawnException e) {
        boolean none = NONE.contains(e.code());
        if (none && prune) {
          take(i, maker.apply(sources.get(i)), List.of(), now);
        } else {
          troubles.add(e);
        }
      }
    }
  }

  private void take(int at, KeySource source, List<PublicKeyLine> keys, String now) {
    Set<String> before = new HashSet<>(sources.get(at).fingerprints());
    Set<String> ours = new HashSet<>(before);
    sources.forEach(other -> ours.addAll(other.fingerprints()));
    List<String> owned = new ArrayList<>();
    int added = 0;
    for (PublicKeyLine key : keys) {
      boolean isNew = file.add(key, source.describe());
      added += isNew ? 1 : 0;
      if ((isNew || ours.contains(key.fingerprint())) && !owned.contains(key.fingerprint())) {
        owned.add(key.fingerprint());
      }
    }
    before.removeAll(owned);
    sources.set(at, RecordedSource.of(source, now, owned));
    sources.forEach(other -> before.removeAll(other.fingerprints()));
    changes.add(new Change(source.describe(), added, file.remove(before)));
  }

  /** The key file, to be written. */
  public KeyFile file() {
    return file;
  }

  /** The sources, to be recorded. */
  public List<RecordedSource> sources() {
    return List.copyOf(sources);
  }

  public List<Change> changes() {
    return List.copyOf(changes);
  }

  /** What went wrong with some sources. */
  public List<PodspawnException> troubles() {
    return List.copyOf(troubles);
  }
}
