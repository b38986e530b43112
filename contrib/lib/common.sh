# shellcheck shell=bash
# What all of contrib's scripts share. Sourced, never run; the scripts set -euo pipefail themselves.

# say TEXT...: progress, on stderr, so that a script's stdout stays its result.
say() {
  printf '== %s\n' "$*" >&2
}

# die TEXT: the reason and what to do about it, in one line, and the end.
die() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 1
}

need_root() {
  [ "$(id -u)" = 0 ] || die "only root can do this; try 'sudo $0'"
}

# repository_root: the directory of the top pom.xml, wherever the scripts were called from.
repository_root() {
  (cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
}

# print_usage SCRIPT: the comment at its top.
print_usage() {
  sed -n '2,/^[^#]/{/^# shellcheck /d;/^[^#]/d;s/^# \{0,1\}//;p}' "$1"
}
