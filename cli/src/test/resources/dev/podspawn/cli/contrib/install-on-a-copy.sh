#!/bin/bash
# Runs the steps of a file on what looks like this machine, in mount and process namespaces of its own
# (made by the caller), then logs in as alice. Nothing stays.
#
#   install-on-a-copy.sh WORK REPOSITORY PORT ROOTFS      the steps are WORK/steps
# shellcheck disable=SC1091,SC2317 # the steps are not there yet, and use the functions below
set -euo pipefail
work=$1 repository=$2 port=$3 rootfs=$4

mount --make-rprivate /
# Changes to these go to the work directory.
for directory in etc opt var/lib; do
  mkdir -p "$work/upper/$directory" "$work/scratch/$directory"
  mount -t overlay overlay "/$directory" \
    -o "lowerdir=/$directory,upperdir=$work/upper/$directory,workdir=$work/scratch/$directory"
done
mkdir "$work/home" "$work/run"
mount --bind "$work/home" /home
mount --bind "$work/run" /run
mkdir -p /run/lock /run/sshd
# Processes of alice's may not have an id that a test outside may get for another account.
sed -i -E '/^#?\s*(SYS_UID_M|SYS_GID_M|SUB_.ID_M)/d' /etc/login.defs
printf '%s\n' 'SYS_UID_MIN 700' 'SYS_UID_MAX 749' 'SYS_GID_MIN 700' 'SYS_GID_MAX 749' \
  'SUB_UID_MIN 1500000000' 'SUB_UID_MAX 1600000000' \
  'SUB_GID_MIN 1500000000' 'SUB_GID_MAX 1600000000' >>/etc/login.defs

# What a bare test machine needs beyond the steps, and an ordinary one has.
. "$repository/contrib/lib/common.sh"
. "$repository/contrib/lib/podman-host.sh"
mkdir -p /etc/containers
containers_conf 700 >/etc/containers/containers.conf
if [ "$(stat --format=%a /dev/net/tun)" != 666 ]; then
  mknod -m 0666 "$work/tun" c 10 200
  mount --bind "$work/tun" /dev/net/tun
fi

# The build is what runs this test, packages stay as they are, and the image is in a cache.
mkdir "$work/clone"
ln -s "$repository/contrib" "$repository/cli" "$work/clone"
cd "$work/clone"
mvn() { :; }
apt-get() { command apt-get --simulate "$@" >/dev/null; }
systemctl() { /usr/sbin/sshd -p "$port" -E "$work/sshd.log"; }
loginctl() { return 1; }
sed -i "s#^contrib/image/build-from-packages --tar \(.*\)#cp '$rootfs' \1#" "$work/steps"
ssh-keygen -q -t ed25519 -N '' -f alice
ssh-keygen -A >/dev/null
. "$work/steps" >&2

status=0
printf '[127.0.0.1]:%s %s\n' "$port" "$(cut -d' ' -f1,2 /etc/ssh/ssh_host_ed25519_key.pub)" >known_hosts
ssh -F none -i alice -o IdentitiesOnly=yes -o UserKnownHostsFile=known_hosts -o BatchMode=yes \
  -o GlobalKnownHostsFile=none -o StrictHostKeyChecking=yes -p "$port" alice@127.0.0.1 \
  'echo alice is $(id -un) in $(hostname); exit 42' </dev/null || status=$?
[ "$status" = 42 ] || tail -n 20 "$work/sshd.log" >&2
exit "$status"
