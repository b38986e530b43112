package dev.podspawn.cli.oidc;

import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for 127.0.0.1 that nobody trusts but those who are told to, made by the JDK's keytool. */
final class TestAuthority implements AutoCloseable {
  static final String PASSWORD = "not-a-secret";

  private final ShortTempDir directory = ShortTempDir.create();

  private TestAuthority() {}

  static TestAuthority create() {
    TestAuthority made = new TestAuthority();
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Command.of(keytool, "-genkeypair", "-alias", "it", "-keyalg", "EC", "-groupname", "secp256r1")
        .with("-dname", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1", "-ext", "bc:c=ca:true")
        .with("-validity", "2", "-storetype", "PKCS12", "-storepass", PASSWORD)
        .with("-keystore", made.keyStore().toString())
        .runOk();
    return made;
  }

  /** The private key and its certificate, for a server. */
  Path keyStore() {
    return directory.path().resolve("server.p12");
  }

  /** The certificate in PEM, for clients. */
  Path certificate() {
    Path file = directory.path().resolve("ca.pem");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Command.of(keytool, "-exportcert", "-rfc", "-alias", "it", "-storepass", PASSWORD)
        .with("-keystore", keyStore().toString(), "-file", file.toString())
        .runOk();
    return file;
  }

  /** For a server with the certificate, and for clients that trust it. */
  SSLContext context() {
    try (InputStream in = Files.newInputStream(keyStore())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
      own.init(store, PASSWORD.toCharArray());
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("it", store.getCertificate("it"));
      TrustManagerFactory others = TrustManagerFactory.getInstance("PKIX");
      others.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), others.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    directory.close();
  }
}
