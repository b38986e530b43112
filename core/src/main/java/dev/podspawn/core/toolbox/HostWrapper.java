package dev.podspawn.core.toolbox;

/**
 * The script that a session calls to run one of the host's programs: by the host's loader with the host's libraries, and
 * with nothing of the image's. It names its set's own directory, so that a set that takes this one's place meanwhile
 * does not lend it a library.
 */
final class HostWrapper {
  static final String TEMPLATE = """
      #!/.podspawn/bin/busybox sh
      # NAME of the host that this container runs on, with the host's own libraries.
      unset LD_PRELOAD LD_LIBRARY_PATH LD_AUDIT
      export OPENSSL_CONF=/dev/null
      set=/.podspawn/SET
      exec "$set/lib/LOADER" --inhibit-cache --library-path "$set/lib" \\
        --preload WITH --argv0 NAME "$set/programs/NAME" "$@"
      """;

  private HostWrapper() {}

  static String of(HostProgram program, String set, String loader) {
    String preload = "/.podspawn/lib/" + String.join(":/.podspawn/lib/", program.preload());
    return TEMPLATE
        .replace("WITH", preload)
        .replace("NAME", program.name())
        .replace("SET", set)
        .replace("LOADER", loader);
  }
}
