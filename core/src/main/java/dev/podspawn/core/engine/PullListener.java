package dev.podspawn.core.engine;

/** Told how a pull gets on; called on the pulling thread. */
public interface PullListener {
  /** Hears nothing. */
  PullListener SILENT = (layer, status, current, total) -> {};

  /**
   * One piece of news.
   *
   * @param layer the layer's id, empty for news of the whole image
   * @param status the engine's word, such as "Downloading"
   * @param current bytes so far, 0 when unknown
   * @param total bytes in all, 0 when unknown
   */
  void progress(String layer, String status, long current, long total);

  /** The pull is over, well or not. */
  default void end() {}
}
