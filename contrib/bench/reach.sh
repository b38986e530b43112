# shellcheck shell=bash
# What the bench measures for the table of what is to be reached. Needs what bench defines and figures.sh.
# shellcheck disable=SC2034,SC2154 # bench, which sources this, reads the one and sets the other

echo_keys=100
echo_rounds=3
stream_rounds=3
seconds_of_crowd=10

# prepare_reach: the programs and keys that only this needs.
prepare_reach() {
  local runtime feature
  printf 'public class Hello { public static void main(String[] a) { System.out.println("hello"); } }\n' \
    >"$dir/Hello.java"
  "${runtimes[0]#* }/bin/javac" -d "$dir" "$dir/Hello.java"
  series=(ssh podman-exec podman-run refuse)
  for runtime in "${runtimes[@]}"; do
    feature=${runtime%% *}
    series+=("refuse@$feature" "hello@$feature" "auth-keys@$feature" "warm@$feature" "cold@$feature"
      "pool@$feature")
  done
}

# java_of FEATURE
java_of() {
  local runtime
  for runtime in "${runtimes[@]}"; do
    [ "${runtime%% *}" != "$1" ] || printf '%s/bin/java\n' "${runtime#* }"
  done
}

# run_reach NAME[@FEATURE]: what one sample of it is.
run_reach() {
  local feature=${1#*@}
  case $1 in
    ssh) log_in "$newest" "$plain@bench" true ;;
    podman-exec) as_account "$pod" podman exec "$container" true ;;
    podman-run) as_account "$pod" podman run --rm "${run_options[@]}" "$image" true ;;
    refuse) refused "$newest" "$plain" ;;
    refuse@*) refused "$feature" "$pod" ;;
    hello@*)
      "$(java_of "$feature")" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto \
        -cp "$dir" Hello
      ;;
    # With a log of its own, for then the launcher leaves the answer to Java.
    auth-keys@*)
      "$dir/$feature/dist/bin/podspawn" --config "$dir/config.yaml" --log-file "$dir/log" auth-keys "$pod"
      ;;
    pool@*) log_in "pool-$feature" "$pod@bench" true ;;
    warm@* | cold@*) log_in "$feature" "$pod@bench" true ;;
    out) as_account "$pod" podman exec -i "$container" sh -c "$(writer)" >/dev/null ;;
    out@*) log_in "$feature" "$pod@bench" "$(writer)" >/dev/null ;;
    in) feed | as_account "$pod" podman exec -i "$container" cat >/dev/null ;;
    in@*) feed | log_in "$feature" "$pod@bench" 'cat >/dev/null' ;;
  esac
}

# As ContainerMaker asks for, as far as it is podman-run(1)'s to say.
# shellcheck disable=SC2054 # the commas are podman's
run_options=(--init --network slirp4netns --hostname bench --cap-drop ALL
  --cap-add CHOWN,SETUID,SETGID,DAC_OVERRIDE,FOWNER,NET_BIND_SERVICE
  --security-opt no-new-privileges --log-driver none --shm-size 64m)

# refused FEATURE NAME: a login with a key that nobody knows, which is to fail.
refused() {
  ! ssh -F "$dir/ssh_config-$1" -i "$dir/unknown" "$2@bench" true
}

writer() {
  printf 'dd if=/dev/zero bs=65536 count=%d 2>/dev/null' $((mebibytes * 16))
}

feed() {
  dd if=/dev/zero bs=65536 count=$((mebibytes * 16)) 2>/dev/null
}

reach_round() {
  local runtime feature
  for runtime in "${runtimes[@]}"; do
    feature=${runtime%% *}
    sample ssh
    sample refuse
    sample "refuse@$feature"
    sample "hello@$feature"
    sample "auth-keys@$feature"
    sample podman-run
    sample "cold@$feature"
    open_session "$feature"
    sample "warm@$feature"
    sample podman-exec
    close_session
    sample_pool "$feature"
  done
}

# sample_pool FEATURE: a login that finds its container waiting, which the login before it has left. Without a
# pool that one goes again.
sample_pool() {
  local podspawn=$dir/$1/dist/bin/podspawn
  # There is one answer for each account, for one configuration.
  "$podspawn" --config "$dir/pool.yaml" keys prepare >"$dir/out"
  log_in "pool-$1" "$pod@bench" true
  await_spare "$podspawn"
  sample "pool@$1"
  await_spare "$podspawn"
  as_account "$pod" "$podspawn" --config "$dir/config.yaml" cleanup --user "$pod" >"$dir/out"
  "$podspawn" --config "$dir/config.yaml" keys prepare >"$dir/out"
}

# await_spare PODSPAWN: until a container waits; it is made by a process that nobody else knows of.
await_spare() {
  local number
  for ((number = 1; number <= 300; number++)); do
    [ "$(as_account "$pod" "$1" --config "$dir/pool.yaml" list --format '{state}')" != grace ] || return 0
    sleep 0.2
  done
  die "no container waits"
}

# measure_once: what one run of is enough, or all that a bench can wait for.
measure_once() {
  local runtime feature number
  for runtime in "${runtimes[@]}"; do
    feature=${runtime%% *}
    say "keys, streams and memory on Java $feature"
    open_session "$feature"
    series+=("echo@$feature" "out@$feature" "in@$feature")
    for ((number = 1; number <= echo_rounds; number++)); do
      sample_echo "$feature"
    done
    for ((number = 1; number <= stream_rounds; number++)); do
      sample out
      sample "out@$feature"
      sample in
      sample "in@$feature"
    done
    sample_memory "$feature"
    close_session
  done
  # Last, for the engine has something to do for minutes after so many logins.
  for runtime in "${runtimes[@]}"; do
    sample_crowd "${runtime%% *}"
  done
  series+=(echo out in)
}

# sample_echo FEATURE: a run of keys by podspawn, and one by podman exec -it. Both are what the same sshd starts
# for the same account: the second by a key whose line names that command.
sample_echo() {
  local words="echo ready; exec cat"
  printf 'command="XDG_RUNTIME_DIR=/run/user/%s podman exec -it %s sh -c '\''%s'\''",restrict,pty %s\n' \
    "$(account_field "$pod" 3)" "$container" "$words" "$(cat "$dir/plain-exec.pub")" >"$dir/emergency/$pod"
  chmod 0644 "$dir/emergency/$pod"
  type_keys "echo@$1" -i "$dir/id" -F "$dir/ssh_config-$1" "$pod@bench" "$words"
  type_keys echo -i "$dir/plain-exec" -F "$dir/ssh_config-$1" "$pod@bench"
  rm "$dir/emergency/$pod"
}

# type_keys NAME SSH-ARGUMENTS...
type_keys() {
  local name=$1
  shift
  "$(java_of "$newest")" --source 17 "$here/echo" "$echo_keys" ssh -tt "$@" >>"$dir/samples.$name" ||
    die "$name failed"
}

# logins: the processes of podspawn's logins.
logins() {
  local pid
  for pid in $(account_processes "$pod"); do
    case $(readlink "/proc/$pid/exe") in
      */java) printf '%s\n' "$pid" ;;
    esac
  done
}

# sample_memory FEATURE: many idle sessions at a time; what each costs, in KiB.
sample_memory() {
  local number pid ready clients=()
  for ((number = 1; number <= idle; number++)); do
    # ssh itself, for it is to be killed.
    ssh -F "$dir/ssh_config-$1" -i "$dir/id" "$pod@bench" "echo ready; cat" \
      <&"$silent" >"$dir/idle.$number" 2>&1 &
    clients+=("$!")
  done
  for ((number = 1; number <= 300; number++)); do
    ready=$(cat "$dir"/idle.[0-9]* | grep -c '^ready$' || true)
    [ "$ready" -lt "$idle" ] || break
    # Fifty clients have no event in common.
    sleep 0.2
  done
  [ "$ready" = "$idle" ] || die "only $ready of $idle idle sessions: $(cat "$dir"/idle.[0-9]* | sort | uniq -c)"
  for pid in $(logins); do
    sed -n 's/^Pss: *\([0-9]*\) kB/\1/p' "/proc/$pid/smaps_rollup"
  done >"$dir/memory.$1"
  kill "${clients[@]}" 2>/dev/null || true
  wait "${clients[@]}" 2>/dev/null || true
  for ((number = 1; number <= 300; number++)); do
    [ "$(logins | wc -l)" -gt 1 ] || break
    sleep 0.2
  done
  [ "$(logins | wc -l)" = 1 ] || die "logins of clients that are gone are there still"
  rm -f "$dir"/idle.*
}

# sample_crowd FEATURE: many logins, evenly within some seconds, into one container; the time of each.
sample_crowd() {
  local number from to clients=()
  for ((number = 0; number < crowd; number++)); do
    (
      sleep "$(awk -v n="$number" -v all="$crowd" -v s="$seconds_of_crowd" 'BEGIN { print n * s / all }')"
      from=$EPOCHREALTIME
      if log_in "$1" "$pod@bench" "echo served" </dev/null 2>>"$dir/crowd.errors" | grep -q '^served$'; then
        to=$EPOCHREALTIME
        printf '%s\n' $((${to/./} - ${from/./})) >>"$dir/crowd.$1"
      fi
    ) &
    clients+=("$!")
  done
  wait "${clients[@]}"
}
