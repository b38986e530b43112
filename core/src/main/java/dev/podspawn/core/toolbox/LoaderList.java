package dev.podspawn.core.toolbox;

import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a loader answers to {@code --list PROGRAM}, as ldd(1) prints it:
 *
 * <pre>
 *   linux-vdso.so.1 (0x00007f9f3aa0e000)
 *   libz.so.1 =&gt; /lib/x86_64-linux-gnu/libz.so.1 (0x00007fd6003ed000)
 *   libgone.so.3 =&gt; not found
 *   /lib64/ld-linux-x86-64.so.2 (0x00007f9f3aa10000)
 * </pre>
 *
 * @param libraries by the name that programs ask for, in the order of the list; neither the kernel's own nor the loader
 *     is among them
 */
record LoaderList(Map<String, Path> libraries) {
  private static final String ARROW = " => ";
  private static final String ADDRESS = " (0x";

  /**
   * Asks the loader.
   *
   * @throws IOException it cannot be run, or the program lacks a library
   */
  static LoaderList ask(Path loader, Path program) throws IOException {
    HostCommand asked =
        HostCommand.run(List.of(loader.toString(), "--list", program.toString()), true);
    if (asked.status() != 0) {
      throw new IOException(loader + " --list says " + asked.output().strip());
    }
    return parse(asked.output());
  }

  /**
   * Reads such a list.
   *
   * @throws IOException a library is not found, or a line is of another kind
   */
  static LoaderList parse(String output) throws IOException {
    Map<String, Path> libraries = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (String line : output.lines().map(String::strip).toList()) {
      int arrow = line.indexOf(ARROW);
      int address = line.indexOf(ADDRESS);
      if (arrow < 0) {
        if (address < 0 && !line.isEmpty()) {
          throw new IOException("the loader says '" + line + "'");
        }
      } else if (address < arrow) {
        missing.add(line.substring(0, arrow));
      } else {
        put(libraries, line.substring(0, arrow), line.substring(arrow + ARROW.length(), address));
      }
    }
    if (!missing.isEmpty()) {
      throw new IOException("there is no " + String.join(", no ", missing));
    }
    return new LoaderList(Map.copyOf(libraries));
  }

  /** The loader itself is asked for by some libraries; {@code /lib64/ld.so => /lib/ld.so}. */
  private static void put(Map<String, Path> libraries, String name, String path)
      throws IOException {
    if (name.startsWith("/")) {
      return;
    }
    if (name.indexOf('/') >= 0 || !path.startsWith("/")) {
      throw new IOException("the loader has '" + path + "' for " + name);
    }
    libraries.put(name, Path.of(path));
  }
}
