package dev.podspawn.core.guestbinary;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts together the payload of START, right or wrong; one that was just made is right but for its argv. */
final class StartPayload {
  int version = 1;
  int flags;
  final int[] size = new int[4];
  String cwd = "";
  List<String> argv = new ArrayList<>();
  final List<String> env = new ArrayList<>();
  final List<int[]> modes = new ArrayList<>();

  static StartPayload of(String... argv) {
    StartPayload start = new StartPayload();
    start.argv = List.of(argv);
    return start;
  }

  /** A script for /bin/sh. */
  static StartPayload shell(String script) {
    return of("/bin/sh", "-c", script);
  }

  StartPayload terminal(int rows, int columns) {
    flags |= 1;
    size[0] = rows;
    size[1] = columns;
    return this;
  }

  StartPayload agent() {
    flags |= 2;
    return this;
  }

  StartPayload env(String variable) {
    env.add(variable);
    return this;
  }

  StartPayload cwd(String directory) {
    cwd = directory;
    return this;
  }

  StartPayload mode(int opcode, int value) {
    modes.add(new int[] {opcode, value});
    return this;
  }

  RawFrame frame() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RawFrame(RawFrame.START, bytes.toByteArray());
  }

  private void writeTo(DataOutputStream out) throws IOException {
    out.writeShort(version);
    out.writeByte(flags);
    for (int number : size) {
      out.writeShort(number);
    }
    writeString(out, cwd);
    writeStrings(out, argv);
    writeStrings(out, env);
    out.writeShort(modes.size());
    for (int[] mode : modes) {
      out.writeByte(mode[0]);
      out.writeInt(mode[1]);
    }
  }

  private static void writeStrings(DataOutputStream out, List<String> strings) throws IOException {
    out.writeShort(strings.size());
    for (String string : strings) {
      writeString(out, string);
    }
  }

  private static void writeString(DataOutputStream out, String string) throws IOException {
    byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
