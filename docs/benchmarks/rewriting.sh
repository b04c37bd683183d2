#!/usr/bin/env bash
# Compares `saletrail bench rewrite` with lol-html, called from Python, on the same newsletters.
#
#   docs/benchmarks/rewriting.sh [FOLDER]
#
# FOLDER holds .html files, else sample-campaigns. ROUNDS=5 and SALETRAIL=PROGRAM (instead of
# building one) can be set in the environment. Both read all files first and rewrite them in
# memory, on one thread, and take turns. Needs Python 3 with venv, and PyPI.
set -euo pipefail
cd "$(dirname "$0")/../.."
source docs/benchmarks/setup.sh

folder=${1:-sample-campaigns}
rounds=${ROUNDS:-5}

[[ -d $folder ]] || fail "there is no folder $folder" "give a folder with .html files"
command -v python3 > /dev/null || fail "python3 is missing" "apt-get install python3-venv"

set_up
python3 -m venv "$work/venv" || fail "no virtual environment" "apt-get install python3-venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-lolhtml==0.1.0 ||
  fail "PyPI cannot be reached, or has no wheel of lol-html for this machine" \
    "run it where pip can install python-lolhtml"

echo "round  saletrail MB/s  lol-html MB/s  ratio"
for ((round = 1; round <= rounds; round++)); do
  ours=$("$saletrail" bench rewrite "$folder" --rounds 5 --format json 2> /dev/null |
    grep -o '"median_mb_s" *: *[0-9]*' | grep -o '[0-9]*$')
  theirs=$("$work/venv/bin/python" docs/benchmarks/rewriting.py "$folder")
  echo "$round $ours $theirs" >> "$work/figures"
  awk -v r="$round" -v a="$ours" -v b="$theirs" \
    'BEGIN { printf "%5d  %14d  %13d  %5.1f\n", r, a, b, a / b }'
done

# column N: median and best of that column of the figures.
column() {
  awk -v n="$1" '{ print (n == 4) ? $2 / $3 : $n }' "$work/figures" | sort -n |
    awk '{ v[NR] = $1 } END { printf "median %.1f, best %.1f", (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2, v[NR] }'
}
echo
echo "saletrail MB/s: $(column 2)"
echo "lol-html MB/s:  $(column 3)"
echo "ratio:          $(column 4)"
