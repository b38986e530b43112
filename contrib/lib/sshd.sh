# shellcheck shell=bash
# A private sshd on 127.0.0.1, beside the host's own and apart from /etc/ssh. Needs common.sh.

# port_is_taken PORT: whether something listens there on 127.0.0.1.
port_is_taken() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# make_key FILE COMMENT: an Ed25519 key pair without a passphrase, unless it is there.
make_key() {
  [ -f "$1" ] || ssh-keygen -q -t ed25519 -N '' -C "$2" -f "$1"
}

# sshd_pid DIRECTORY: prints the process id of the sshd that runs with DIRECTORY/sshd_config, if any.
sshd_pid() {
  local pid
  pid=$(cat "$1/sshd.pid" 2>/dev/null) || return 1
  # sshd rewrites its command line into a title, one string: "sshd: /usr/sbin/sshd -f FILE ...".
  tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF -e " $1/sshd_config " || return 1
  printf '%s\n' "$pid"
}

# start_sshd DIRECTORY PORT: with DIRECTORY/sshd_config, whose PidFile is DIRECTORY/sshd.pid; what it
# has to say goes to DIRECTORY/sshd.log. Returns when it listens.
start_sshd() {
  local sshd tries
  sshd=$(command -v sshd || echo /usr/sbin/sshd)
  install -d -m 0755 /run/sshd
  "$sshd" -t -f "$1/sshd_config" || die "sshd does not like $1/sshd_config (see above)"
  env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    "$sshd" -f "$1/sshd_config" -E "$1/sshd.log"
  for tries in 1 2 3 4 5 6 7 8 9 10; do
    ! port_is_taken "$2" || return 0
    # A daemon that went into the background tells nobody when it listens.
    sleep 0.2
  done
  die "sshd does not listen on 127.0.0.1:$2 after $tries looks; see $1/sshd.log"
}

# stop_sshd DIRECTORY: ends it and its sessions' server sides.
stop_sshd() {
  local pid
  pid=$(sshd_pid "$1") || return 0
  kill -TERM "$pid" 2>/dev/null || true
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    sshd_pid "$1" >/dev/null || return 0
    sleep 0.2
  done
  kill -KILL "$pid" 2>/dev/null || true
}
