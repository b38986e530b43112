package dev.podspawn.core.authkeys;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Key files, names and offers made to mislead. The same random numbers make the same ones. */
public final class HostileKeys {
  private static final List<String> OPTIONS = List.of(
      "command=\"sh\"",
      "COMMAND=\"sh\"",
      "environment=\"LD_PRELOAD=/x\"",
      "port-forwarding",
      "X11-forwarding",
      "x11-FORWARDING",
      "user-rc",
      "permitopen=\"*:*\"",
      "permitlisten=\"*:22\"",
      "tunnel=\"0\"",
      "restrict",
      "pty",
      "no-pty",
      "agent-forwarding",
      "no-agent-forwarding",
      "no-port-forwarding",
      "cert-authority",
      "principals=\"root,alice\"",
      "principals=\"a\\\",command=\\\"sh\"",
      "from=\"10.0.0.0/8,!10.1.*\"",
      "from=\"a b,port-forwarding\"",
      "from=\"\\\"\"",
      "from=\"x\\\\\"",
      "expiry-time=\"20991231Z\"",
      "verify-required",
      "no-touch-required",
      "unheard-of",
      "unheard-of=\"of\"",
      "from=",
      "from=\"",
      "=",
      "");

  private static final List<String> SNIPPETS = List.of(
      "\n",
      "\r\n",
      "\r",
      "\0",
      " ",
      "\t",
      "\u000b",
      "\f",
      "\"",
      "\\",
      "\\\"",
      ",",
      "=",
      "#",
      "'",
      "\u0085",
      "\u00ff",
      "\u00ef\u00bb\u00bf",
      "$(id)",
      "`id`",
      "command=\"sh\" ",
      "\u2028");

  private HostileKeys() {}

  /** A file: mostly lines that are nearly right, with pieces put in where they hurt. */
  public static byte[] file(Random random) {
    if (random.nextInt(20) == 0) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      return noise;
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int lines = 1 + random.nextInt(4); lines > 0; lines--) {
      file.writeBytes(damaged(line(random), random).getBytes(StandardCharsets.ISO_8859_1));
      file.writeBytes(one(List.of("\n", "\n", "\r\n", "\n\n", "\r", ""), random)
          .getBytes(StandardCharsets.ISO_8859_1));
    }
    return file.toByteArray();
  }

  private static String line(Random random) {
    StringBuilder line = new StringBuilder();
    for (int options = random.nextInt(4); options > 0; options--) {
      line.append(line.length() == 0 ? "" : ",").append(one(OPTIONS, random));
    }
    line.append(line.length() == 0 ? "" : " ").append(key(random));
    return line.append(one(List.of("", " me@here", " a \"b\" c", " ,port-forwarding"), random))
        .toString();
  }

  private static String key(Random random) {
    byte[] point = new byte[32];
    random.nextBytes(point);
    return switch (random.nextInt(6)) {
      case 0 ->
        TestKeys.key(
            "sk-ssh-ed25519@openssh.com", point, "ssh:".getBytes(StandardCharsets.US_ASCII));
      case 1 -> TestKeys.filler(KeyType.ED25519_CERT);
      default -> TestKeys.key("ssh-ed25519", point);
    };
  }

  private static String damaged(String line, Random random) {
    String damaged = line;
    for (int times = random.nextInt(6) - 2; times > 0; times--) {
      int at = random.nextInt(damaged.length() + 1);
      String piece = random.nextInt(3) == 0 ? one(OPTIONS, random) : one(SNIPPETS, random);
      damaged = damaged.substring(0, at) + piece + damaged.substring(at);
    }
    return damaged;
  }

  /** A name: mostly one that is allowed, else one that is nearly. */
  public static String name(Random random) {
    return switch (random.nextInt(6)) {
      case 0 ->
        one(
            List.of(
                "",
                ".",
                "..",
                "../alice",
                "/etc/passwd",
                "-x",
                "a b",
                "a\nb",
                "a\"b",
                "A",
                "a/b",
                "a\0b",
                "\u00e4",
                "a.b",
                "alice ",
                "a$(id)",
                "0a",
                "_a",
                "a@b"),
            random);
      case 1 -> damaged("alice", random);
      case 2 -> "x".repeat(1 + random.nextInt(40));
      default -> one(List.of("alice", "bob-x", "a", "c_3", "z".repeat(32)), random);
    };
  }

  /** An offer of a key, as sshd's {@code %t} and {@code %k} would tell it, or none. */
  static OfferedKey offered(Random random) {
    return random.nextInt(10) > 0
        ? OfferedKey.ANY
        : OfferedKey.of(
            one(
                List.of("ssh-ed25519", "SSH-RSA", "", "\"", "ssh-rsa-cert-v01@openssh.com"),
                random),
            one(List.of("", "AAAA", "\"", key(random).toUpperCase(Locale.ROOT)), random));
  }

  private static String one(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
