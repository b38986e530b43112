#!/bin/bash
# Runs the set-up with failures (SetupFaults) on a copy of this machine.
#
#   setup-faults.sh DISTRIBUTION TEST-CLASSES KIND
#
# KIND: rootless; block, where sshd's configuration includes nothing and ends without a line end; docker,
# with a socket that stands for its; systemd, with a rootful Podman and a program that stands for systemctl.
set -euo pipefail
distribution=$1 classes=$2 kind=$3

cp -R "$distribution" /opt/podspawn
# Dozens of set-ups follow, and each would let logins rehearse; without it none can.
rm -f /opt/podspawn/lib/build
chown -R root:root /opt/podspawn
chmod -R go-w /opt/podspawn
ssh-keygen -A >/dev/null
engine=rootless
case $kind in
  block)
    printf 'PasswordAuthentication no\nMatch User nobody-at-all\n  X11Forwarding no' >/etc/ssh/sshd_config
    chmod 0640 /etc/ssh/sshd_config
    ;;
  docker)
    engine=docker
    getent group docker >/dev/null || groupadd --system docker
    perl -MSocket -e 'socket(S, PF_UNIX, SOCK_STREAM, 0); bind(S, pack_sockaddr_un("/run/docker.sock")) or die'
    chgrp docker /run/docker.sock
    chmod 0660 /run/docker.sock
    ;;
  systemd)
    engine=podman
    mkdir -p /run/systemd/system
    # Links as systemctl makes them offline; nobody is there to be told of them.
    cat >/opt/systemctl <<'STANDIN'
#!/bin/sh
for word in "$@"; do
  case $word in
    daemon-reload | is-active) [ "$word" = daemon-reload ]; exit ;;
    enable | disable | is-enabled) break ;;
  esac
done
for word in "$@"; do
  shift
  [ "$word" = --now ] || set -- "$@" "$word"
done
SYSTEMD_OFFLINE=1 exec /opt/systemctl.real --root=/ "$@"
STANDIN
    cp /usr/bin/systemctl /opt/systemctl.real
    chmod 0755 /opt/systemctl
    mount --bind /opt/systemctl /usr/bin/systemctl
    ;;
esac
exec java -Dpodspawn.home=/opt/podspawn -cp "$classes:/opt/podspawn/lib/podspawn-cli.jar" \
  dev.podspawn.cli.contrib.SetupFaults "$engine"
