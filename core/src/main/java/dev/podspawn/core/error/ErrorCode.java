package dev.podspawn.core.error;

/**
 * Everything that can go wrong, by a code that never changes its meaning. {@code docs/errors.md} lists them for
 * people; a test keeps the two lists equal.
 *
 * <p>The hundreds name the area: 10 arguments, 11 configuration, 12 keys, 13 engine, 14 state, 15 terminal, 16 the
 * server's set-up and its users, 17 the client's side, 18 environments as code, 19 podspawn itself.
 */
public enum ErrorCode {
  USAGE(1001, "the command line is not understood"),
  USER_NAME_INVALID(1002, "a user name is not of the form podspawn accepts"),
  USER_REFUSED(1003, "the account that runs podspawn may not act for the named user"),
  PROJECT_UNKNOWN(1004, "the project is not known here"),
  PROJECT_DENIED(1005, "the project is not for this user"),
  PROJECT_UNAVAILABLE(1006, "the project is known, and cannot be opened"),

  CONFIG_INVALID(1101, "a configuration file has mistakes"),
  CONFIG_UNREADABLE(1102, "a configuration file cannot be read"),

  KEYS_UNREADABLE(1201, "a user's key file cannot be read"),
  KEYS_UNSAFE(1202, "a user's key file or the key directory could be changed by others"),
  KEY_LINE_SKIPPED(1203, "a line of a key file is not a public key and was skipped"),
  KEYS_EMPTY(1204, "a user's key file holds no key"),
  KEY_OPTION_DROPPED(1205, "an option of a key line was left out, for it would allow too much"),

  ENGINE_UNREACHABLE(1301, "the container engine does not answer on its socket"),
  ENGINE_REFUSED(1302, "the container engine's socket may not be opened by this account"),
  ENGINE_PROTOCOL(1303, "the container engine answered something podspawn does not understand"),
  ENGINE_FAILED(1304, "the container engine could not do what was asked"),
  IMAGE_MISSING(1311, "the image is not on this machine"),
  PULL_FAILED(1312, "the image could not be pulled"),
  BUILD_FAILED(1313, "the image of a project could not be built"),
  CONTAINER_CREATE_FAILED(1321, "the container could not be made"),
  CONTAINER_START_FAILED(1322, "the container could not be started"),
  CONTAINER_DIED(1323, "the container ended right after its start"),
  CONTAINER_GONE(1324, "the container is not there, or not running"),
  CONTAINER_NAME_IN_USE(1325, "a container of that name exists already"),
  CONTAINER_REMOVE_FAILED(1326, "the container could not be removed"),
  NETWORK_FAILED(1327, "the session's network could not be made or removed"),
  HOME_FAILED(1328, "a persistent home directory could not be made fit for the image"),
  CONTAINER_ACCOUNT_FAILED(1329, "the account of defaults.user could not be made in the container"),
  SERVICE_NOT_READY(1330, "a service of a project is not ready"),
  EXEC_FAILED(1331, "the program could not be started in the container"),
  SHELL_MISSING(1332, "the shell is not in the container"),
  CONNECTION_LOST(1333, "the connection to the container was lost"),
  GUEST_NOT_RUN(1334, "podspawn's helper could not be run in the container"),
  GUEST_VERSION(1335, "podspawn's helper in the container is of another version"),
  GUEST_PROTOCOL(1336, "podspawn's helper in the container said what nobody understands"),
  GUEST_LOST(1337, "podspawn's helper in the container was ended, or no longer answers"),
  GUEST_FAILED(1338, "podspawn's helper could not have what a session needs"),
  VOLUME_FAILED(1339, "a volume of a service could not be made or removed"),
  CODE_FAILED(1341, "a project's code could not be brought into a container"),
  HOOK_FAILED(1342, "on_create of a project failed"),
  START_HOOK_FAILED(1343, "on_start of a project failed"),
  DOTFILES_FAILED(1344, "the dotfiles of a Podfile could not be had, or installed"),
  PORT_UNAVAILABLE(1345, "a port of a Podfile could not be published"),
  BOX_NOT_IN_FORCE(1351, "something that was asked for a container is not in force in it"),
  BOX_BEST_EFFORT(
      1352, "something that was asked for a container is not in force, and need not be"),

  LIMIT_TOO_HIGH(1361, "a limit is higher than the container engine may give"),
  DISK_LIMIT_UNSUPPORTED(1362, "the engine's storage cannot limit what a container writes"),
  DEVICE_DENIED(1363, "a user asks for a device that this machine does not offer"),
  DEVICE_UNFIT(1364, "a device is not there, or is none that a container may have"),
  DEVICE_FAILED(1365, "the container engine could not give a container a device"),

  FENCE_FAILED(1371, "the network of a container could not be closed off"),
  FENCE_USELESS(1372, "a container could get round what closes off its network"),
  RESOLVER_FAILED(1373, "the resolver of a session's allow list could not be started"),
  REFUSALS_UNREADABLE(1381, "what a session was refused by its network rules cannot be read"),

  FORWARDING_LOST(1385, "the network that a connection forwards to is gone"),
  FORWARDING_UNSHARED(1386, "a session's container was made without a network for forwarding"),
  FORWARDING_OFF(1387, "an account is in the group for forwarding, and has none"),
  FORWARDING_ELSEWHERE(1388, "a connection that forwards elsewhere could not get to a project"),

  RUNTIME_UNAVAILABLE(
      1391, "the runtime of security.runtime is not installed, or the engine does not know it"),
  RUNTIME_NOT_USED(1392, "the engine made a container under another runtime than it was asked for"),
  USERNS_UNAVAILABLE(
      1393, "the engine cannot give a container the user namespace of security.userns"),
  SECCOMP_UNUSABLE(1394, "the seccomp profile of security.seccomp cannot be used"),

  STATE_UNAVAILABLE(1401, "the state directory cannot be used"),
  LOCK_FAILED(1402, "the user's lock could not be had"),
  STATE_DAMAGED(
      1403, "a user's session database was damaged, set aside, and read from the engine anew"),
  GRACE_UNWATCHED(1404, "nobody will look after a session when its grace period is over"),
  SESSION_LIMIT(1405, "a user has as many sessions as one may have"),
  SESSION_IDLE(1406, "a session in which nothing moved for session.idle_timeout was ended"),
  MEMORY_LIMIT(1407, "a user's containers would have more memory than they may have together"),
  POOL_NOT_REFILLED(1408, "no container was made that would wait for a session's next login"),
  AUDIT_FAILED(1411, "the audit log cannot be written"),
  ACCOUNT_FAILED(1412, "what belongs to another account could not be reached"),
  SESSION_UNKNOWN(1413, "there is no such session"),
  SERVICE_UNKNOWN(1414, "a session has no such service"),
  RECORDING_FAILED(1421, "a session could not be recorded, or no further"),
  REPLAY_FAILED(1422, "a recording could not be played"),

  TERMINAL_FAILED(1501, "the terminal could not be set up"),

  SETUP_NOT_ROOT(1601, "only root may set a machine up"),
  SETUP_REFUSED(1602, "this machine is not as server-setup needs it"),
  SSHD_BROKEN(1603, "sshd does not accept its configuration as it is"),
  KEYS_COMMAND_TAKEN(1604, "sshd asks another program for the keys of podspawn's accounts"),
  SSHD_DIFFERS(1605, "sshd would not treat logins as it should after set-up"),
  SETUP_FAILED(1606, "a step of server-setup failed, and all was put back"),
  SETUP_STUCK(1607, "what server-setup did could not all be taken back"),
  SETUP_BUSY(1608, "another server-setup is at work"),
  ACCOUNT_EXISTS(1621, "an account of that name is there that podspawn did not make"),
  ACCOUNT_MAKE_FAILED(1622, "a user's account could not be made; what was begun was taken back"),
  ACCOUNT_REMOVE_FAILED(1623, "a user's account could not be removed"),
  USER_UNKNOWN(1624, "podspawn has added no user of that name"),
  KEY_INVALID(1625, "a key that was given is not one that a login could use"),
  KEY_SOURCE_FAILED(1626, "keys could not be fetched"),
  KEY_SOURCE_VANISHED(1627, "a source of keys says that it has no such person or file"),
  KEY_SOURCE_EMPTY(1628, "a source of keys has no key"),
  USER_RECORD_UNUSABLE(1629, "the record of a user cannot be read or written"),
  KEYS_WRITE_FAILED(1630, "a user's key file cannot be changed"),
  USER_BUSY(1631, "a user has connections and is not removed"),
  USER_IMAGE_FAILED(1632, "a user's Podman did not get the image"),
  OIDC_UNREACHABLE(1641, "the identity provider cannot be reached safely, or fails"),
  OIDC_PROVIDER_UNFIT(1642, "the identity provider answers otherwise than the standards say"),
  OIDC_CLIENT_REFUSED(1643, "the identity provider or podspawn does not accept the client"),
  OIDC_DENIED(1644, "the request for keys was denied at the identity provider"),
  OIDC_EXPIRED(1645, "nobody approved the request for keys in time"),
  OIDC_TOKEN_INVALID(1646, "what the identity provider said of a person is not proved"),
  OIDC_NO_KEYS(1647, "the identity provider knows no keys of a person"),
  OIDC_IDENTITY_CHANGED(1648, "another person approved than the one recorded for a user"),
  OIDC_PERSON_NEEDED(1649, "keys from an identity provider need a person at a terminal"),
  REPAIR_FAILED(1651, "something that doctor would put right could not be"),

  SERVER_UNMAPPED(1701, "a .pod name is mapped to no server, and there is no default server"),
  SERVER_NAME_UNKNOWN(1702, "the name of a server is not known to the network"),
  SERVER_UNREACHABLE(1703, "a server cannot be reached, or accepts no connection"),
  SERVER_SILENT(1704, "a server did not answer in time"),
  SERVER_LOST(1705, "the connection to a server was lost"),
  TUNNEL_FAILED(1706, "there can be no tunnel into a container"),
  CLIENT_KEY_UNKNOWN(1711, "the client's configuration has no such key, or a key no such value"),
  CLIENT_CONFIG_FAILED(1712, "the client's configuration could not be read or changed"),
  SSH_CONFIG_FAILED(1721, "the configuration of ssh could not be read or changed"),
  SSH_PROGRAM_FAILED(1731, "a program of OpenSSH's, or one that opens links, cannot be run"),
  HOST_KEY_UNCONFIRMED(1732, "a server's host key is not the one that was named"),

  PODFILE_MISSING(1801, "a project has neither a Podfile nor a devcontainer.json"),
  PODFILE_INVALID(1802, "a Podfile, or what it extends, has mistakes"),
  PODFILE_UNREADABLE(1803, "a Podfile, or what it extends, cannot be read"),
  PODFILE_EXISTS(1804, "a project has a Podfile or devcontainer.json already"),

  PROJECT_EXISTS(1811, "a project of that name is there already"),
  PROJECT_FETCH_FAILED(1812, "a project's repository could not be fetched"),
  PROJECT_ADDRESS_REFUSED(1813, "a project's repository is at an address that is not fetched from"),

  INTERNAL(1901, "podspawn itself has a mistake"),
  /** Said by the launcher, {@code contrib/launcher/podspawn}. */
  JAVA_MISSING(1902, "no Java runtime that podspawn can use was found"),
  /** Said by the launcher, {@code contrib/launcher/podspawn}. */
  INSTALLATION_INCOMPLETE(1903, "a part of the installed distribution is missing"),
  TOOLBOX_FAILED(1904, "this machine's programs could not be collected for containers"),
  WARMUP_FAILED(1905, "the start of logins could not be prepared");

  private final int number;
  private final String meaning;

  ErrorCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** The code as people see it, for example {@code PS1203}. */
  public String text() {
    return "PS" + number;
  }

  /** What the code means, in one clause without a full stop. */
  public String meaning() {
    return meaning;
  }
}
