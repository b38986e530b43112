package dev.podspawn.cli.it.client;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelShell;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.podspawn.cli.it.ClientHost;
import dev.podspawn.fixtures.proc.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** JSch, as mwiede maintains it. */
final class JschClient implements LibraryClient {
  private static final int LIMIT = (int) PATIENCE.toMillis();

  private final Session session;

  private JschClient(Session session) {
    this.session = session;
  }

  static JschClient connect(ClientHost host) throws JSchException {
    JSch jsch = new JSch();
    jsch.setKnownHosts(host.knownHosts().toString());
    jsch.addIdentity(host.key().toString());
    Session session = jsch.getSession(host.user(), "127.0.0.1", host.port());
    session.setConfig("StrictHostKeyChecking", "yes");
    session.connect(LIMIT);
    return new JschClient(session);
  }

  @Override
  public Remote exec(String command) throws JSchException, IOException {
    ChannelExec channel = (ChannelExec) session.openChannel("exec");
    channel.setCommand(command);
    return new Running(channel, channel.getErrStream(), channel::setPtySize);
  }

  @Override
  public Remote shell(int rows, int columns) throws JSchException, IOException {
    ChannelShell channel = (ChannelShell) session.openChannel("shell");
    channel.setPtyType("xterm", columns, rows, 0, 0);
    return new Running(channel, InputStream.nullInputStream(), channel::setPtySize);
  }

  @Override
  public void put(Path local, String remote) throws Exception {
    bySftp(sftp -> sftp.put(local.toString(), remote));
  }

  @Override
  public void rename(String from, String to) throws Exception {
    bySftp(sftp -> sftp.rename(from, to));
  }

  @Override
  public void get(String remote, Path local) throws Exception {
    bySftp(sftp -> sftp.get(remote, local.toString()));
  }

  private void bySftp(Action action) throws Exception {
    ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
    sftp.connect(LIMIT);
    try {
      action.on(sftp);
    } finally {
      sftp.disconnect();
    }
  }

  @Override
  public void close() {
    session.disconnect();
  }

  private interface Action {
    void on(ChannelSftp sftp) throws Exception;
  }

  /** JSch has no common type for what has a terminal. */
  private interface Resize {
    void to(int columns, int rows, int width, int height);
  }

  private static final class Running implements Remote {
    private final Channel channel;
    private final OutputStream input;
    private final InputStream output;
    private final InputStream errors;
    private final Resize resize;

    Running(Channel channel, InputStream errors, Resize resize) throws JSchException, IOException {
      this.channel = channel;
      // Before the channel is open, or what comes first is lost.
      this.input = channel.getOutputStream();
      this.output = channel.getInputStream();
      this.errors = errors;
      this.resize = resize;
      channel.connect(LIMIT);
    }

    @Override
    public OutputStream input() {
      return input;
    }

    @Override
    public InputStream output() {
      return output;
    }

    @Override
    public InputStream errors() {
      return errors;
    }

    @Override
    public void resize(int rows, int columns) {
      resize.to(columns, rows, 0, 0);
    }

    @Override
    public int exit() {
      Await.until("the channel's end", PATIENCE, channel::isClosed);
      return channel.getExitStatus();
    }
  }
}
