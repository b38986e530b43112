# shellcheck shell=bash
# What the bench prints. Reads $dir/samples.NAME (microseconds, one a line) for each of `series`.
# shellcheck disable=SC2154 # what it reads is set by bench, which sources this

# figures NAME: prints "median lower-quartile upper-quartile least most" in milliseconds.
figures() {
  sort -n "$dir/samples.$1" | awk '
    function at(share,   place) {
      place = 1 + (NR - 1) * share
      return (value[int(place)] * (int(place) + 1 - place) \
        + value[int(place) + (place > int(place))] * (place - int(place))) / 1000
    }
    { value[NR] = $1 }
    END { printf "%.1f %.1f %.1f %.1f %.1f\n", at(0.5), at(0.25), at(0.75), at(0), at(1) }'
}

# ratio NAME: prints the median of NAME over that of plain ssh, the first of the series.
ratio() {
  local mine base
  read -r mine _ < <(figures "$1")
  read -r base _ < <(figures "${series[0]}")
  awk -v mine="$mine" -v base="$base" 'BEGIN { printf "%.2f\n", mine / base }'
}

java_version() {
  "$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.runtime.version = //p'
}

print_table() {
  local name median lower upper least most
  printf '%d rounds in turn; load average before %s, after %s; %s processors\n' \
    "$rounds" "$load_before" "$load_after" "$(nproc)"
  printf 'Java %s; %s; image %s; storage %s\n\n' "$(java_version)" \
    "$(podman --version)" "$image" "$(storage_driver)"
  printf '%-12s %10s %17s %10s %10s %12s\n' what 'median ms' 'quartiles' least most 'x plain ssh'
  for name in "${series[@]}"; do
    read -r median lower upper least most < <(figures "$name")
    printf '%-12s %10s %17s %10s %10s %12s\n' "$name" "$median" "$lower-$upper" "$least" "$most" \
      "$(ratio "$name")"
  done
}

storage_driver() {
  as_account "$pod" podman info --format '{{.Store.GraphDriverName}}'
}

print_json() {
  local name median lower upper least most comma=
  printf '{"rounds":%d,"unit":"ms","load_before":"%s","load_after":"%s","processors":%s,' \
    "$rounds" "$load_before" "$load_after" "$(nproc)"
  printf '"java":"%s","podman":"%s","image":"%s","storage":"%s","series":{' "$(java_version)" \
    "$(podman --version)" "$image" "$(storage_driver)"
  for name in "${series[@]}"; do
    read -r median lower upper least most < <(figures "$name")
    printf '%s"%s":{"median":%s,"lower_quartile":%s,"upper_quartile":%s,"min":%s,"max":%s,"ratio":%s,"samples":[%s]}' \
      "$comma" "$name" "$median" "$lower" "$upper" "$least" "$most" "$(ratio "$name")" \
      "$(awk 'NR > 1 { printf "," } { printf "%.3f", $1 / 1000 }' "$dir/samples.$name")"
    comma=,
  done
  printf '}}\n'
}
