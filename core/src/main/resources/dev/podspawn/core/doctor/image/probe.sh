# Looks around in an image, and prints lines WORD=VALUE. Runs nothing of the image's but by its path, and needs no
# program but a shell and id. Arguments: the account's name (empty: whoever this is), the shell (empty: the account's).
uid=$(id -u 2>/dev/null)
user=
home=
shell=
if [ -r /etc/passwd ]; then
  while IFS=: read -r name _ number _ _ directory program; do
    if { [ -n "$1" ] && [ "$name" = "$1" ]; } || { [ -z "$1" ] && [ "$number" = "$uid" ]; }; then
      user=$name
      home=$directory
      shell=${program:-/bin/sh}
      break
    fi
  done </etc/passwd
fi
[ -z "$2" ] || shell=$2
echo "uid=$uid"
echo "user=$user"
echo "home=$home"
echo "shell=$shell"
[ -z "$user" ] || echo account=yes
[ -n "$home" ] && [ -d "$home" ] && [ -w "$home" ] && echo homewritable=yes
[ -d /tmp ] && [ -w /tmp ] && echo tmp=yes

runs() {
  [ -x "$1" ] || return 1
  "$1" -c 'exit 7' </dev/null >/dev/null 2>&1
  [ $? = 7 ]
}
runs /bin/sh && echo sh=yes
[ -n "$shell" ] && runs "$shell" && echo shellruns=yes

any() {
  for path in "$@"; do
    [ -e "$path" ] && return 0
  done
  return 1
}
any /usr/lib/locale/C.utf8 /usr/lib/locale/C.UTF-8 /usr/lib/locale/locale-archive /lib/ld-musl-* &&
  echo locale=yes
any /usr/share/terminfo/x/xterm-256color /lib/terminfo/x/xterm-256color \
  /etc/terminfo/x/xterm-256color && echo terminfo=yes

inpath() {
  found=1
  saved=$IFS
  IFS=:
  for directory in $PATH; do
    case $directory in /.podspawn/*) continue ;; esac
    [ -f "$directory/$1" ] && [ -x "$directory/$1" ] && found=0
  done
  IFS=$saved
  return $found
}
transfer() {
  if inpath "$1"; then
    echo "$1=image"
  elif [ -x "/.podspawn/host/bin/$1" ]; then
    echo "$1=toolbox"
  fi
}
if any /usr/lib/openssh/sftp-server /usr/lib/ssh/sftp-server /usr/libexec/openssh/sftp-server \
  /usr/libexec/sftp-server; then
  echo sftp=image
elif [ -x /.podspawn/host/libexec/sftp-server ]; then
  echo sftp=toolbox
fi
transfer scp
transfer rsync
inpath tar && inpath gzip && echo tar=yes
inpath git && echo git=yes
inpath bash && any /lib64/ld-linux-x86-64.so.2 /lib/ld-linux-aarch64.so.1 && echo vscode=yes
echo done=yes
