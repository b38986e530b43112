#!/bin/bash
# Has forwarding end in containers on a copy of this machine, and takes that back; says what became of sshd's PAM file,
# of two accounts of podspawn's, and of carol's logins, an ordinary account.
#
#   setup-forwarding.sh DISTRIBUTION PORT
set -euo pipefail
distribution=$1 port=$2
podspawn=/opt/podspawn/bin/podspawn

cp -R "$distribution" /opt/podspawn
chown -R root:root /opt/podspawn
chmod -R go-w /opt/podspawn
ssh-keygen -A >/dev/null
rm -f /etc/ssh/sshd_config.d/*
# Other tests make them on the machine that this is a copy of.
for name in podspawn podspawn-net; do groupdel --force "$name" 2>/dev/null || true; done
ssh-keygen -q -t ed25519 -N '' -f carol
useradd --create-home --shell /bin/sh --uid 54321 --password '*' carol
install -d -m 0700 -o carol -g carol /home/carol/.ssh
install -m 0600 -o carol -g carol carol.pub /home/carol/.ssh/authorized_keys

# refused NAME: the first line of what set-up says.
refused() {
  local status=0
  cp -a /etc/pam.d/sshd before.pam
  "$podspawn" server-setup --forwarding container >/dev/null 2>error || status=$?
  cmp -s before.pam /etc/pam.d/sshd || echo "DIFFERS: sshd's PAM file after $1"
  printf '%s: %s %s\n' "$1" "$status" "$(head -n 1 error)"
}

echo 'UsePAM no' >/etc/ssh/sshd_config.d/00-other.conf
refused "an sshd without PAM"
rm /etc/ssh/sshd_config.d/00-other.conf
module=$(ls /usr/lib/*-linux-*/security/pam_usernet.so)
mkdir modules
mount --bind modules "${module%/*}"
refused "a machine without the module"
umount "${module%/*}"

/usr/sbin/sshd -p "$port" -E "$PWD/sshd.log"
listener=$(cat /run/sshd.pid)
printf '[127.0.0.1]:%s %s\n' "$port" "$(cut -d' ' -f1,2 /etc/ssh/ssh_host_ed25519_key.pub)" >known_hosts
# carol COMMAND: an ordinary login, which forwards to sshd itself.
carol() {
  local status=0
  ssh -F none -i carol -o IdentitiesOnly=yes -o UserKnownHostsFile=known_hosts -o BatchMode=yes -p "$port" \
    -o GlobalKnownHostsFile=none -W "127.0.0.1:$port" carol@127.0.0.1 </dev/null 2>error | head -c 7 || status=$?
  echo " $status"
}

groupadd --system podspawn
for name in alice bob; do
  useradd --system --user-group --groups podspawn --password '*' --shell /bin/sh "$name"
done
mkdir -p /etc/podspawn/users
echo 'forwarding: none' >/etc/podspawn/users/bob.yaml
cp -a /etc/pam.d/sshd pam.before
cp -a /etc/shadow shadow.before
echo "carol before: $(carol)"
"$podspawn" server-setup --forwarding container | sed 's/^/made: /'
"$podspawn" server-setup | sed 's/^/again: /'
echo "its first lines: $(sed -n '2s/pam_succeed_if.*//p;4p' /etc/pam.d/sshd | tr '\n' ' ')"
tail -n +7 /etc/pam.d/sshd | cmp - pam.before && echo "same: the rest of sshd's PAM file"
echo "members: $(getent group podspawn-net | cut -d: -f4)"
echo "passwords: $(getent shadow alice bob | cut -d: -f1,2 | tr '\n' ' ')"
for name in alice bob carol; do
  echo "$name: $(sshd -T -C user=$name,host=localhost,addr=127.0.0.1 | grep -E '^allow(tcp|streamlocal)forwarding' | tr '\n' ' ')"
done
echo "carol after: $(carol)"
mv /opt/podspawn "$PWD/gone"
echo "carol without podspawn's files: $(carol)"
mv "$PWD/gone" /opt/podspawn
"$podspawn" server-setup --forwarding none >/dev/null 2>error || echo "switching off: $? $(head -n 1 error)"
"$podspawn" server-setup --undo --yes | sed 's/^/undone: /'
cmp /etc/pam.d/sshd pam.before && echo "same: sshd's PAM file after --undo"
cmp /etc/shadow shadow.before && echo "same: the passwords after --undo"
echo "carol after --undo: $(carol)"
kill "$listener"
