#!/bin/bash
# Machines on which set-up must refuse and change nothing, each made of a copy of this one.
#
#   setup-refusals.sh DISTRIBUTION
set -euo pipefail
distribution=$1
podspawn=/opt/podspawn/bin/podspawn

cp -R "$distribution" /opt/podspawn
chown -R root:root /opt/podspawn
chmod -R go-w /opt/podspawn
ssh-keygen -A >/dev/null
cp -a /etc/ssh stock

machine() {
  # /var/lib/podspawn need not be there.
  { find /etc /opt/podspawn /var/lib/podspawn ! -name '*-' ! -name .pwd.lock -printf '%p %M %U %G %l\n' || true; } \
    2>/dev/null | sort
  { find /etc /opt/podspawn /var/lib/podspawn -type f ! -name '*-' -exec sha256sum {} + || true; } \
    2>/dev/null | sort -k 2
}

prefix=()
# refused NAME ARGUMENT...: runs set-up and says what it said.
refused() {
  local name=$1 status=0
  shift
  machine >before
  "${prefix[@]}" "$podspawn" server-setup "$@" >output 2>error || status=$?
  machine >after
  printf '%s: %s %s\n' "$name" "$status" "$(head -n 1 error)"
  if diff before after; then echo "$name: nothing changed"; fi
}

stock() {
  cp -a stock/. /etc/ssh
  rm -f /etc/ssh/sshd_config.d/*
}

prefix=(setpriv --reuid=65534 --regid=65534 --clear-groups)
refused "not root" --dry-run
prefix=()
printf 'AuthorizedKeysCommand /usr/bin/true %%u\nAuthorizedKeysCommandUser nobody\n' >>/etc/ssh/sshd_config
refused "another command"
# What it advises.
stock
printf 'Match Group *,!podspawn\nAuthorizedKeysCommand /usr/bin/true %%u\nAuthorizedKeysCommandUser nobody\nMatch all\n' \
  >>/etc/ssh/sshd_config
refused "its advice followed" --dry-run
stock
echo 'Nonsense yes' >>/etc/ssh/sshd_config
refused "a broken configuration"
stock
printf 'Match User *\nAllowTcpForwarding yes\n' >/etc/ssh/sshd_config.d/00-other.conf
refused "a Match block before ours"
stock
chmod g+w /opt/podspawn/lib/podspawn-cli.jar
refused "a jar that others can change"
chmod g-w /opt/podspawn/lib/podspawn-cli.jar
ln -s /dev/null /etc/ssh/sshd_config.d/podspawn.conf
refused "a link in the place of our file"
rm /etc/ssh/sshd_config.d/podspawn.conf
mount --bind /bin/false /usr/sbin/visudo
perl -MSocket -e 'socket(S, PF_UNIX, SOCK_STREAM, 0); bind(S, pack_sockaddr_un("/run/docker.sock")) or die'
refused "Docker's socket for root only" --engine docker
groupadd --system somebody
chgrp somebody /run/docker.sock
chmod 0660 /run/docker.sock
refused "a visudo that says no" --engine docker
umount /usr/sbin/visudo
mkdir -p /etc/podspawn
echo 'engine: {run_as: somebody-else}' >/etc/podspawn/config.yaml
refused "another engine than configured" --engine rootless
echo 'engine: [' >/etc/podspawn/config.yaml
refused "a broken configuration of ours"
refused "another word" --engine kvm
