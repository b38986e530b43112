package dev.podspawn.cli.client;

import dev.podspawn.core.client.PodName;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Links by which editors open a directory over SSH. */
public enum EditorLink {
  VSCODE("vscode"),
  CURSOR("cursor"),
  VSCODIUM("vscodium"),
  JETBRAINS("jetbrains-gateway");

  private final String scheme;

  EditorLink(String scheme) {
    this.scheme = scheme;
  }

  /**
   * The link.
   *
   * @param destination {@code user@host} or {@code host}; a bare host becomes a {@code .pod} name
   * @param path absolute, in the container
   * @throws PodspawnException USAGE: it is no destination or path
   */
  public String to(String destination, String path) {
    int at = destination.lastIndexOf('@') + 1;
    String user = at == 0 ? "" : destination.substring(0, at - 1);
    String host = PodName.complete(destination.substring(at));
    if (!isPlain(user) || host.isEmpty() || !isPlain(host) || !path.startsWith("/")) {
      throw new PodspawnException(
          ErrorCode.USAGE,
          new Message(
              "make a link", "it needs USER@NAME and an absolute path", "alice@work.pod /root"),
          null);
    }
    if (this == JETBRAINS) {
      return scheme + "://connect#host=" + encoded(host) + "&port=22&user=" + encoded(user)
          + "&type=ssh&deploy=true&projectPath=" + encoded(path);
    }
    String authority = (user.isEmpty() ? "" : user + "@") + host;
    return scheme + "://vscode-remote/ssh-remote+" + encoded(authority).replace("%40", "@")
        + encoded(path).replace("%2F", "/");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static boolean isPlain(String word) {
    boolean plain = !word.startsWith("-");
    for (int i = 0; plain && i < word.length(); i++) {
      plain = Character.isLetterOrDigit(word.charAt(i)) || "._-:".indexOf(word.charAt(i)) >= 0;
    }
    return plain;
  }
}
