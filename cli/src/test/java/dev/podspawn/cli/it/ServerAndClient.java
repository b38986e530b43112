package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A whole server of podspawn's with one user, and her own machine, to which the server is {@code box.pod}. */
final class ServerAndClient implements AutoCloseable {
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final PodHost host;
  private final PodUser alice;
  private final ClientMachine machine;

  private ServerAndClient(EngineKind kind) {
    try {
      host = opened(PodHost.start(kind));
      alice = host.addUser();
      machine = opened(ClientMachine.make());
      machine.write(".ssh/id_ed25519", Files.readString(alice.key().privateKey()));
      machine.write(".ssh/id_ed25519.pub", alice.key().publicLine() + "\n");
      machine.trust(host.sshd().knownHostsLine());
      machine
          .podspawn("config", "set", "box.pod", "127.0.0.1:" + host.sshd().port())
          .ok();
      machine.podspawn("setup").ok();
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  static ServerAndClient start(EngineKind kind) {
    return new ServerAndClient(kind);
  }

  PodHost host() {
    return host;
  }

  PodUser alice() {
    return alice;
  }

  ClientMachine machine() {
    return machine;
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.add(part);
    return part;
  }

  @Override
  public void close() {
    List<AutoCloseable> all = new ArrayList<>(parts);
    Collections.reverse(all);
    parts.clear();
    Closing.all(all);
  }
}
