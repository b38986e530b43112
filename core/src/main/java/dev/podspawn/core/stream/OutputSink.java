package dev.podspawn.core.stream;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Where a program's output goes. The buffer is the caller's and valid only during the call; a sink takes all of it
 * before it returns, blocking for as long as its reader is slow.
 */
public interface OutputSink {
  void stdout(ByteBuffer data) throws IOException;

  void stderr(ByteBuffer data) throws IOException;
}
