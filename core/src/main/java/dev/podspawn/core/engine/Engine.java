package dev.podspawn.core.engine;

import dev.podspawn.core.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container engine. Every failure is an {@link EngineException} with one of the codes PS1301..PS1339; the codes named
 * on a method are the ones a caller may want to tell apart. Containers and networks are named by name or id.
 */
public interface Engine extends AutoCloseable {
  /** Answers when the engine does; {@link ErrorCode#ENGINE_UNREACHABLE}, {@link ErrorCode#ENGINE_REFUSED}. */
  void ping();

  boolean imageExists(String image);

  /** Pulls the image; {@link ErrorCode#PULL_FAILED}. Interrupting the thread, or the process's end, aborts the pull. */
  void pull(String image, PullListener listener);

  /**
   * Builds an image, whose base is there; {@link ErrorCode#BUILD_FAILED}, {@link ErrorCode#IMAGE_MISSING}. Interrupting the
   * thread, or the process's end, breaks it off: Docker kills the step that runs, Podman (4.3) begins no other one. Whatever
   * way it fails, the image has no tag, and what is left of its steps goes: at once, or with the next build of these labels.
   * No two builds of the same labels may run at a time.
   */
  void build(ImageBuild build, BuildListener listener);

  /** Takes an image's tag away, and the image with its last one; does nothing where there is none, or a container uses it. */
  void removeImage(String image);

  /**
   * Makes, but does not start, a container, and returns its id; {@link ErrorCode#IMAGE_MISSING},
   * {@link ErrorCode#CONTAINER_NAME_IN_USE}, {@link ErrorCode#CONTAINER_CREATE_FAILED}.
   */
  String create(ContainerSpec spec);

  /** Starts a container; starting a running one does nothing. {@link ErrorCode#CONTAINER_START_FAILED}. */
  void start(String container);

  /** What is known of the container; empty when there is none. */
  Optional<ContainerInfo> inspect(String container);

  /** What the engine says of the box around a container; empty when there is none. */
  Optional<EngineWord> box(String container);

  /** All containers, running or not, that carry every one of the labels. */
  List<ContainerInfo> list(Map<String, String> labels);

  /**
   * Asks a container to end, and kills it when it has not ended in time; as every container it is removed at its end.
   * Does nothing when it does not run, or there is none.
   *
   * @param grace in whole seconds
   */
  void stop(String container, Duration grace);

  /** Kills and removes the container with its anonymous volumes; does nothing when there is none. */
  void remove(String container);

  /** Makes a bridge network of its own for a session; one of that name that exists is left as it is. */
  void createNetwork(String name, Map<String, String> labels);

  /** Removes a network; does nothing when there is none. */
  void removeNetwork(String name);

  /** The names of all networks that carry every one of the labels. */
  List<String> networks(Map<String, String> labels);

  /**
   * Starts a program in a running container; {@link ErrorCode#CONTAINER_GONE} when there is no such container or it
   * does not run, {@link ErrorCode#EXEC_FAILED}.
   */
  Exec exec(String container, ExecSpec spec);

  /** What it does for services, whatever carries the programs of logins. */
  ServiceEngine services();

  /** Closes connections that are kept open for reuse; running execs are not touched. */
  @Override
  void close();
}
