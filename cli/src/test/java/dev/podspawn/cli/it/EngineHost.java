package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.TestEngine;
import dev.podspawn.fixtures.host.NetNamespace;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The network that an engine of the tests is in, as somebody with an account there sees it. */
record EngineHost(TestEngine engine) {
  /** A command there. */
  Command command(String... argv) {
    Optional<NetNamespace> network = engine.network();
    return network.isPresent()
        ? network.get().command(argv)
        : Command.of(argv[0]).with(List.of(argv).subList(1, argv.length).toArray(new String[0]));
  }

  /** The page that a web server there says; nothing when it says none. */
  String page(String address, int port) {
    Result got = command(
            "curl",
            "-s",
            "--noproxy",
            "*",
            "--max-time",
            "5",
            "http://" + address + ":" + port + "/")
        .timeout(Duration.ofSeconds(20))
        .run();
    return got.exit() == 0 ? got.stdout() : "";
  }

  /** Who listens at a port there, a line for each; nothing for nobody. */
  String listeners(int port) {
    return command("ss", "-Hltn", "sport = :" + port).run().stdout();
  }
}
