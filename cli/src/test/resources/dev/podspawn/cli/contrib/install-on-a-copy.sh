#!/bin/bash
# Runs the steps of a file on a copy of this machine (on-a-copy.sh), then logs in as alice.
#
#   install-on-a-copy.sh WORK REPOSITORY PORT ROOTFS      the steps are WORK/steps
# shellcheck disable=SC1091,SC2317 # the steps are not there yet, and use the functions below
set -euo pipefail
work=$1 repository=$2 port=$3 rootfs=$4

# The build is what runs this test, packages stay as they are, and the image is in a cache.
mkdir "$work/clone"
ln -s "$repository/contrib" "$repository/cli" "$work/clone"
cd "$work/clone"
mvn() { :; }
apt-get() { command apt-get --simulate "$@" >/dev/null; }
loginctl() { return 1; }
sed -i "s#^contrib/image/build-from-packages --tar \(.*\)#cp '$rootfs' \1#" "$work/steps"
ssh-keygen -q -t ed25519 -N '' -f alice
ssh-keygen -A >/dev/null
# A server's sshd runs before podspawn comes.
/usr/sbin/sshd -p "$port" -E "$work/sshd.log"
. "$work/steps" >&2

status=0
printf '[127.0.0.1]:%s %s\n' "$port" "$(cut -d' ' -f1,2 /etc/ssh/ssh_host_ed25519_key.pub)" >known_hosts
ssh -F none -i alice -o IdentitiesOnly=yes -o UserKnownHostsFile=known_hosts -o BatchMode=yes \
  -o GlobalKnownHostsFile=none -o StrictHostKeyChecking=yes -p "$port" alice@127.0.0.1 \
  'echo alice is $(id -un) in $(hostname); exit 42' </dev/null || status=$?
[ "$status" = 42 ] || tail -n 20 "$work/sshd.log" >&2

# The user goes while the session waits for its grace period to end, and nothing of it stays.
uid=$(id -u alice)
/opt/podspawn/bin/podspawn remove-user alice --purge >&2 || status=90
! getent passwd alice >&2 || status=91
! grep alice /etc/subuid /etc/subgid /etc/group >&2 || status=92
! ls -d /home/alice "/run/user/$uid" /var/lib/podspawn/users/alice /etc/podspawn/keys/alice \
  /etc/podspawn/sources/alice.yaml "/tmp/podman-run-$uid" 2>/dev/null >&2 || status=93
! pgrep -U "$uid" >&2 || status=94
exit "$status"
