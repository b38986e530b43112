package dev.podspawn.core.doctor;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.Forwarding;
import dev.podspawn.core.host.HostCommand;
import dev.podspawn.core.name.UserName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A machine that a test describes: at first one where all is well, with rootless Podman, the user alice (uid 900) and
 * sshd's drop-in. A program answers by the beginning of its words; the last answer that fits counts.
 */
public final class FakeHost implements Host {
  public static final Path KEYS = Path.of("/etc/podspawn/keys");

  private final Map<Path, FileFacts> files = new TreeMap<>();
  private final Map<Path, String> texts = new LinkedHashMap<>();
  private final Map<String, HostCommand> answers = new LinkedHashMap<>();
  private final Map<String, KeyReview> reviews = new LinkedHashMap<>();
  private Config config = Config.defaultConfig();
  private List<Result> configResults = List.of();
  private ToolboxState toolbox = ToolboxState.FRESH;
  private Optional<Forwarding> forwarding = Optional.empty();
  private boolean root = true;

  /** All is well. */
  public static FakeHost sound() {
    FakeHost host = new FakeHost();
    for (String directory : List.of(
        "/",
        "/opt",
        "/opt/podspawn",
        "/opt/podspawn/bin",
        "/opt/podspawn/libexec",
        "/etc",
        "/etc/podspawn",
        "/etc/podspawn/keys",
        "/var",
        "/var/lib",
        "/var/lib/podspawn",
        "/var/lib/podspawn/users",
        "/sys/fs/cgroup/cgroup.controllers")) {
      host.directory(directory, 0, 0755);
    }
    host.file("/opt/podspawn/bin/podspawn", 0, 0755);
    host.file("/opt/podspawn/libexec/podspawn-net-fence", 0, 0755);
    host.file("/opt/podspawn/libexec/podspawn-net-hold", 0, 0755);
    host.file("/etc/podspawn/keys/alice", 0, 0644);
    host.directory("/var/lib/podspawn/users/alice", 900, 0700);
    host.directory("/home/alice", 900, 0700);
    host.directory("/run/user/900", 900, 0700);
    host.file("/usr/bin/sudo", 0, 04755);
    host.text("/etc/subuid", "alice:100000:65536\n").text("/etc/subgid", "alice:100000:65536\n");
    host.answer("/usr/bin/getent passwd -- alice", "alice:x:900:900::/home/alice:/bin/sh");
    host.answer("/usr/bin/getent passwd -- nobody", "nobody:x:65534:65534::/:/usr/sbin/nologin");
    host.answer("/usr/bin/getent shadow -- alice", "alice:*:20000::::::");
    host.answer("/usr/bin/id -Gn -- alice", "alice podspawn");
    host.answer("/usr/bin/sudo -l -U alice", "User alice is not allowed to run sudo on host.");
    host.answer("/usr/sbin/visudo -c", "");
    host.answer("/usr/bin/unshare --net -- nft", "");
    host.answer("/usr/sbin/dnsmasq --version", "Compile time options: conntrack ipset nftset");
    host.answer("/opt/podspawn/bin/podspawn version", "podspawn 1\njava 17.0.1 /usr/lib/jvm/j");
    host.answer("/usr/bin/stat --file-system", "1000000 4096 1000000 900000");
    host.answer("/opt/podspawn/bin/podspawn warmup --check", "fresh\n");
    host.answer("/usr/sbin/sshd -t", "");
    host.sshd("");
    host.asAlice("/usr/bin/test", 1, "");
    host.asAlice("/usr/bin/find", 0, "");
    host.answer(
        "/usr/bin/setpriv --reuid=65534 --regid=65534 --init-groups --inh-caps=-all --"
            + " /opt/podspawn/bin/podspawn",
        "command=\"x\",restrict ssh-ed25519 AAAA\n");
    return host;
  }

  /** What {@code sshd -T} says for alice; a line of {@code other} counts before ours of the same keyword. */
  public FakeHost sshd(String other) {
    return answer("/usr/sbin/sshd -T", other + """

        authorizedkeyscommand /opt/podspawn/bin/podspawn auth-keys %u %t %k
        authorizedkeyscommanduser nobody
        authorizedkeysfile none
        allowtcpforwarding no
        allowstreamlocalforwarding no
        permittunnel no
        x11forwarding no
        permituserrc no
        permituserenvironment no
        acceptenv LANG
        acceptenv LC_*
        trustedusercakeys none
        forcecommand none
        chrootdirectory none
        authorizedprincipalscommand none
        hostbasedauthentication no
        gssapiauthentication no
        kerberosauthentication no
        pubkeyauthentication yes
        usepam yes
        clientaliveinterval 60
        clientalivecountmax 5
        """);
  }

  public FakeHost file(String path, int uid, int mode) {
    files.put(Path.of(path), new FileFacts(FileFacts.Kind.FILE, uid, mode, 1));
    return this;
  }

  public FakeHost directory(String path, int uid, int mode) {
    files.put(Path.of(path), new FileFacts(FileFacts.Kind.DIRECTORY, uid, mode, 2));
    return this;
  }

  public FakeHost facts(String path, FileFacts facts) {
    files.put(Path.of(path), facts);
    return this;
  }

  public FakeHost without(String path) {
    files.remove(Path.of(path));
    return this;
  }

  public FakeHost text(String path, String text) {
    texts.put(Path.of(path), text);
    return this;
  }

  public FakeHost answer(String words, String output) {
    return answer(words, 0, output);
  }

  public FakeHost answer(String words, int status, String output) {
    answers.put(words, new HostCommand(status, output));
    return this;
  }

  /** A program that is run as alice. */
  public FakeHost asAlice(String program, int status, String output) {
    return answer(
        "/usr/bin/setpriv --reuid=900 --regid=900 --init-groups --inh-caps=-all -- " + program,
        status,
        output);
  }

  public FakeHost review(String user, KeyReview review) {
    reviews.put(user, review);
    return this;
  }

  public FakeHost config(Config other, Result... results) {
    config = other;
    configResults = List.of(results);
    return this;
  }

  public FakeHost toolbox(ToolboxState state) {
    toolbox = state;
    return this;
  }

  /** What alice's own file says. */
  public FakeHost forwarding(Forwarding own) {
    forwarding = Optional.of(own);
    return this;
  }

  public FakeHost notRoot() {
    root = false;
    return this;
  }

  @Override
  public Site site() {
    return new Site(
        Path.of("/opt/podspawn"),
        config,
        configResults,
        Path.of("/etc/podspawn/config.yaml"),
        Path.of("/etc/ssh/sshd_config"),
        Site.USUAL_GROUP,
        List.of(UserName.parse("alice")));
  }

  @Override
  public boolean root() {
    return root;
  }

  @Override
  public Optional<FileFacts> stat(Path file) {
    return Optional.ofNullable(files.get(file));
  }

  @Override
  public Optional<Path> real(Path file) {
    return stat(file).map(facts -> file);
  }

  @Override
  public List<Path> entries(Path directory) {
    return files.keySet().stream()
        .filter(file -> directory.equals(file.getParent()))
        .toList();
  }

  @Override
  public Optional<String> read(Path file) {
    return Optional.ofNullable(texts.get(file));
  }

  @Override
  public HostCommand run(List<String> argv) {
    String line = String.join(" ", argv);
    return answers.entrySet().stream()
        .filter(entry -> line.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .reduce((one, later) -> later)
        .orElseGet(() -> new HostCommand(127, "no such program: " + line));
  }

  @Override
  public KeyReview keys(UserName user) {
    return reviews.getOrDefault(user.text(), new KeyReview(1, List.of(), Optional.empty()));
  }

  @Override
  public Forwarding forwarding(UserName user) {
    return forwarding.orElse(config.forwarding());
  }

  @Override
  public ToolboxState toolbox() {
    return toolbox;
  }
}
