package dev.podspawn.cli.it.client;

import dev.podspawn.cli.it.ClientHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import net.schmizz.sshj.sftp.SFTPClient;

/** sshj. */
final class SshjClient implements LibraryClient {
  private final SSHClient ssh;

  private SshjClient(SSHClient ssh) {
    this.ssh = ssh;
  }

  static SshjClient connect(ClientHost host) throws IOException {
    SSHClient ssh = new SSHClient();
    try {
      ssh.loadKnownHosts(host.knownHosts().toFile());
      ssh.connect("127.0.0.1", host.port());
      ssh.authPublickey(host.user(), host.key().toString());
      return new SshjClient(ssh);
    } catch (IOException e) {
      ssh.close();
      throw e;
    }
  }

  @Override
  public Remote exec(String command) throws IOException {
    SessionChannel channel = (SessionChannel) ssh.startSession();
    channel.exec(command);
    return new Running(channel);
  }

  @Override
  public Remote shell(int rows, int columns) throws IOException {
    SessionChannel channel = (SessionChannel) ssh.startSession();
    channel.allocatePTY("xterm", columns, rows, 0, 0, Map.of());
    channel.startShell();
    return new Running(channel);
  }

  @Override
  public void put(Path local, String remote) throws IOException {
    try (SFTPClient sftp = ssh.newSFTPClient()) {
      sftp.put(local.toString(), remote);
    }
  }

  @Override
  public void rename(String from, String to) throws IOException {
    try (SFTPClient sftp = ssh.newSFTPClient()) {
      sftp.rename(from, to);
    }
  }

  @Override
  public void get(String remote, Path local) throws IOException {
    try (SFTPClient sftp = ssh.newSFTPClient()) {
      sftp.get(remote, local.toString());
    }
  }

  @Override
  public void close() throws IOException {
    ssh.close();
  }

  private record Running(SessionChannel channel) implements Remote {
    @Override
    public OutputStream input() {
      return channel.getOutputStream();
    }

    @Override
    public InputStream output() {
      return channel.getInputStream();
    }

    @Override
    public InputStream errors() {
      return channel.getErrorStream();
    }

    @Override
    public void resize(int rows, int columns) throws IOException {
      channel.changeWindowDimensions(columns, rows, 0, 0);
    }

    @Override
    public int exit() throws IOException {
      channel.join(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return channel.getExitStatus();
    }
  }
}
