# shellcheck shell=bash
# What the bench measures with --streams. Needs what bench defines; figures.sh prints it, as ratios to
# plain ssh's output.
# shellcheck disable=SC2034,SC2154 # bench, which sources this, reads the one and sets the other

stream_series=(ssh-out guest-out direct-out ssh-in guest-in direct-in)
stream_mebibytes=256

# carried_by TRANSPORT: from the next login on.
carried_by() {
  site_config "$dir" "$pod" "$image" | awk -v transport="  transport: $1" '
    { print }
    /^session:$/ { print transport; said = 1 }
    END { if (!said) print "session:\n" transport }' >"$dir/config.yaml"
}

# run_stream NAME: one way through, for a login of the account that the name says.
run_stream() {
  local to=$pod@bench
  [ "${1%-*}" != ssh ] || to=$plain@bench
  case $1 in
    *-out) log_in "$newest" "$to" "dd if=/dev/zero bs=65536 count=$((stream_mebibytes * 16)) 2>/dev/null" >/dev/null ;;
    *-in)
      dd if=/dev/zero bs=65536 count=$((stream_mebibytes * 16)) 2>/dev/null |
        log_in "$newest" "$to" 'cat >/dev/null'
      ;;
  esac
}

stream_round() {
  local name
  carried_by guest
  open_session "$newest"
  for name in "${series[@]}"; do
    case $name in guest-* | direct-*) carried_by "${name%-*}" ;; esac
    sample "$name"
  done
  close_session
}
