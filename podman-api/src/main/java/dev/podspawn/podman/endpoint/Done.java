package dev.podspawn.podman.endpoint;

/** What an answer tells that holds nothing: it is done. */
public enum Done {
  DONE
}
