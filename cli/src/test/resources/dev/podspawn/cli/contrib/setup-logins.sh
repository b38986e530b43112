#!/bin/bash
# Sets a copy of this machine up, and logs in before and after: prints a line for each thing that is as it
# should be, and what it saw where one is not.
#
#   setup-logins.sh DISTRIBUTION PORT
set -euo pipefail
distribution=$1 port=$2
podspawn=/opt/podspawn/bin/podspawn

cp -R "$distribution" /opt/podspawn
chown -R root:root /opt/podspawn
chmod -R go-w /opt/podspawn
ssh-keygen -A >/dev/null
for name in carol alice rescue; do
  ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$name"
done
useradd --create-home --shell /bin/bash --uid 54321 --password '*' carol
install -d -m 0700 -o carol -g carol /home/carol/.ssh
install -m 0600 -o carol -g carol carol.pub /home/carol/.ssh/authorized_keys
rm -f /etc/ssh/sshd_config.d/*
/usr/sbin/sshd -p "$port" -E "$PWD/sshd.log"
printf '[127.0.0.1]:%s %s\n' "$port" "$(cut -d' ' -f1,2 /etc/ssh/ssh_host_ed25519_key.pub)" >known_hosts

# login KEY NAME COMMAND...
login() {
  local key=$1 name=$2
  shift 2
  ssh -F none -v -i "$key" -o IdentitiesOnly=yes -o UserKnownHostsFile=known_hosts -o BatchMode=yes \
    -o GlobalKnownHostsFile=none -o StrictHostKeyChecking=yes -p "$port" "$name@127.0.0.1" "$@" </dev/null
}

# look DIRECTORY: all of a login of carol's that could differ, and what sshd says of her and of root.
look() {
  mkdir "$1"
  # shellcheck disable=SC2016 # for carol's shell
  login carol carol 'env; echo $0 $-; pwd; id' 2>"$1/all" |
    sed -E 's/^(SSH_CLIENT|SSH_CONNECTION)=.*/\1/' | sort >"$1/environment"
  grep -E 'Offering|accepts|can continue|Authenticated|Remote:|Next auth|method' "$1/all" >"$1/authentication"
  sshd -T -C user=carol,host=localhost,addr=127.0.0.1 >"$1/carol"
  sshd -T -C user=root,host=localhost,addr=127.0.0.1 >"$1/root"
  rm "$1/all"
}

# same WHAT ONE OTHER
same() {
  if diff -r "$2" "$3" >difference; then echo "same: $1"; else
    echo "DIFFERS: $1"
    cat difference
  fi
}

machine() {
  # /var/lib/podspawn need not be there.
  { find /etc /opt/podspawn /var/lib/podspawn ! -name '*-' ! -name .pwd.lock -printf '%p %M %U %G %l\n' || true; } \
    2>/dev/null | sort
  { find /etc /opt/podspawn /var/lib/podspawn -type f ! -name '*-' -exec sha256sum {} + || true; } \
    2>/dev/null | sort -k 2
}

look before
machine >machine.before
"$podspawn" server-setup --dry-run >dry-run
machine >machine.after
same "the machine after --dry-run" machine.before machine.after
sed 's/^/dry-run: /' dry-run
listener=$(cat /run/sshd.pid)
"$podspawn" server-setup >made
sed 's/^/made: /' made
[ "$listener" = "$(cat /run/sshd.pid)" ] || echo "DIFFERS: another sshd"
look after
same "carol's login after set-up" before after

useradd --system --user-group --groups podspawn --password '*' --shell /bin/sh --create-home alice
install -d -m 0700 -o alice -g alice ~alice/.ssh
install -m 0600 -o alice -g alice rescue.pub ~alice/.ssh/authorized_keys
install -m 0644 alice.pub /etc/podspawn/keys/alice
status=0
login alice alice 'echo on the host' >output 2>error || status=$?
echo "alice with her key: $status $(cat output)$(grep -c '^PS1' error) line of podspawn's"
status=0
login rescue alice 'echo on the host' >output 2>error || status=$?
echo "alice with a key of her own choosing: $status $(cat output)$(tail -n 1 error | sed 's/.*: //')"
install -m 0644 rescue.pub /etc/podspawn/emergency/alice
# shellcheck disable=SC2016 # for alice's shell
echo "alice with the emergency key: $(login rescue alice 'echo on the host as $(id -un)' 2>error)"
"$podspawn" keys prepare
[ -d /opt/podspawn/lib/answers ] || echo "DIFFERS: no prepared answers"

mv /opt/podspawn "$PWD/gone"
look without
same "carol's login without podspawn's files" before without
echo "alice with the emergency key, podspawn gone: $(login rescue alice 'echo on the host' 2>error)"
mv "$PWD/gone" /opt/podspawn

"$podspawn" server-setup --undo --yes >undone
sed 's/^/undone: /' undone
look undone-look
same "carol's login after --undo" before undone-look
userdel -r alice 2>/dev/null
rm /etc/podspawn/keys/alice /etc/podspawn/emergency/alice
"$podspawn" server-setup --undo --yes >undone
machine >machine.after
same "the machine after --undo, with alice gone" machine.before machine.after
"$podspawn" server-setup --undo --yes
kill "$listener"
