package dev.podspawn.cli.warmup;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What an engine says that has made everything it was asked for: Podman's answers, as short as podspawn reads them.
 */
final class RehearsalAnswers {
  private static final String ID =
      "7e4ea7a17e4ea7a17e4ea7a17e4ea7a17e4ea7a17e4ea7a17e4ea7a17e4ea7a1";

  /** READY of version 1, and EXIT of a program that ended by itself with status 0 (contrib/guest/PROTOCOL.md). */
  private static final byte[] GUEST = {0x41, 0, 0, 2, 0, 1, 0x44, 0, 0, 3, 0, 0, 0};

  /** The head of a piece of stdout, as engines frame it: stream 1, three times nothing, and the length. */
  private static final byte[] STDOUT = {1, 0, 0, 0, 0, 0, 0, (byte) GUEST.length};

  private static final String UPGRADED =
      "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";

  private final long pid;

  /** Of the last container that was asked for: {@code "SOURCE:TARGET:OPTIONS"} with commas in between. */
  private volatile String binds = "";

  /** Answers that show this process as each container's first. */
  RehearsalAnswers(long pid) {
    this.pid = pid;
  }

  /** The answer to a request of that first line and with that body, complete. */
  byte[] to(String request, String body) {
    String target = target(request);
    boolean post = request.startsWith("POST ");
    if (endsConversation(request)) {
      return upgraded();
    }
    if (target.endsWith("/_ping")) {
      return answer(200, "OK");
    }
    if (target.endsWith("/containers/create")) {
      binds = between(body, "\"Binds\":[", "]");
    }
    if (post && (target.endsWith("/create") || target.endsWith("/exec"))) {
      return answer(201, "{\"Id\":\"" + ID + "\",\"Warnings\":[]}");
    }
    if (post || request.startsWith("DELETE ")) {
      return answer(204, "");
    }
    if (target.contains("/exec/")) {
      return answer(
          200, "{\"ID\":\"" + ID + "\",\"Running\":false,\"ExitCode\":0,\"Pid\":" + pid + "}");
    }
    boolean list = target.endsWith("/containers/json") || target.endsWith("/networks");
    return answer(200, list ? "[]" : container());
  }

  /** Whether the connection carries a program's streams after this request's answer. */
  static boolean endsConversation(String request) {
    String target = target(request);
    return target.contains("/exec/") && target.endsWith("/start");
  }

  /** Without the question mark and what is behind it. */
  private static String target(String request) {
    int from = request.indexOf(' ') + 1;
    int to = request.indexOf(' ', from);
    String target = to < 0 ? "" : request.substring(from, to);
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  private String container() {
    return """
        {"Id": "%s", "Name": "rehearsal",
         "State": {"Status": "running", "Running": true, "Pid": %d},
         "Config": {"Labels": {}},
         "HostConfig": {"SecurityOpt": ["no-new-privileges"], "CapDrop": ["ALL"], "CapAdd": [],
           "Init": true, "AutoRemove": true, "LogConfig": {"Type": "none"}, "Binds": [%s],
           "ReadonlyRootfs": false, "PidMode": "private", "IpcMode": "private",
           "UTSMode": "private", "NetworkMode": "none"},
         "Mounts": [%s], "NetworkSettings": {"Networks": {}}}
        """.formatted(ID, pid, binds, mount());
  }

  /** One there is at most: the toolbox. */
  private String mount() {
    String[] words = binds.replace("\"", "").split(":", -1);
    return words.length < 2 ? "" : """
            {"Type": "bind", "Source": "%s", "Destination": "%s", "RW": false}\
            """.formatted(words[0], words[1]);
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start);
    int to = text.indexOf(end, from + 1);
    return from < 0 || to < 0 ? "" : text.substring(from + start.length(), to);
  }

  private static byte[] upgraded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(UPGRADED.getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(STDOUT);
    bytes.writeBytes(GUEST);
    return bytes.toByteArray();
  }

  private static byte[] answer(int status, String body) {
    String length = status == 204 ? "" : "Content-Length: " + body.length() + "\r\n";
    String head = "HTTP/1.1 " + status + " As Asked\r\n"
        + "Server: Libpod/4.3.1 (linux)\r\nContent-Type: application/json\r\n" + length + "\r\n";
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }
}
