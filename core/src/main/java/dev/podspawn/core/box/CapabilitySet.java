package dev.podspawn.core.box;

import java.util.ArrayList;
import java.util.List;

/** Names of capabilities (capabilities(7), {@code linux/capability.h}), without {@code CAP_}. */
final class CapabilitySet {
  /** By number. */
  private static final List<String> NAMES = List.of(
      "CHOWN",
      "DAC_OVERRIDE",
      "DAC_READ_SEARCH",
      "FOWNER",
      "FSETID",
      "KILL",
      "SETGID",
      "SETUID",
      "SETPCAP",
      "LINUX_IMMUTABLE",
      "NET_BIND_SERVICE",
      "NET_BROADCAST",
      "NET_ADMIN",
      "NET_RAW",
      "IPC_LOCK",
      "IPC_OWNER",
      "SYS_MODULE",
      "SYS_RAWIO",
      "SYS_CHROOT",
      "SYS_PTRACE",
      "SYS_PACCT",
      "SYS_ADMIN",
      "SYS_BOOT",
      "SYS_NICE",
      "SYS_RESOURCE",
      "SYS_TIME",
      "SYS_TTY_CONFIG",
      "MKNOD",
      "LEASE",
      "AUDIT_WRITE",
      "AUDIT_CONTROL",
      "SETFCAP",
      "MAC_OVERRIDE",
      "MAC_ADMIN",
      "SYSLOG",
      "WAKE_ALARM",
      "BLOCK_SUSPEND",
      "AUDIT_READ",
      "PERFMON",
      "BPF",
      "CHECKPOINT_RESTORE");

  private static final String PREFIX = "CAP_";

  private CapabilitySet() {}

  /** The names of the bits that are set; a bit that is too new for this list is a number. */
  static List<String> of(long bits) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Long.SIZE; i++) {
      if ((bits >>> i & 1) == 1) {
        names.add(i < NAMES.size() ? NAMES.get(i) : Integer.toString(i));
      }
    }
    return names;
  }

  /** The same without {@code CAP_}. */
  static List<String> plain(List<String> names) {
    List<String> plain = new ArrayList<>(names.size());
    for (String name : names) {
      plain.add(plain(name));
    }
    return plain;
  }

  static String plain(String name) {
    return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
  }
}
