#!/bin/bash
# Draws what contrib/bench/bench --json wrote: for each thing to be reached a bar, as long as what was
# measured is of what was to be reached at most. SVG, to stdout.
#
#   contrib/bench/chart.sh FILE.json >docs/performance.svg
#
# Needs jq.
set -euo pipefail

if [ $# != 1 ] || [ ! -r "$1" ]; then
  sed -n '2,/^[^#]/{/^[^#]/d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}" >&2
  exit 1
fi

jq -r '"\(.load_before) \(.load_after)", (.reach[] | [.what, .value, .at_most, .verdict] | @tsv)' "$1" |
  awk -F '\t' '
    function text(x, y, anchor, words) {
      gsub(/&/, "\\&amp;", words)
      gsub(/</, "\\&lt;", words)
      body = body sprintf("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, words)
    }
    NR == 1 {
      split($0, load, " ")
      next
    }
    {
      y = top + row++ * 22
      # A limit of nothing is kept by nothing.
      share = $3 > 0 ? $2 / $3 : ($2 > 0 ? 9 : 0)
      if (share < 0) share = 0
      cut = share > most
      text(left - 8, y + 14, "end", $1)
      body = body sprintf("<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\" fill=\"%s\"/>\n",
        left, y + 2, (cut ? most : share) * unit + 1, $4 == "pass" ? "#2f7d6b" : "#c8641b")
      text(left + (cut ? most : share) * unit + 7, y + 14, "start", $2 (cut ? " (beyond the edge)" : "") " of " $3)
    }
    BEGIN {
      left = 460
      top = 46
      unit = 150
      most = 2
    }
    END {
      height = top + row * 22 + 14
      printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 %d\" font-family=\"sans-serif\" font-size=\"12\">\n", height
      printf "<title>What was measured, as a share of what was to be reached at most</title>\n"
      printf "<rect width=\"900\" height=\"%d\" fill=\"white\"/>\n", height
      printf "<text x=\"%d\" y=\"20\" text-anchor=\"end\">load average before %s, after %s</text>\n", left - 8, load[1], load[4]
      printf "<text x=\"%d\" y=\"20\" text-anchor=\"middle\">at most</text>\n", left + unit
      printf "%s", body
      printf "<line x1=\"%d\" y1=\"28\" x2=\"%d\" y2=\"%d\" stroke=\"#333\" stroke-dasharray=\"4 3\"/>\n</svg>\n", left + unit, left + unit, height - 8
    }'
