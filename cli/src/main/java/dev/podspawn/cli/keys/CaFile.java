package dev.podspawn.cli.keys;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A file of certificate authorities, as PEM: what {@code --ca-file} names. They alone are trusted then. */
public final class CaFile {
  private CaFile() {}

  /**
   * TLS that trusts these authorities and nobody else.
   *
   * @throws PodspawnException KEY_SOURCE_FAILED
   */
  public static SSLContext context(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int count = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + count++, one);
      }
      if (count == 0) {
        throw new IOException("there is no certificate in it");
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new PodspawnException(
          ErrorCode.KEY_SOURCE_FAILED,
          new Message(
              "trust the authorities in " + file,
              String.valueOf(e.getMessage()),
              "a file of certificates as PEM"),
          e);
    }
  }
}
