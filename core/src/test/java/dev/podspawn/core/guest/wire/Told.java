package dev.podspawn.core.guest.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a decoder tells, data of one stream in one line however many pieces it came in. */
final class Told implements GuestFrames {
  private final List<String> lines = new ArrayList<>();
  private String lastData = "";

  List<String> lines() {
    return lines;
  }

  @Override
  public void ready(int version) {
    add("ready " + version);
  }

  @Override
  public void stdout(ByteBuffer piece) {
    data("stdout ", piece);
  }

  @Override
  public void stderr(ByteBuffer piece) {
    data("stderr ", piece);
  }

  @Override
  public void exited(int status) {
    add("exited " + status);
  }

  @Override
  public void killed(int signal, boolean coreDumped) {
    add("killed " + signal + " " + coreDumped);
  }

  @Override
  public void error(GuestError error, long errno, String text) {
    add("error " + error + " " + errno + " " + text);
  }

  @Override
  public void notice(long errno, String text) {
    add("notice " + errno + " " + text);
  }

  @Override
  public void pong(int token) {
    add("pong " + token);
  }

  @Override
  public void channelOpen(int id, int kind) {
    add("open " + id + " " + kind);
  }

  @Override
  public void channelData(int id, ByteBuffer piece) {
    data("channel " + id + " ", piece);
  }

  @Override
  public void channelEof(int id) {
    add("eof " + id);
  }

  @Override
  public void channelClose(int id) {
    add("close " + id);
  }

  @Override
  public void window(int id, long bytes) {
    add("window " + id + " " + bytes);
  }

  private void add(String line) {
    lastData = "";
    lines.add(line);
  }

  private void data(String stream, ByteBuffer piece) {
    if (!piece.hasRemaining()) {
      throw new IllegalStateException("an empty piece");
    }
    String text = StandardCharsets.ISO_8859_1.decode(piece).toString();
    int last = lines.size() - 1;
    if (lastData.equals(stream)) {
      lines.set(last, lines.get(last) + text);
    } else {
      lines.add(stream + text);
      lastData = stream;
    }
  }
}
