package dev.podspawn.cli.warmup;

import dev.podspawn.cli.Main;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The command of whose classes the runtime makes an archive, as the launcher starts it for {@link Warmup}: loads what the
 * command may need beside what it will need now, such as for a fence, and then runs it.
 */
public final class Rehearsal {
  private static final String CLASS = ".class";

  private Rehearsal() {}

  /** {@link Main#main}, with more classes. No lambdas and streams: what is loaded here is archived too. */
  public static void main(String[] arguments) throws IOException {
    HotCommand command = HotCommand.AUTH_KEYS;
    for (String argument : arguments) {
      command = argument.equals(HotCommand.SPAWN.word()) ? HotCommand.SPAWN : command;
    }
    Path library = Path.of(System.getProperty("podspawn.home", "")).resolve("lib");
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(library, "podspawn-*.jar")) {
      for (Path jar : jars) {
        load(jar, command);
      }
    }
    Main.main(arguments);
  }

  private static void load(Path jar, HotCommand command) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
        String name = all.nextElement().getName().replace('/', '.');
        if (name.endsWith(CLASS) && command.mayNeed(name)) {
          load(name.substring(0, name.length() - CLASS.length()));
        }
      }
    }
  }

  private static void load(String name) {
    try {
      Class.forName(name, false, Rehearsal.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      return; // It needs a library that is not there, and so nobody can need it.
    }
  }
}
