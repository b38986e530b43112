package dev.podspawn.core.engine;

import dev.podspawn.core.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What an engine does for services beside what it does for every container. Failures are as {@link Engine}'s. */
public interface ServiceEngine {

  /** As {@link Engine#exec}, by the engine's own means: there is nothing of podspawn's in a service's container. */
  Exec exec(String container, ExecSpec spec);

  /**
   * What a service has said, both outputs in the order in which they came; nothing where there is no such container.
   *
   * @param most so many lines, the last ones
   */
  List<String> log(String container, int most);

  /**
   * The same lines, one by one, and then each that it says, until it has ended. Interrupting the thread breaks that off, which
   * is a failure: {@link ErrorCode#CONNECTION_LOST}.
   */
  void follow(String container, int most, Consumer<String> lines);

  /** Makes a volume; one of that name that exists is left as it is. {@link ErrorCode#VOLUME_FAILED}. */
  void createVolume(String name, Map<String, String> labels);

  /** Removes a volume; does nothing when there is none. {@link ErrorCode#VOLUME_FAILED}. */
  void removeVolume(String name);

  /** The names of all volumes that carry every one of the labels. */
  List<String> volumes(Map<String, String> labels);
}
