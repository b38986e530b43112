package dev.podspawn.core.connect;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** The line by which an SSH server names itself: {@code SSH-2.0-OpenSSH_9.2p1 Debian-2} (RFC 4253, section 4.2). */
public final class Banner {
  private static final String PREFIX = "SSH-2.0-";
  private static final int MAX_BYTES = 8192;

  private Banner() {}

  /**
   * Reads it; lines before it are passed over. Control characters are shown as '?'.
   *
   * @param channel in blocking mode
   * @return without {@code SSH-2.0-}
   * @throws PodspawnException SERVER_SILENT: it did not come in time, or something else did
   */
  public static String read(SocketChannel channel, Duration limit) throws IOException {
    channel.socket().setSoTimeout((int) limit.toMillis());
    InputStream in = channel.socket().getInputStream();
    StringBuilder line = new StringBuilder();
    try {
      for (int count = 0; count < MAX_BYTES; count++) {
        int c = in.read();
        if (c < 0) {
          throw notSsh("it closed the connection without a word");
        }
        if (c != '\n') {
          line.append(c >= ' ' && c <= '~' ? (char) c : c == '\r' ? "" : "?");
        } else if (line.indexOf(PREFIX) == 0) {
          return line.substring(PREFIX.length());
        } else {
          line.setLength(0);
        }
      }
    } catch (SocketTimeoutException e) {
      throw notSsh("it said nothing for " + limit.toSeconds() + " s");
    }
    throw notSsh("what answers is no SSH server");
  }

  private static PodspawnException notSsh(String reason) {
    return new PodspawnException(
        ErrorCode.SERVER_SILENT,
        new Message("talk to the server", reason, "'ssh -v', or another port"),
        null);
  }
}
