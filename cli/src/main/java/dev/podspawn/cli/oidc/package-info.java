/**
 * SSH keys from an OpenID Connect provider: discovery, the device authorization grant (RFC 8628), the proof of who
 * approved it, and the keys that the provider knows of that person. The only package that knows the JOSE library; no
 * login comes here.
 *
 * <p>Read next: {@link dev.podspawn.cli.oidc.OidcImport}.
 */
@NullMarked
package dev.podspawn.cli.oidc;

import org.jspecify.annotations.NullMarked;
