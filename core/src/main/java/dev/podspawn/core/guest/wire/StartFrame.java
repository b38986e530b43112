package dev.podspawn.core.guest.wire;

import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.stream.TerminalMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The frame that says what to run.
 *
 * <pre>
 *   version u16   flags u8 (1 = terminal, 2 = agent)   rows u16  cols u16  xpixel u16  ypixel u16
 *   cwd string    argc u16  argv string*               envc u16  env string*
 *   modec u16     (opcode u8, value u32)*              string: length u32, bytes without NUL
 * </pre>
 */
public final class StartFrame {
  private static final int TERMINAL = 1;
  private static final int AGENT = 2;
  private static final int NUMBERS = 2 + 1 + 4 * 2 + 3 * 2;
  private static final int MODE = 1 + 4;
  private static final int MOST_STRINGS = 0xffff;

  private StartFrame() {}

  /**
   * The whole frame, header included, for {@link FrameWriter#start}. The user is not in it: the guest itself runs as
   * that user.
   *
   * @throws IllegalArgumentException when a frame cannot say this: it is too long, or there is a NUL in it
   */
  public static ByteBuffer encode(ExecSpec spec, boolean agent) {
    byte[] directory = bytes(spec.workingDirectory().orElse(""));
    List<byte[]> argv = new ArrayList<>();
    for (String argument : spec.argv()) {
      argv.add(bytes(argument));
    }
    List<byte[]> environment = new ArrayList<>();
    for (Map.Entry<String, String> variable : spec.environment().entrySet()) {
      environment.add(bytes(variable.getKey() + "=" + variable.getValue()));
    }
    long length = NUMBERS + 4L + directory.length + length(argv) + length(environment);
    length += MODE * (long) spec.modes().size();
    if (length > Wire.MOST_START) {
      throw new IllegalArgumentException("the command and its environment are too long");
    }
    ByteBuffer frame = ByteBuffer.allocate(Wire.HEADER + (int) length);
    frame.putInt(Wire.START << Wire.LENGTH_BITS | (int) length).putShort((short) Wire.VERSION);
    putTerminal(frame, spec, agent);
    putString(frame, directory);
    putStrings(frame, argv);
    putStrings(frame, environment);
    putModes(frame, spec.modes());
    return frame.flip();
  }

  private static void putModes(ByteBuffer to, List<TerminalMode> modes) {
    to.putShort((short) modes.size());
    for (TerminalMode mode : modes) {
      to.put((byte) mode.opcode()).putInt(mode.value());
    }
  }

  private static void putTerminal(ByteBuffer to, ExecSpec spec, boolean agent) {
    boolean terminal = spec.terminal().isPresent();
    to.put((byte) ((terminal ? TERMINAL : 0) | (agent ? AGENT : 0)));
    if (terminal) {
      FrameWriter.putSize(to, spec.terminal().get());
    } else {
      to.putLong(0);
    }
  }

  private static byte[] bytes(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("there is a NUL in \"" + text + "\"");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static long length(List<byte[]> strings) {
    if (strings.size() > MOST_STRINGS) {
      throw new IllegalArgumentException("there are " + strings.size() + " words");
    }
    long length = 0;
    for (byte[] string : strings) {
      length += 4L + string.length;
    }
    return length;
  }

  private static void putStrings(ByteBuffer to, List<byte[]> strings) {
    to.putShort((short) strings.size());
    for (byte[] string : strings) {
      putString(to, string);
    }
  }

  private static void putString(ByteBuffer to, byte[] string) {
    to.putInt(string.length).put(string);
  }
}
