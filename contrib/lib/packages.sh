# shellcheck shell=bash
# Debian packages: installs what is missing, and nothing when nothing is. Needs common.sh.

apt_is_fresh=no

# is_installed PACKAGE
is_installed() {
  [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# apt_update: once a run; package lists of an old or new machine name files that are gone.
apt_update() {
  [ "$apt_is_fresh" = no ] || return 0
  say "apt-get update"
  apt-get update -qq || die "apt-get update failed; try it by hand and look at /etc/apt"
  apt_is_fresh=yes
}

# install_packages PACKAGE...: those that are not there yet, without their daemons being started.
install_packages() {
  local package missing=()
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  need_root
  apt_update
  say "apt-get install ${missing[*]}"
  quiet_install "${missing[@]}"
}

# quiet_install PACKAGE...: a policy-rc.d of ours keeps sshd and dockerd from starting on a machine
# that did not have them; one that is there already stays as it is.
quiet_install() {
  local policy=/usr/sbin/policy-rc.d status=0 ours=no log
  if [ ! -e "$policy" ]; then
    ours=yes
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 0755 "$policy"
  fi
  log=$(mktemp)
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o Dpkg::Use-Pty=0 "$@" >"$log" 2>&1 </dev/null || status=$?
  [ "$ours" = no ] || rm -f "$policy"
  [ "$status" = 0 ] || tail -n 30 "$log" >&2
  rm -f "$log"
  [ "$status" = 0 ] || die "apt-get install $* failed (see above)"
}

# first_available PACKAGE...: prints the first that apt can install here. No grep -q: it would end
# before apt-cache has written all, whose failure to write is then the pipeline's.
first_available() {
  local package
  for package in "$@"; do
    if apt-cache policy "$package" 2>/dev/null | grep '^  Candidate: [^(]' >/dev/null; then
      printf '%s\n' "$package"
      return 0
    fi
  done
  return 1
}
