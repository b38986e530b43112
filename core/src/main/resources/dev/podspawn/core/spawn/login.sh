# Runs inside the container as
#   sh -c THIS podspawn SIZE APPLETS SHELL KIND ENCODING [ARGUMENT...]
# and becomes the account's login shell, the client's command or the SFTP server. POSIX sh and its
# built-ins only (and stty and tty, where there is a terminal and somebody has them), so that the
# smallest image will do: this shell is the image's own or busybox's.
size=$1 applets=$2 configured=$3 kind=$4 encoding=$5
shift 5

uid=0
while read -r key value _; do
  case $key in Uid:) uid=$value; break ;; esac
done </proc/self/status

account='' home='' shell=''
if [ -r /etc/passwd ]; then
  while IFS=: read -r name _ id _ _ dir program || [ -n "$name" ]; do
    [ "$id" = "$uid" ] && account=$name home=$dir shell=$program && break
  done </etc/passwd
fi

if [ -n "$configured" ]; then
  shell=$configured
  if [ ! -x "$shell" ]; then
    printf '%s\n' "PS1332 could not start the shell $shell: it is not in the image; try another image, or ask the admin to set defaults.shell" >&2
    exit 255
  fi
elif [ -z "$shell" ] || [ ! -x "$shell" ]; then
  shell=/bin/sh
  if [ -n "$applets" ] && [ ! -x "$shell" ]; then
    # An image with no shell at all, and perhaps with nothing else either. What it has comes first.
    shell=$applets/sh
    export PATH="${PATH:+$PATH:}$applets"
  fi
fi

# What the host lends to images that have no scp and no rsync comes after all that the image has.
host=${applets:+${applets%/*}/host}
[ -n "$host" ] && [ -n "$PATH" ] && [ -d "$host/bin" ] && export PATH="$PATH:$host/bin"

USER=${account:-$uid} LOGNAME=$USER HOME=${home:-/} SHELL=$shell
export USER LOGNAME HOME SHELL
if [ -t 0 ]; then
  # SIZE is "rows R columns C": Docker's own exec sets it only some time after the program has
  # started.
  # shellcheck disable=SC2086 # two words each
  [ -z "$size" ] || stty $size 2>/dev/null
  SSH_TTY=$(tty 2>/dev/null) && export SSH_TTY
fi
cd "$HOME" 2>/dev/null || cd /

case $kind in
shell) exec "$SHELL" -l ;;
command)
  command=$1
  if [ "$encoding" = octal ]; then
    command=$(printf '%b.' "$1") && command=${command%.}
  fi
  exec "$SHELL" -c "$command"
  ;;
sftp)
  for server in /usr/lib/openssh/sftp-server /usr/lib/ssh/sftp-server \
    /usr/libexec/openssh/sftp-server /usr/libexec/sftp-server ${host:+"$host/libexec/sftp-server"}; do
    [ -x "$server" ] && exec "$server" "$@"
  done
  echo "PS1331 could not start SFTP: neither the image nor the toolbox has an sftp-server; try an image that has one, or ask the admin to run 'podspawn toolbox build'" >&2
  exit 127
  ;;
esac
