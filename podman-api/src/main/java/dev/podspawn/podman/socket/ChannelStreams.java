package dev.podspawn.podman.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A channel's two directions as streams. Those of {@link java.nio.channels.Channels} lock each other out on JDK 17:
 * who reads holds the lock that who writes wants.
 */
final class ChannelStreams {
  private ChannelStreams() {}

  static InputStream input(SocketChannel channel) {
    return new Input(channel);
  }

  static OutputStream output(SocketChannel channel) {
    return new Output(channel);
  }

  private static final class Input extends InputStream {
    private final SocketChannel channel;

    Input(SocketChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return length == 0 ? 0 : channel.read(ByteBuffer.wrap(bytes, offset, length));
      } catch (SocketException reset) {
        return -1; // engines end connections so; whether the answer is whole, its head or its JSON
        // tells
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private static final class Output extends OutputStream {
    private final SocketChannel channel;

    Output(SocketChannel channel) {
      this.channel = channel;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
