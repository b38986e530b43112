package dev.podspawn.core.spawn;

import dev.podspawn.core.config.RunAs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The client's display, at which sshd listens in the container's network. sshd names it in DISPLAY ({@code localhost:10.0}),
 * and xauth(1) keeps what it is opened with in the account's {@code ~/.Xauthority}; behind sudo, where that file is out of
 * reach, {@code podspawn-lend-agent} names both in PODSPAWN_X11.
 *
 * <p>The file is a row of entries (Xau(3)): a family of two bytes, then address, number, name and data, each behind its length of
 * two bytes, big end first.
 *
 * @param number of the display, with the screen: {@code 10.0}
 * @param cookie that a program shows, in hexadecimal
 */
public record ClientDisplay(String number, String cookie) {
  /** What podspawn-guest makes a file of; in hexadecimal. */
  public static final String FILE_VARIABLE = "PODSPAWN_XAUTHORITY";

  private static final String HOST = "localhost:";
  private static final byte[] PROTOCOL = "MIT-MAGIC-COOKIE-1".getBytes(StandardCharsets.US_ASCII);
  private static final int ANY_ADDRESS = 0xffff;
  private static final int COOKIE_BYTES = 16;
  private static final int MOST_BYTES = 1 << 16;
  private static final int LONGEST_NUMBER = 9;

  /** The display that sshd has told of, if it can be opened. */
  public static Optional<ClientDisplay> of(ProcessEnvironment environment, RunAs runAs) {
    boolean lent =
        runAs instanceof RunAs.ServiceAccount && environment.text("SUDO_USER").isPresent();
    try {
      return lent
          ? environment.text("PODSPAWN_X11").flatMap(ClientDisplay::lent)
          : own(environment.text("DISPLAY"), environment.text("HOME"));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // nothing that could be opened
    }
  }

  private static Optional<ClientDisplay> lent(String text) {
    int blank = text.indexOf(' ');
    if (blank < 0 || !isNumber(text.substring(0, blank))) {
      return Optional.empty();
    }
    String cookie = text.substring(blank + 1);
    return HexFormat.of().parseHex(cookie).length == COOKIE_BYTES
        ? Optional.of(new ClientDisplay(text.substring(0, blank), cookie))
        : Optional.empty();
  }

  private static Optional<ClientDisplay> own(Optional<String> display, Optional<String> home)
      throws IOException {
    if (home.isEmpty() || !display.orElse("").startsWith(HOST)) {
      return Optional.empty();
    }
    String number = display.get().substring(HOST.length());
    if (!isNumber(number)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(Path.of(home.get(), ".Xauthority"))) {
      byte[] file = in.readNBytes(MOST_BYTES);
      return cookie(file, withoutScreen(number)).map(data -> new ClientDisplay(number, data));
    }
  }

  static Optional<String> cookie(byte[] file, String number) throws IOException {
    byte[] wanted = number.getBytes(StandardCharsets.US_ASCII);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
      while (in.available() > 0) {
        in.readUnsignedShort();
        text(in);
        boolean isWanted = isNext(in, wanted);
        boolean isCookie = isNext(in, PROTOCOL);
        byte[] data = text(in);
        if (isWanted && isCookie && data.length == COOKIE_BYTES) {
          return Optional.of(HexFormat.of().formatHex(data));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNext(DataInputStream in, byte[] wanted) throws IOException {
    return Arrays.equals(wanted, text(in));
  }

  private static byte[] text(DataInputStream in) throws IOException {
    byte[] text = new byte[in.readUnsignedShort()];
    in.readFully(text);
    return text;
  }

  /** {@code 10} or {@code 10.0}. */
  private static boolean isNumber(String text) {
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      dots += c == '.' ? 1 : 0;
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return dots <= 1 && !text.isEmpty() && text.length() <= LONGEST_NUMBER && text.charAt(0) != '.';
  }

  private static String withoutScreen(String number) {
    int dot = number.indexOf('.');
    return dot < 0 ? number : number.substring(0, dot);
  }

  /** For a program in the container; from the second one podspawn-guest makes a file, which it names in XAUTHORITY. */
  public Map<String, String> variables() {
    return Map.of("DISPLAY", HOST + number, FILE_VARIABLE, HexFormat.of().formatHex(file()));
  }

  /** One entry, whatever the container's own name is. */
  byte[] file() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    putShort(out, ANY_ADDRESS);
    put(out, new byte[0]);
    put(out, withoutScreen(number).getBytes(StandardCharsets.US_ASCII));
    put(out, PROTOCOL);
    put(out, HexFormat.of().parseHex(cookie));
    return out.toByteArray();
  }

  private static void put(ByteArrayOutputStream out, byte[] text) {
    putShort(out, text.length);
    out.writeBytes(text);
  }

  private static void putShort(ByteArrayOutputStream out, int value) {
    out.write(value >> 8);
    out.write(value);
  }
}
