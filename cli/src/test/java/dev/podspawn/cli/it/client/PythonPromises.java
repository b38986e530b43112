package dev.podspawn.cli.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.it.ClientHost;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients written in Python: paramiko, driven by a script of ours, and Ansible. */
interface PythonPromises extends OnHost {
  Duration ANSIBLE_PATIENCE = Duration.ofMinutes(4);

  @ParameterizedTest
  @ValueSource(strings = {"exec", "shell", "sftp"})
  default void paramiko(String part) {
    Command python = host().client("/usr/bin/python3");
    Assumptions.assumeTrue(
        python.with("-c", "import paramiko").run().exit() == 0,
        "NOT TESTED: no paramiko; apt-get install python3-paramiko");
    Path script =
        ClientHost.install(PythonPromises.class, "paramiko-client.py", host().newDir());
    Result result = python
        .with(script.toString(), part, Integer.toString(host().port()), host().user())
        .with(host().key().toString(), host().knownHosts().toString())
        .runOk();
    assertThat(result.stdout()).isEqualTo("all is well\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "False"})
  default void ansible(String pipelining) throws IOException {
    OnHost.need("ansible-playbook", "ansible-core");
    Path dir = host().newDir();
    Path playbook = ClientHost.install(PythonPromises.class, "playbook.yml", dir);
    ClientHost.install(PythonPromises.class, "greeting.j2", dir);
    Path inventory = Files.writeString(
        dir.resolve("inventory"),
        ClientHost.ALIAS + " ansible_python_interpreter=/usr/bin/python3"
            + " ansible_ssh_common_args='-F " + host().sshConfig() + "'\n");
    host().run("mkdir ansible-" + pipelining).ok();
    host()
        .client("ansible-playbook", "-i", inventory.toString(), playbook.toString())
        .with("-e", "directory=ansible-" + pipelining + " greeted=" + host().user())
        .env("ANSIBLE_PIPELINING", pipelining)
        .env("ANSIBLE_NOCOLOR", "1")
        .env("ANSIBLE_SSH_CONTROL_PATH_DIR", dir.resolve("cp").toString())
        .timeout(ANSIBLE_PATIENCE)
        .runOk();
    assertThat(host()
            .run("cd ansible-" + pipelining
                + " && cat greeting; stat -c %a copied; sha256sum <copied")
            .ok()
            .stdout())
        .isEqualTo("Hello, " + host().user() + "!\n640\n"
            + Command.of("sh", "-c", "sha256sum <" + playbook).runOk().stdout());
  }
}
