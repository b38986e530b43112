package dev.podspawn.cli.oidc;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * What an import needs of the process it runs in.
 *
 * @param prompt shows a person where to enter the code
 * @param person whether somebody is there who could be asked again; the first import asks anyhow
 * @param authorities reads a file of certificate authorities
 */
public record OidcTools(
    Waiting waiting,
    Consumer<DeviceCode> prompt,
    BooleanSupplier person,
    Function<Path, SSLContext> authorities) {

  OidcImport imports(OidcSettings settings) {
    ProviderHttp http = ProviderHttp.trusting(settings.caFile().map(authorities));
    return new OidcImport(http, waiting, prompt);
  }
}
