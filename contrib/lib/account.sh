# shellcheck shell=bash
# Accounts whose logins end in a container: made, used and taken away again. Needs common.sh and
# podman-host.sh.

# account_field NAME NUMBER: prints a field of passwd(5): 3 the uid, 4 the gid, 6 the home.
account_field() {
  getent passwd "$1" | cut -d: -f"$2"
}

# make_account NAME HOME: a system account in the group podspawn. Its password is `*`: none fits, and
# yet keys do, with PAM and without. Shell /bin/sh, for bash would read a ~/.bashrc on this host first.
make_account() {
  getent group podspawn >/dev/null || groupadd --system podspawn
  useradd --system --user-group --groups podspawn --add-subids-for-system --password '*' \
    --shell /bin/sh --home-dir "$2" --no-create-home --comment 'podspawn demo' "$1"
  install -d -m 0700 -o "$1" -g "$1" "$2"
  make_runtime_directory "$1"
}

# has_systemd: whether systemd runs this host; runtime directories and cgroups are its business then.
has_systemd() {
  [ -d /run/systemd/system ] && command -v loginctl >/dev/null
}

# make_runtime_directory NAME: /run/user/UID, which stays although nobody is logged in.
make_runtime_directory() {
  local uid
  uid=$(account_field "$1" 3)
  if has_systemd && loginctl enable-linger "$1" 2>/dev/null; then
    await_bus "$uid"
  fi
  [ -d "/run/user/$uid" ] || install -d -m 0700 -o "$1" -g "$1" "/run/user/$uid"
}

# await_bus UID: the account's own systemd comes up in the background; five seconds, then without it.
await_bus() {
  for _ in $(seq 25); do
    [ ! -S "/run/user/$1/bus" ] || return 0
    sleep 0.2
  done
}

# cgroup_limits UID: prints which of "cpu memory pids" the account's containers can be limited in.
# With cgroup v1 that is all: Podman leaves out silently what an account may not set.
cgroup_limits() {
  if cgroups_are_old; then
    echo cpu memory pids
  elif [ -S "/run/user/$1/bus" ]; then
    cat "/sys/fs/cgroup/user.slice/user-$1.slice/user@$1.service/cgroup.controllers" 2>/dev/null || true
  fi
}

# as_account NAME COMMAND...: runs it as the account, in its home, with the few variables a login has.
as_account() {
  local name=$1 uid home
  shift
  uid=$(account_field "$name" 3)
  home=$(account_field "$name" 6)
  (
    cd "$home" || exit 1
    exec setpriv --reuid="$uid" --regid="$(account_field "$name" 4)" --init-groups -- \
      env -i HOME="$home" USER="$name" LOGNAME="$name" SHELL=/bin/sh LANG=C.UTF-8 \
      PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
      XDG_RUNTIME_DIR="/run/user/$uid" "$@"
  )
}

# give_podman NAME: an account's own rootless Podman, set up for this host.
give_podman() {
  local uid home
  uid=$(account_field "$1" 3)
  home=$(account_field "$1" 6)
  # shellcheck disable=SC2016 # for the account's own shell
  as_account "$1" sh -c 'umask 077; mkdir -p .config/containers .local/share/containers'
  containers_conf "$uid" | as_account "$1" sh -c 'cat >.config/containers/containers.conf'
  as_account "$1" bash -c "$(declare -f storage_conf); storage_conf ." |
    as_account "$1" sh -c 'cat >.config/containers/storage.conf'
}

# subordinate_first NAME FILE: prints the first subordinate id of an account, if it has any.
subordinate_first() {
  sed -n "s/^$1:\([0-9]*\):.*/\1/p" "$2" 2>/dev/null | head -n 1
}

# account_processes NAME: prints the ids of the processes under the account's ids, its containers' too;
# those that have ended and wait for their parent to notice left out.
account_processes() {
  local uid first status id
  uid=$(account_field "$1" 3)
  first=$(subordinate_first "$1" /etc/subuid)
  for status in /proc/[0-9]*/status; do
    id=$(sed -n '/^State:[[:space:]]*[ZX]/q; s/^Uid:[[:space:]]*\([0-9]*\).*/\1/p' "$status" 2>/dev/null) ||
      continue
    [ -n "$id" ] || continue
    if [ "$id" = "$uid" ] ||
      { [ -n "$first" ] && [ "$id" -ge "$first" ] && [ "$id" -lt $((first + 65536)) ]; }; then
      status=${status%/status}
      printf '%s\n' "${status#/proc/}"
    fi
  done
}

# end_account_processes NAME: ends all of them; new ones may come up while old ones go.
end_account_processes() {
  local round processes
  for round in 1 2 3 4 5 6 7 8 9 10; do
    mapfile -t processes < <(account_processes "$1")
    [ ${#processes[@]} -gt 0 ] || return 0
    [ "$round" -gt 1 ] || { kill -TERM "${processes[@]}" 2>/dev/null || true; }
    # There is no event for the end of processes that are not our children.
    sleep 0.3
    mapfile -t processes < <(account_processes "$1")
    [ ${#processes[@]} = 0 ] || kill -KILL "${processes[@]}" 2>/dev/null || true
  done
  die "processes of $1 will not end: ${processes[*]}"
}

# unmount_below DIRECTORY
unmount_below() {
  local mounts
  mapfile -t mounts < <(cut -d' ' -f5 /proc/self/mountinfo | grep -F "$1/" | sort -r)
  [ ${#mounts[@]} = 0 ] || umount --lazy -- "${mounts[@]}" 2>/dev/null || true
}

# remove_account NAME: with its processes, containers, images, home and what Podman keeps by uid.
remove_account() {
  local uid home
  uid=$(account_field "$1" 3)
  home=$(account_field "$1" 6)
  if has_systemd; then
    loginctl disable-linger "$1" 2>/dev/null || true
  fi
  end_account_processes "$1"
  unmount_below "$home"
  unmount_below "/run/user/$uid"
  userdel "$1" 2>/dev/null || userdel --force "$1" 2>/dev/null || true
  ! getent passwd "$1" >/dev/null || die "userdel $1 failed; try it by hand"
  rm -rf -- "$home" "/run/user/$uid" "/dev/shm/libpod_rootless_lock_$uid" \
    "/tmp/podman-run-$uid" "/tmp/containers-user-$uid" "/tmp/storage-run-$uid" \
    "/var/tmp/containers-user-$uid"
}
