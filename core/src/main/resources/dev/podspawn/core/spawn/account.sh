# Runs in a container as root, once, before anybody logs in, as
#   sh -c THIS podspawn NAME SHELL SUDO
# and sees that there is an account NAME. One of the image's own stays as it is; where there is none,
# one is made, and nobody else is changed. Prints "done" and the account's uid, gid and home, each on a
# line; or in one line why not. What is made goes into files of the image's as POSIX has them, for an
# image need not have useradd or adduser; /etc/passwd comes last, so that an account is there whole or
# not at all, and a second run finishes what a first one began.
name=$1 configured=$2 sudo=$3
umask 022

answer() {
  printf '%s\n' "$@"
  exit
}

# append FILE LINE: also behind a last line that has no end.
append() {
  last=''
  if [ -e "$1" ]; then
    while IFS= read -r last; do last=''; done <"$1"
  fi
  printf '%s\n' "${last:+
}$2" >>"$1" || answer "$1 cannot be written"
}

# has FILE: whether a line of it is NAME's.
has() {
  while IFS=: read -r entry _ || [ -n "$entry" ]; do
    [ "$entry" = "$name" ] && return 0
  done <"$1"
  return 1
}

taken=' ' shell_of_root='' uid=1000 gid=''
if [ -e /etc/passwd ]; then
  while IFS=: read -r entry _ id its_gid _ home shell || [ -n "$entry" ]; do
    [ "$entry" = "$name" ] && answer 'done' "$id" "$its_gid" "$home"
    taken="$taken$id "
    [ "$id" = 0 ] && [ -z "$shell_of_root" ] && shell_of_root=$shell
  done </etc/passwd
fi
if ! mkdir -p /etc || ! (: >>/etc/passwd); then
  answer 'its /etc/passwd cannot be written'
fi

if [ -e /etc/group ]; then
  while IFS=: read -r entry _ id _ || [ -n "$entry" ]; do
    [ "$entry" = "$name" ] && gid=$id
    taken="$taken$id "
  done </etc/group
fi
while [ "${taken#* "$uid" }" != "$taken" ]; do uid=$((uid + 1)); done
home=/home/$name
[ "$name" = root ] && uid=0 home=/root

for shell in "$configured" "$shell_of_root" /bin/bash /bin/sh; do
  case $shell in
  '' | */nologin | */false) ;;
  *) [ -x "$shell" ] && break ;;
  esac
done

if [ -z "$gid" ]; then
  gid=$uid
  append /etc/group "$name:x:$gid:"
  [ ! -e /etc/gshadow ] || has /etc/gshadow || append /etc/gshadow "$name:!::"
fi
[ ! -e /etc/shadow ] || has /etc/shadow || append /etc/shadow "$name:!:::::::"

# A home that is there already is a persistent one, or the image's; what is in it stays as it is.
if [ -d "$home" ]; then
  chown "$uid:$gid" "$home"
else
  mkdir -p "$home" &&
    { [ ! -d /etc/skel ] || cp -a /etc/skel/. "$home"; } &&
    chown -hR "$uid:$gid" "$home" && chmod 0700 "$home"
fi || answer "its $home cannot be made"

if [ "$sudo" = yes ] && [ -d /etc/sudoers.d ]; then
  rule=/etc/sudoers.d/podspawn-$name
  if ! rm -f "$rule" || ! append "$rule" "$name ALL=(ALL:ALL) NOPASSWD: ALL" ||
    ! chmod 0440 "$rule"; then
    answer 'its /etc/sudoers.d cannot be written'
  fi
fi

append /etc/passwd "$name:x:$uid:$gid::$home:$shell"
answer 'done' "$uid" "$gid" "$home"
