#!/bin/bash
# Makes what looks like this machine, in mount and process namespaces of its own (made by the caller),
# and runs a command there. Nothing of it stays but what lies in WORK.
#
#   on-a-copy.sh WORK REPOSITORY COMMAND...
# shellcheck disable=SC1091 # these are checked by themselves
set -euo pipefail
work=$1 repository=$2
shift 2

mount --make-rprivate /
# A whole copy, for tests beside this one change the machine's own. They take files away, too.
mkdir "$work/etc"
cp -a /etc/. "$work/etc" 2>/dev/null || true
mount --bind "$work/etc" /etc
# Changes to these go to the work directory.
for directory in opt var/lib; do
  mkdir -p "$work/upper/$directory" "$work/scratch/$directory"
  mount -t overlay overlay "/$directory" \
    -o "lowerdir=/$directory,upperdir=$work/upper/$directory,workdir=$work/scratch/$directory"
done
mkdir "$work/home" "$work/run"
mount --bind "$work/home" /home
mount --bind "$work/run" /run
mkdir -p /run/lock /run/sshd
# A process of an account made here may not have an id that a test outside may get for another.
sed -i -E '/^#?\s*(SYS_UID_M|SYS_GID_M|SUB_.ID_M)/d' /etc/login.defs
printf '%s\n' 'SYS_UID_MIN 700' 'SYS_UID_MAX 749' 'SYS_GID_MIN 700' 'SYS_GID_MAX 749' \
  'SUB_UID_MIN 1500000000' 'SUB_UID_MAX 1600000000' \
  'SUB_GID_MIN 1500000000' 'SUB_GID_MAX 1600000000' >>/etc/login.defs

# What a bare test machine needs of Podman, and an ordinary one has.
. "$repository/contrib/lib/common.sh"
. "$repository/contrib/lib/podman-host.sh"
mkdir -p /etc/containers
containers_conf 700 >/etc/containers/containers.conf
if [ "$(stat --format=%a /dev/net/tun)" != 666 ]; then
  mknod -m 0666 "$work/tun" c 10 200
  mount --bind "$work/tun" /dev/net/tun
fi
cd "$work"
exec "$@"
