package dev.podspawn.core.egress;

import dev.podspawn.fixtures.host.NetNamespace;
import java.util.List;

/**
 * Attempts to reach something, in Python: a thousand need one process. Each gives one word: {@code open}, {@code refused}
 * (an error at once), {@code silent} (no answer within two seconds), {@code unknown} (no such name).
 */
final class Probe {
  private static final String SCRIPT = """
      import socket, struct, sys, errno
      def wire(n): return b"".join(bytes([len(l)]) + l.encode() for l in n.split(".")) + b"\\0"
      def skip(m, i):
          while m[i] and m[i] < 192: i += m[i] + 1
          return i + (2 if m[i] else 1)
      def dns(name, kind, server="127.0.0.1", tcp=False):
          v6 = ":" in server
          s = socket.socket(socket.AF_INET6 if v6 else socket.AF_INET,
                            socket.SOCK_STREAM if tcp else socket.SOCK_DGRAM)
          s.settimeout(2)
          q = struct.pack(">HHHHHH", 7, 0x100, 1, 0, 0, 0) + wire(name) + struct.pack(">HH", kind, 1)
          s.connect((server, 53))
          s.send(struct.pack(">H", len(q)) + q if tcp else q)
          m = s.recv(4096)
          if tcp:
              while len(m) < 2 or len(m) < 2 + struct.unpack(">H", m[:2])[0]: m += s.recv(4096)
              m = m[2:]
          i, found = skip(m, 12) + 4, []
          for _ in range(struct.unpack(">H", m[6:8])[0]):
              i = skip(m, i)
              t, n = struct.unpack(">H", m[i:i+2])[0], struct.unpack(">H", m[i+8:i+10])[0]
              if t == kind: found.append(m[i+10:i+10+n])
              i += 10 + n
          return m[3] & 15, found
      def address(host, v6):
          family = socket.AF_INET6 if v6 else socket.AF_INET
          try:
              socket.inet_pton(family, host); return host
          except OSError: pass
          code, found = dns(host, 28 if v6 else 1)
          return socket.inet_ntop(family, found[0]) if found else None
      def connect(what, host, port):
          v6 = what.endswith("6")
          to = address(host, v6)
          if to is None: return "unknown"
          udp = not what.startswith("tcp")
          if what.startswith("ping"):
              s = socket.socket(socket.AF_INET6 if v6 else socket.AF_INET, socket.SOCK_RAW,
                                socket.IPPROTO_ICMPV6 if v6 else socket.IPPROTO_ICMP)
          else:
              s = socket.socket(socket.AF_INET6 if v6 else socket.AF_INET,
                                socket.SOCK_DGRAM if udp else socket.SOCK_STREAM)
          s.settimeout(2)
          s.connect((to, int(port)))
          if what.startswith("ping"):
              s.send(bytes([128 if v6 else 8, 0]) + (b"\\0\\0" if v6 else b"\\xf7\\xff") + b"\\0" * 4)
              while True:
                  m = s.recv(4096)
                  if m[0 if v6 else 20] == (129 if v6 else 0): return "open"
          if udp: s.send(b"x" * (4000 if what.startswith("frag") else 1))
          return "open" if s.recv(4096).startswith(b"hello") else "strange"
      def attempt(words):
          try:
              if words[0].startswith("dns"):
                  code, found = dns(words[1], 16 if words[0] == "dnstxt" else 1, words[2], words[0] == "dnstcp")
                  return "open" if found else "unknown" if code == 3 else "code%d" % code
              return connect(*words)
          except socket.timeout: return "silent"
          except OSError as e: return "refused" if e.errno in (errno.ECONNREFUSED, errno.EPERM,
              errno.EACCES, errno.EHOSTUNREACH, errno.ECONNRESET, errno.ENETUNREACH) else repr(e)
      for line in sys.stdin: print(attempt(line.split()), flush=True)
      """;

  private final NetNamespace namespace;

  Probe(NetNamespace namespace) {
    this.namespace = namespace;
  }

  /** Attempts one after the other, each such as {@code tcp HOST PORT} or {@code dnstcp NAME SERVER}. */
  List<String> all(List<String> attempts) {
    String words = namespace
        .command("python3", "-c", SCRIPT)
        .stdin(String.join("\n", attempts) + "\n")
        .runOk()
        .stdout();
    return words.strip().lines().toList();
  }

  String one(String attempt) {
    return all(List.of(attempt)).get(0);
  }
}
