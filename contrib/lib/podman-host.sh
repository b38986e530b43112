# shellcheck shell=bash
# What this host demands of Podman's configuration: nothing on an ordinary one; on a bare test
# machine limits under the hard ones, runc instead of crun, and so on. Detected, never assumed.

# has_capability NUMBER: whether this process has it (capability.h; 24 is CAP_SYS_RESOURCE).
has_capability() {
  local effective
  effective=$(sed -n 's/^CapEff:[[:space:]]*//p' /proc/self/status)
  [ $(((16#$effective >> $1) & 1)) = 1 ]
}

# lesser NUMBER|unlimited NUMBER: prints the smaller one.
lesser() {
  if [ "$1" = unlimited ] || [ "$1" -gt "$2" ]; then echo "$2"; else echo "$1"; fi
}

# crun_refuses: "cgroups in hybrid mode not supported", which is cgroup v1 beside a unified
# hierarchy with controllers of its own.
crun_refuses() {
  cgroups_are_old &&
    [ -n "$(cat /sys/fs/cgroup/unified/cgroup.controllers 2>/dev/null)" ]
}

# cgroups_are_old: only version 1, with which an account's Podman keeps no limits.
cgroups_are_old() {
  [ ! -e /sys/fs/cgroup/cgroup.controllers ]
}

# containers_conf [UID]: prints a containers.conf(5) for this host and, when given, that account.
containers_conf() {
  local files processes
  echo '[containers]'
  # Podman asks for more than the hard limits, which only this capability allows.
  if ! has_capability 24; then
    files=$(lesser "$(ulimit -H -n)" 1048576)
    processes=$(lesser "$(ulimit -H -u)" 32768)
    printf 'default_ulimits = ["nofile=%s:%s", "nproc=%s:%s"]\n' \
      "$files" "$files" "$processes" "$processes"
  fi
  echo '[engine]'
  # Two processes of each exec stay for five minutes otherwise.
  echo 'exit_command_delay = 5'
  # Without systemd there is no journal to write to.
  [ -d /run/systemd/system ] || echo 'events_logger = "file"'
  # Podman asks systemd for cgroups: the host's as root, else the account's own, if it has one.
  if [ ! -S "/run/user/${1:-0}/bus" ] && { [ -n "${1-}" ] || [ ! -d /run/systemd/system ]; }; then
    echo 'cgroup_manager = "cgroupfs"'
  fi
  if crun_refuses && command -v runc >/dev/null; then
    echo 'runtime = "runc"'
  fi
}

# storage_conf DIRECTORY: prints a storage.conf(5) for images and containers that lie there. Native
# overlay mounts are open to accounts since Linux 5.13; on an overlay no second one is possible.
storage_conf() {
  local release major minor driver=overlay
  release=$(uname -r)
  major=${release%%.*}
  minor=${release#*.}
  minor=${minor%%[!0-9]*}
  if [ "$(stat --file-system --format=%T "$1")" = overlayfs ] ||
    { [ "$(id -u)" != 0 ] && [ $((major * 1000 + minor)) -lt 5013 ]; }; then
    driver=vfs
  fi
  printf '[storage]\ndriver = "%s"\n' "$driver"
}

# open_tun: lets accounts open /dev/net/tun, which slirp4netns needs; udev does so on ordinary hosts.
# Prints the mode it had when it had to change it.
open_tun() {
  local mode
  [ -e /dev/net/tun ] || {
    mkdir -p /dev/net
    mknod /dev/net/tun c 10 200
    chmod 0600 /dev/net/tun
  }
  mode=$(stat --format=%a /dev/net/tun)
  case $mode in
    666) ;;
    *)
      chmod 0666 /dev/net/tun
      printf '%s\n' "$mode"
      ;;
  esac
}
