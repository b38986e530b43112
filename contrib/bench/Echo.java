import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a key takes to come back: types one letter at a time into a program that echoes them, the terminal's own echo
 * that is, and prints how many microseconds each took.
 *
 * <pre>java Echo.java KEYS COMMAND...</pre>
 *
 * The command is to say "ready" first; it is ended when the keys have been typed.
 */
final class Echo {
  private static final int PAUSE_MILLIS = 5;

  private Echo() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int keys = Integer.parseInt(arguments[0]);
    List<String> command = List.of(arguments).subList(1, arguments.length);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<Long> micros = new ArrayList<>();
    try {
      InputStream echo = process.getInputStream();
      await(echo, "ready");
      Thread.sleep(200);
      while (echo.available() > 0) {
        echo.read();
      }
      for (int i = 0; i < keys; i++) {
        // As people type, one key after the other has come back.
        Thread.sleep(PAUSE_MILLIS);
        micros.add(type(process.getOutputStream(), echo, 'a' + i % 26));
      }
    } finally {
      process.destroy();
    }
    micros.forEach(System.out::println);
  }

  private static void await(InputStream from, String word) throws IOException {
    StringBuilder heard = new StringBuilder();
    while (heard.indexOf(word) < 0) {
      heard.append((char) next(from));
    }
  }

  private static long type(OutputStream to, InputStream echo, int key) throws IOException {
    long begin = System.nanoTime();
    to.write(key);
    to.flush();
    int heard = next(echo);
    while (heard != key) {
      heard = next(echo);
    }
    return (System.nanoTime() - begin) / 1000;
  }

  private static int next(InputStream from) throws IOException {
    int read = from.read();
    if (read < 0) {
      throw new IOException("the program ended too soon");
    }
    return read;
  }
}
