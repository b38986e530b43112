# Runs inside the container as
#   sh -c THIS podspawn SIZE APPLETS SHELL DIRECTORY KIND ENCODING [ARGUMENT...]
# and becomes the account's login shell, the client's command or the SFTP server. POSIX sh and its
# built-ins only (and stty and tty, where there is a terminal and somebody has them), so that the
# smallest image will do: this shell is the image's own or busybox's.
size=$1 applets=$2 configured=$3 directory=$4 kind=$5 encoding=$6
shift 6

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
if [ -z "$directory" ] || ! cd "$directory" 2>/dev/null; then
  cd "$HOME" 2>/dev/null || cd /
fi

# TERM names a terminal that programs of the image know: the client's own, or else its nearest kin.
# Where they know none of them, the image has no such database that we could see, and TERM stays.
knows() {
  for database in "${TERMINFO:-/}" "$HOME/.terminfo" \
    /etc/terminfo /lib/terminfo /usr/share/terminfo /usr/lib/terminfo; do
    [ -e "$database/${1%"${1#?}"}/$1" ] && return 0
    for entry in "$database"/[0-9a-f][0-9a-f]/"$1"; do # the letter in hexadecimal
      [ -e "$entry" ] && return 0
    done
  done
  return 1
}
kin=''
case ${TERM-} in
'' | */* | .* | dumb | unknown) ;;
tmux*256color* | screen*256color*) kin='screen-256color xterm-256color screen xterm vt100' ;;
tmux* | screen*) kin='screen xterm vt100' ;;
rxvt*) kin='rxvt-256color rxvt xterm-256color xterm vt100' ;;
linux* | vt[0-9]* | ansi* | cons[0-9]* | eterm*) kin=vt100 ;;
*256color* | *-direct* | *kitty* | *ghostty* | alacritty* | foot* | wezterm* | contour* | rio | st-*)
  kin='xterm-256color xterm vt100'
  ;;
*) kin='xterm vt100' ;;
esac
if [ -n "$kin" ] && [ -z "${TERMINFO_DIRS-}" ]; then
  for name in "$TERM" $kin; do
    knows "$name" && TERM=$name && break
  done
fi

# LANG and LC_* name what the image has. Only that of glibc without an archive of locales can be told
# by looking: there each is a directory. A musl takes every name.
lacks() {
  case $1 in
  '' | C | POSIX) return 1 ;;
  */*) return 0 ;;
  esac
  plain=${1%%[.@]*}
  for directory in /usr/lib/locale/"$plain"* \
    /usr/lib/locale/"${plain%%_*}" /usr/lib/locale/"${plain%%_*}".*; do
    [ -d "$directory" ] && return 1
  done
  return 0
}
libc=''
for loader in /lib/ld-linux* /lib64/ld-linux* /lib/ld-musl-*; do
  [ -e "$loader" ] && libc=${loader#*/ld-}
done
if [ "${libc#linux}" != "$libc" ] && [ ! -e /usr/lib/locale/locale-archive ] &&
  [ -z "${LOCPATH-}${LOCALE_ARCHIVE-}" ]; then
  for name in LANG LC_ALL LC_CTYPE LC_NUMERIC LC_TIME LC_COLLATE LC_MONETARY LC_MESSAGES \
    LC_PAPER LC_NAME LC_ADDRESS LC_TELEPHONE LC_MEASUREMENT LC_IDENTIFICATION; do
    eval "value=\${$name-}"
    lacks "$value" || continue
    case $value in
    *[Uu][Tt][Ff]-8* | *[Uu][Tt][Ff]8*) lacks C.UTF-8 && value=C || value=C.UTF-8 ;;
    *) value=C ;;
    esac
    export "$name=$value"
  done
fi

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
