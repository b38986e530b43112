package dev.podspawn.core.config;

import dev.podspawn.core.box.Promise;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.net.Destination;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key of {@code config.yaml}, with its type, its default, and whether it takes effect yet. */
final class Schema {
  private static final PathType PATH = new PathType();
  private static final BooleanType BOOLEAN = new BooleanType();
  private static final CountType COUNT = new CountType();
  private static final DurationType DURATION = new DurationType();

  static final Key<Path> KEY_DIR = Key.now("auth.key_dir", PATH, "/etc/podspawn/keys");

  static final Key<String> IMAGE =
      Key.now("defaults.image", TextType.IMAGE, "localhost/podspawn/dev:latest");
  static final Key<Optional<ImageAccount>> USER =
      Key.now("defaults.user", new OptionalType<>(new AccountType()), "");
  static final Key<Optional<String>> SHELL =
      Key.now("defaults.shell", new OptionalType<>(TextType.CONTAINER_PATH), "");
  static final Key<Double> CPUS = Key.now("defaults.cpus", new CpusType(), "2.0");
  static final Key<Long> MEMORY = Key.now("defaults.memory", new MemoryType(), "2g");

  static final Key<Integer> NOFILE = Key.now("defaults.nofile", CountType.OPEN_FILES, "0");
  static final Key<Long> SHM = Key.now("defaults.shm", new MemoryType(), "64m");
  static final Key<Long> DISK = Key.now("defaults.disk", new MemoryType(), "0");

  static final Key<Duration> GRACE_PERIOD = Key.now("session.grace_period", DURATION, "60s");
  static final Key<Duration> MAX_LIFETIME = Key.now("session.max_lifetime", DURATION, "8h");
  static final Key<Duration> LIFETIME_WARNING = Key.now("session.lifetime_warning", DURATION, "5m");
  static final Key<Duration> IDLE_TIMEOUT = Key.now("session.idle_timeout", DURATION, "0s");
  static final Key<SessionMode> MODE =
      Key.now("session.mode", new WordType<>(SessionMode.values()), "grace-period");
  static final Key<Transport> TRANSPORT =
      Key.now("session.transport", new WordType<>(Transport.values()), "auto");
  static final Key<List<String>> ACCEPT_ENV =
      Key.now("session.accept_env", new ListType<>(TextType.VARIABLE), "[]");
  static final Key<RecordMode> RECORD =
      Key.now("session.record", new WordType<>(RecordMode.values()), "off");
  static final Key<Boolean> RECORD_REQUIRED = Key.now("session.record_required", BOOLEAN, "false");
  static final Key<Long> RECORD_MAX_SIZE =
      Key.now("session.record_max_size", new MemoryType(), "64m");

  static final Key<Path> STATE_DIR = Key.now("state.dir", PATH, "/var/lib/podspawn");
  static final Key<Optional<Path>> DB_PATH = Key.later("state.db_path", optionalPath(), "");
  static final Key<Optional<Path>> LOCK_DIR = Key.later("state.lock_dir", optionalPath(), "");
  static final Key<Optional<Path>> HOMES_DIR = Key.later("state.homes_dir", optionalPath(), "");

  static final Key<Optional<Path>> LOG_FILE = Key.now("log.file", optionalPath(), "");
  static final Key<Optional<AuditTarget>> AUDIT_LOG =
      Key.now("log.audit_log", new OptionalType<>(new AuditTargetType()), "");
  static final Key<Boolean> AUDIT_REQUIRED = Key.now("log.audit_required", BOOLEAN, "false");

  static final Key<List<String>> CAP_DROP =
      Key.now("security.cap_drop", new ListType<>(TextType.CAPABILITY), "[ALL]");
  static final Key<List<String>> CAP_ADD = Key.now(
      "security.cap_add",
      new ListType<>(TextType.CAPABILITY),
      "[CHOWN, SETUID, SETGID, DAC_OVERRIDE, FOWNER, NET_BIND_SERVICE]");
  static final Key<Boolean> NO_NEW_PRIVILEGES =
      Key.now("security.no_new_privileges", BOOLEAN, "true");
  static final Key<Integer> PIDS_LIMIT = Key.now("security.pids_limit", COUNT, "256");
  static final Key<Boolean> READONLY_ROOTFS = Key.now("security.readonly_rootfs", BOOLEAN, "false");
  static final Key<Map<String, String>> TMPFS =
      Key.now("security.tmpfs", new MapType(TextType.CONTAINER_PATH, TextType.MOUNT_OPTIONS), "{}");
  static final Key<Optional<String>> RUNTIME =
      Key.now("security.runtime", new OptionalType<>(TextType.RUNTIME), "");
  static final Key<List<Promise>> BEST_EFFORT =
      Key.now("security.best_effort", new ListType<>(new PromiseType()), "[]");

  static final Key<List<String>> DEVICES =
      Key.now("security.devices", new ListType<>(new DeviceType()), "[]");
  static final Key<Optional<String>> USERNS =
      Key.now("security.userns", new OptionalType<>(new UsernsType()), "");
  static final Key<Optional<String>> SECCOMP =
      Key.now("security.seccomp", new OptionalType<>(new SeccompType()), "");

  static final Key<Integer> MAX_PER_USER = Key.now("resources.max_per_user", COUNT, "3");
  static final Key<Long> USER_MEMORY = Key.now("resources.user_memory", new MemoryType(), "0");
  static final Key<Path> PROJECTS_FILE =
      Key.now("projects_file", PATH, "/etc/podspawn/projects.yaml");
  static final Key<Optional<Path>> SOCKET = Key.now("engine.socket", new SocketType(), "auto");
  static final Key<RunAs> RUN_AS = Key.now("engine.run_as", new RunAsType(), "login-user");
  static final Key<Map<String, String>> RUNTIME_SOCKETS =
      Key.now("engine.runtime_sockets", new MapType(TextType.RUNTIME, new SocketPathType()), "{}");
  static final Key<Forwarding> FORWARDING =
      Key.now("forwarding", new WordType<>(Forwarding.values()), "none");
  static final Key<PortMode> PORTS = Key.now("ports", new WordType<>(PortMode.values()), "none");
  static final Key<Integer> POOL_SIZE = Key.now("pool.size", COUNT, "0");
  static final Key<Duration> POOL_KEEP = Key.now("pool.keep", DURATION, "1h");

  static final Key<NetworkMode> NETWORK =
      Key.now("network", new WordType<>(NetworkMode.values()), "full");
  static final Key<List<Destination>> NETWORK_ALLOW =
      Key.now("network_allow", new DestinationsType(true), "[]");
  static final Key<List<Destination>> NETWORK_DENY =
      Key.now("network_deny", new DestinationsType(false), "[]");

  static final List<Key<?>> KEYS = List.of(
      KEY_DIR,
      IMAGE,
      USER,
      SHELL,
      CPUS,
      MEMORY,
      NOFILE,
      SHM,
      DISK,
      GRACE_PERIOD,
      MAX_LIFETIME,
      LIFETIME_WARNING,
      IDLE_TIMEOUT,
      MODE,
      TRANSPORT,
      ACCEPT_ENV,
      RECORD,
      RECORD_REQUIRED,
      RECORD_MAX_SIZE,
      STATE_DIR,
      DB_PATH,
      LOCK_DIR,
      HOMES_DIR,
      LOG_FILE,
      AUDIT_LOG,
      AUDIT_REQUIRED,
      CAP_DROP,
      CAP_ADD,
      NO_NEW_PRIVILEGES,
      PIDS_LIMIT,
      READONLY_ROOTFS,
      TMPFS,
      RUNTIME,
      BEST_EFFORT,
      DEVICES,
      USERNS,
      SECCOMP,
      MAX_PER_USER,
      USER_MEMORY,
      PROJECTS_FILE,
      SOCKET,
      RUN_AS,
      RUNTIME_SOCKETS,
      FORWARDING,
      PORTS,
      POOL_SIZE,
      POOL_KEEP,
      NETWORK,
      NETWORK_ALLOW,
      NETWORK_DENY);

  private Schema() {}

  private static OptionalType<Path> optionalPath() {
    return new OptionalType<>(PATH);
  }
}
