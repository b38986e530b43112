# shellcheck shell=bash
# What the bench prints. Reads $dir/samples.NAME (microseconds, one a line) for each of `series`.
# shellcheck disable=SC2154 # what it reads is set by bench, which sources this

# figures NAME: prints "median lower-quartile upper-quartile least most 99th-percentile" in milliseconds.
figures() {
  sort -n "$dir/samples.$1" | awk '
    function at(share,   place) {
      place = 1 + (NR - 1) * share
      return (value[int(place)] * (int(place) + 1 - place) \
        + value[int(place) + (place > int(place))] * (place - int(place))) / 1000
    }
    { value[NR] = $1 }
    END { printf "%.2f %.2f %.2f %.2f %.2f %.2f\n", at(0.5), at(0.25), at(0.75), at(0), at(1), at(0.99) }'
}

# median NAME
median() {
  figures "$1" | cut -d' ' -f1
}

java_version() {
  "$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.runtime.version = //p'
}

storage_driver() {
  as_account "$pod" podman info --format '{{.Store.GraphDriverName}}'
}

# describe: the machine, and how busy it was.
describe() {
  local runtime
  printf '%d rounds in turn; load average before %s, after %s; %s processors\n' \
    "$rounds" "$load_before" "$load_after" "$(nproc)"
  printf '%s; image %s; storage %s; Linux %s\n' "$(podman --version)" "$image" "$(storage_driver)" "$(uname -r)"
  for runtime in "${runtimes[@]}"; do
    printf 'Java %s: %s\n' "${runtime%% *}" "$(java_version "${runtime#* }/bin/java")"
  done
}

print_table() {
  local name median lower upper least most base
  describe
  base=$(median "${series[0]}")
  printf '\n%-14s %10s %19s %10s %10s %10s\n' what 'median ms' 'quartiles' least most "x ${series[0]}"
  for name in "${series[@]}"; do
    read -r median lower upper least most _ < <(figures "$name")
    printf '%-14s %10s %19s %10s %10s %10s\n' "$name" "$median" "$lower-$upper" "$least" "$most" \
      "$(awk -v mine="$median" -v base="$base" 'BEGIN { printf "%.2f", mine / base }')"
  done
}

# print_reach: the samples, and below them what was to be reached.
print_reach() {
  print_table
  printf '\n%-62s %10s %10s  %s\n' 'what is to be reached' 'measured' 'at most' ''
  reached | while IFS=$'\t' read -r _ what value limit verdict; do
    printf '%-62s %10s %10s  %s\n' "$what" "$value" "$limit" "$verdict"
  done
}

# line ID WHAT VALUE LIMIT: one thing to be reached; prints its fields with tabulators between.
line() {
  printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" \
    "$(awk -v value="$3" -v limit="$4" 'BEGIN { print value + 0 <= limit + 0 ? "pass" : "short" }')"
}

# calculate NAME=NUMBER... EXPRESSION
calculate() {
  local arguments=() expression=${*: -1}
  while [ $# -gt 1 ]; do
    arguments+=(-v "$1")
    shift
  done
  awk "${arguments[@]}" "BEGIN { printf \"%.2f\", $expression }"
}

# reached: a line for each thing to be reached, for each Java.
reached() {
  local runtime v
  for runtime in "${runtimes[@]}"; do
    v=${runtime%% *}
    line "auth-keys-$v" "Java $v: auth-keys in a refused login, ms more than /bin/true" \
      "$(calculate a="$(median "refuse@$v")" b="$(median refuse)" 'a - b')" 5
    line "auth-keys-jvm-$v" "Java $v: auth-keys, x java Hello" \
      "$(calculate a="$(median "auth-keys@$v")" b="$(median "hello@$v")" 'a / b')" 1.8
    line "warm-$v" "Java $v: warm login less plain ssh, x podman exec" \
      "$(calculate a="$(median "warm@$v")" b="$(median ssh)" c="$(median podman-exec)" '(a - b) / c')" 1.0
    line "cold-$v" "Java $v: cold login, x (podman run --rm and plain ssh)" \
      "$(calculate a="$(median "cold@$v")" b="$(median ssh)" c="$(median podman-run)" 'a / (b + c)')" 1.25
    line "pool-$v" "Java $v: cold login with a pool, x a warm one" \
      "$(calculate a="$(median "pool@$v")" b="$(median "warm@$v")" 'a / b')" 1.15
    line "echo-$v" "Java $v: a key's echo, ms more than podman exec -it, median" \
      "$(calculate a="$(median "echo@$v")" b="$(median echo)" 'a - b')" 0.3
    line "echo-p99-$v" "Java $v: the same, 99th percentile" \
      "$(calculate a="$(percentile "echo@$v")" b="$(percentile echo)" 'a - b')" 2
    line "out-$v" "Java $v: $mebibytes MiB out, time x podman exec -i" \
      "$(calculate a="$(median "out@$v")" b="$(median out)" 'a / b')" 1.11
    line "in-$v" "Java $v: $mebibytes MiB in, time x podman exec -i" \
      "$(calculate a="$(median "in@$v")" b="$(median in)" 'a / b')" 1.11
    line "memory-$v" "Java $v: memory (PSS) per idle session with $idle open, MB" "$(memory "$v")" 30
    line "crowd-failed-$v" "Java $v: $crowd logins in $seconds_of_crowd s: not served" \
      "$((crowd - $(wc -l <"$dir/crowd.$v")))" 0
    line "crowd-$v" "Java $v: the slowest of them, x one after the other" \
      "$(calculate a="$(sort -n "$dir/crowd.$v" | tail -n 1)" b="$(median "warm@$v")" n="$crowd" 'a / 1000 / (b * n)')" 3
  done
}

percentile() {
  figures "$1" | cut -d' ' -f6
}

# memory FEATURE: the mean of what each Java process has, in MB.
memory() {
  awk '{ sum += $1 } END { printf "%.1f", sum * 1024 / NR / 1e6 }' "$dir/memory.$1"
}

print_json() {
  local name median lower upper least most p99 comma=
  printf '{"rounds":%d,"unit":"ms","load_before":"%s","load_after":"%s","processors":%s,' \
    "$rounds" "$load_before" "$load_after" "$(nproc)"
  printf '"machine":"%s","series":{' "$(describe | tail -n +2 | paste -sd ';' | sed 's/"//g')"
  for name in "${series[@]}"; do
    read -r median lower upper least most p99 < <(figures "$name")
    printf '%s"%s":{"median":%s,"lower_quartile":%s,"upper_quartile":%s,"min":%s,"max":%s,"p99":%s,"samples":[%s]}' \
      "$comma" "$name" "$median" "$lower" "$upper" "$least" "$most" "$p99" \
      "$(awk 'NR > 1 { printf "," } { printf "%.3f", $1 / 1000 }' "$dir/samples.$name")"
    comma=,
  done
  printf '},"reach":['
  if [ "$streams" = no ]; then
    comma=
    reached | while IFS=$'\t' read -r name what value limit verdict; do
      printf '%s{"id":"%s","what":"%s","value":%s,"at_most":%s,"verdict":"%s"}' \
        "$comma" "$name" "$what" "$value" "$limit" "$verdict"
      comma=,
    done
  fi
  printf ']}\n'
}
