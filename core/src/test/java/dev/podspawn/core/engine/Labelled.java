package dev.podspawn.core.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a {@link FakeEngine} knows by name and labels: networks, and volumes. */
final class Labelled {
  private final Map<String, Map<String, String>> labels = new LinkedHashMap<>();

  synchronized void add(String name, Map<String, String> its) {
    labels.putIfAbsent(name, Map.copyOf(its));
  }

  synchronized void remove(String name) {
    labels.remove(name);
  }

  synchronized boolean has(String name) {
    return labels.containsKey(name);
  }

  /** The names of those that carry all of these. */
  synchronized List<String> with(Map<String, String> wanted) {
    return labels.entrySet().stream()
        .filter(one -> one.getValue().entrySet().containsAll(wanted.entrySet()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
