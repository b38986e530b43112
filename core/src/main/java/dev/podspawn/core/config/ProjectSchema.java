package dev.podspawn.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Every key of one project in {@code projects.yaml}. */
final class ProjectSchema {
  static final Key<Optional<String>> REPO =
      Key.now("repo", new OptionalType<>(TextType.REPOSITORY), "");
  static final Key<Optional<String>> BRANCH =
      Key.now("branch", new OptionalType<>(TextType.BRANCH), "");
  static final Key<Optional<String>> FETCH_AS =
      Key.now("fetch_as", new OptionalType<>(TextType.HOST_ACCOUNT), "");
  static final Key<Optional<Path>> LOCAL_PATH =
      Key.now("local_path", new OptionalType<>(new PathType()), "");
  static final Key<Optional<String>> PODFILE_HASH =
      Key.now("podfile_hash", new OptionalType<>(TextType.HASH), "");
  static final Key<Optional<String>> IMAGE_TAG =
      Key.now("image_tag", new OptionalType<>(TextType.IMAGE), "");
  static final Key<Optional<SessionMode>> MODE =
      Key.now("mode", new OptionalType<>(new WordType<>(SessionMode.values())), "");
  static final Key<Admitted> ALLOW = Key.now("allow", new AdmittedType(), "");

  static final List<Key<?>> KEYS =
      List.of(REPO, BRANCH, FETCH_AS, LOCAL_PATH, PODFILE_HASH, IMAGE_TAG, MODE, ALLOW);

  private ProjectSchema() {}
}
