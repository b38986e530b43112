package dev.podspawn.cli.it.client;

import dev.podspawn.cli.it.ClientHost;

/** The SSH libraries of the Java world that IDEs and build tools log in with. */
enum Library {
  JSCH {
    @Override
    LibraryClient connect(ClientHost host) throws Exception {
      return JschClient.connect(host);
    }
  },

  SSHJ {
    @Override
    LibraryClient connect(ClientHost host) throws Exception {
      return SshjClient.connect(host);
    }
  },

  MINA {
    @Override
    LibraryClient connect(ClientHost host) throws Exception {
      return MinaClient.connect(host);
    }
  };

  /** Logs in. */
  abstract LibraryClient connect(ClientHost host) throws Exception;
}
