# Runs in a container as whom logins are there, by /bin/sh, after
#   set -- ADDRESS DIRECTORY BRANCH DEPTH SUBMODULES BUNDLED [KNOWN_HOST...]
# and clones a repository, by the container's git and the agent that the client forwards. With BUNDLED the repository comes
# on standard input as a bundle. Checkout.java says what its statuses mean. A directory that has something in it stays as
# it is. More may follow these lines, which finds the directory's name in $directory.
address=$1 branch=$3 depth=$4 submodules=$5 bundled=$6
case $2 in
"~/"*) directory=$HOME/${2#"~/"} && mkdir -p "$directory" ;;
*) directory=$2 ;;
esac
shift 6
ssh=''
case $address in
https://* | /*) ;;
*) ssh=yes ;;
esac

work=''
away() {
  [ -z "$work" ] || rm -rf "$work"
  work=''
}

clone() {
  [ -w "$directory" ] || return 123
  command -v git >/dev/null || return 121
  [ -z "$ssh" ] || command -v ssh >/dev/null || return 120
  work=$(mktemp -d) || return 124
  trap 'away; exit 129' HUP INT TERM
  printf '%s\n' "$@" >"$work/known_hosts" || return 124
  from=$address
  protocols=https:ssh
  if [ -n "$bundled" ]; then
    from=$work/bundle protocols=$protocols:file
    cat >"$from" || return 124
  fi
  # Nobody is there to be asked; a server's key is known, or there is no clone.
  export GIT_TERMINAL_PROMPT=0 GIT_ALLOW_PROTOCOL="$protocols"
  export GIT_SSH_COMMAND="ssh -oBatchMode=yes -oStrictHostKeyChecking=yes '-oUserKnownHostsFile=$work/known_hosts ~/.ssh/known_hosts'"
  set -- clone --quiet
  [ -z "$branch" ] || set -- "$@" --branch "$branch"
  if [ -n "$bundled" ]; then
    git "$@" -- "$from" "$directory" &&
      git -C "$directory" remote set-url origin "$address" || return 125
    [ -z "$submodules" ] ||
      git -C "$directory" submodule --quiet update --init --recursive || return 125
    return 0
  fi
  [ -z "$depth" ] || set -- "$@" --depth "$depth"
  [ -z "$submodules" ] || set -- "$@" --recurse-submodules
  [ -z "$depth" ] || [ -z "$submodules" ] || set -- "$@" --shallow-submodules
  git "$@" -- "$from" "$directory" && return 0
  [ -z "$ssh" ] || [ -n "${SSH_AUTH_SOCK-}" ] || return 122
  return 125
}

if [ -n "$(ls -A "$directory" 2>/dev/null)" ]; then
  echo "$directory is not empty, and stays as it is"
  [ -z "$bundled" ] || cat >/dev/null
else
  clone "$@"
  status=$?
  away
  trap - HUP INT TERM
  [ "$status" = 0 ] || exit "$status"
fi
