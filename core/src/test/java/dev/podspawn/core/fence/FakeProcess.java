package dev.podspawn.core.fence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that looks like one of proc(5)'s, in the parts that a fence looks at; at first of a container on a bridge. */
final class FakeProcess {
  private final Path directory;

  FakeProcess(Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory.resolve("net"));
    write("comm", "sleep\n");
    write("cmdline", "/dev/init\0--\0sleep\0");
    write("status", "Name:\tsleep\nPPid:\t1\nCapBnd:\t00000000000004c3\n");
    write("net/packet", "sk       RefCnt Type Proto  Iface R Rmem   User   Inode\n");
    write("net/dev", "Inter-|   Receive\n face |bytes\n    lo: 0 0\n  eth0: 0 0\n");
    write("net/if_inet6", "00000000000000000000000000000001 01 80 10 80       lo\n");
    routes(
        "eth0\t00000000\t0100590A\t0003\t0\t0\t0\t00000000",
        "eth0\t0000590A\t00000000\t0001" + "\t0\t0\t0\t00FFFFFF");
    write("net/ipv6_route", "");
  }

  FakeProcess write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
    return this;
  }

  FakeProcess routes(String... rows) throws IOException {
    return write(
        "net/route",
        "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
            + String.join("\n", rows) + "\n");
  }

  ProcFiles files() {
    return new ProcFiles(directory);
  }
}
