package dev.podspawn.cli.it.client;

import dev.podspawn.cli.it.ClientHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.channel.PtyCapableChannelSession;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.channel.PtyChannelConfiguration;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** The client of Apache MINA SSHD. */
final class MinaClient implements LibraryClient {
  private final SshClient client;
  private final ClientSession session;

  private MinaClient(SshClient client, ClientSession session) {
    this.client = client;
    this.session = session;
  }

  static MinaClient connect(ClientHost host) throws IOException {
    SshClient client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier(
        new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, host.knownHosts()));
    client.setKeyIdentityProvider(new FileKeyPairProvider(host.key()));
    client.start();
    try {
      ClientSession session =
          client.connect(host.user(), "127.0.0.1", host.port()).verify(PATIENCE).getSession();
      session.auth().verify(PATIENCE);
      return new MinaClient(client, session);
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  @Override
  public Remote exec(String command) throws IOException {
    return opened(session.createExecChannel(command));
  }

  @Override
  public Remote shell(int rows, int columns) throws IOException {
    PtyChannelConfiguration terminal = new PtyChannelConfiguration();
    terminal.setPtyType("xterm");
    terminal.setPtyLines(rows);
    terminal.setPtyColumns(columns);
    return opened(session.createShellChannel(terminal, Map.of()));
  }

  private static Remote opened(PtyCapableChannelSession channel) throws IOException {
    channel.open().verify(PATIENCE);
    return new Running(channel);
  }

  @Override
  public void put(Path local, String remote) throws IOException {
    try (SftpClient sftp = sftp();
        OutputStream out = sftp.write(remote)) {
      Files.copy(local, out);
    }
  }

  @Override
  public void rename(String from, String to) throws IOException {
    try (SftpClient sftp = sftp()) {
      sftp.rename(from, to);
    }
  }

  @Override
  public void get(String remote, Path local) throws IOException {
    try (SftpClient sftp = sftp();
        InputStream in = sftp.read(remote)) {
      Files.copy(in, local);
    }
  }

  private SftpClient sftp() throws IOException {
    return SftpClientFactory.instance().createSftpClient(session);
  }

  @Override
  public void close() throws IOException {
    session.close();
    client.close();
  }

  private record Running(PtyCapableChannelSession channel) implements Remote {
    @Override
    public OutputStream input() {
      return channel.getInvertedIn();
    }

    @Override
    public InputStream output() {
      return channel.getInvertedOut();
    }

    @Override
    public InputStream errors() {
      return channel.getInvertedErr();
    }

    @Override
    public void resize(int rows, int columns) throws IOException {
      channel.sendWindowChange(columns, rows);
    }

    @Override
    public int exit() {
      channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE);
      return channel.getExitStatus();
    }
  }
}
