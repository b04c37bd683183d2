#!/usr/bin/env bash
# Runs saletrail at half of its full load for a long time, and fails if memory, open files or the
# journal's log grow with it.
#
#   docs/benchmarks/soak.sh
#
# MINUTES=30, PORT=18083 and SALETRAIL=PROGRAM (instead of building one) can be set in the
# environment. Needs wrk (.ci/install wrk). All on 127.0.0.1 and in a temporary folder, which is
# removed at the end: about 0.5 GB for each minute.
set -euo pipefail
cd "$(dirname "$0")/../.."
source docs/benchmarks/setup.sh

minutes=${MINUTES:-30}
port=${PORT:-18083}
step=10
agent='Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

need wrk curl
set_up

# --- A data folder with one sub-account and one link, and the service on it.
one_link "$port"
"$saletrail" serve --listen "127.0.0.1:$port" 2> "$work/serve.log" &
service=$!
started+=($service)
for _ in {1..50}; do
  curl -s -o /dev/null "http://127.0.0.1:$port/robots.txt" && break
  sleep 0.1
done

# --- Three clicks to one sale, each of somebody else; `pause` milliseconds between two requests.
cat > "$work/mix.lua" <<'LUA'
local count, round, pause, stamp = 0, "0", 0, ""
function init(arguments) round, pause, stamp = arguments[1], tonumber(arguments[2]), wrk.path end
function delay() return pause end
function request()
  count = count + 1
  local id = round .. "-" .. count
  if count % 4 == 0 then
    return wrk.format("GET", "/track/sale?empId=4071&IMPORTE=39.90&order_id=" .. id)
  end
  return wrk.format("GET", stamp .. "?c=" .. id)
end
LUA
# load NAME SECONDS PAUSE: requests per second.
load() {
  wrk -t1 -c64 "-d${2}s" -H "User-Agent: $agent" -s "$work/mix.lua" "$link" -- "$1" "$3" \
    > "$work/wrk.$1"
  if grep -E 'Non-2xx|Socket errors' "$work/wrk.$1" >&2; then fail "wrong answers" "run again"; fi
  awk '$1 == "Requests/sec:" { printf "%d\n", $2 }' "$work/wrk.$1"
}

full=$(load full 5 0)
# 64 connections that rest so long between two answers that half of the rate is left.
pause=$((64 * 2000 / full))
echo "Full load $full/s; now half of it for $minutes minutes, by a pause of $pause ms."
load half $((minutes * 60)) "$pause" > "$work/half" &
loading=$!
started+=($loading)

# --- Samples: resident memory in kB, open files, and the journal's log in kB.
echo "second  memory kB  files  log kB"
for ((second = step; second <= minutes * 60; second += step)); do
  sleep $step
  kill -0 $service 2> /dev/null || fail "the service ended" "see its log: $(cat "$work/serve.log")"
  memory=$(awk '/VmRSS/ { print $2 }' /proc/$service/status)
  files=(/proc/$service/fd/*)
  log=$(cat "$SALETRAIL_DATA"/journal/*-wal 2> /dev/null | wc -c)
  printf '%6d  %9d  %5d  %6d\n' $second "$memory" ${#files[@]} $((log / 1024)) |
    tee -a "$work/samples"
done
wait $loading || fail "wrk failed" "run again"
echo "Load was $(cat "$work/half")/s; $(tail -n +2 "$work/serve.log" | wc -l) lines in the log."

# --- Flat: the greatest value of the last third is no more than that of the middle third and some.
# The first third is warming up. The log may hold up to 64 MB more before it is begun anew.
awk -v rows="$(wc -l < "$work/samples")" '
  { third = int((NR - 1) * 3 / rows)
    for (i = 2; i <= 4; i++) if ($i > most[third, i]) most[third, i] = $i }
  END {
    split("x memory files log", name); split("0 8192 8 65536", slack)
    for (i = 2; i <= 4; i++) {
      allowed = most[1, i] * (i == 2 ? 1.1 : 1) + slack[i]
      grown = most[2, i] > allowed
      printf "%s: at most %d, then %d: %s\n", name[i], most[1, i], most[2, i],
        grown ? "GROWS" : "flat"
      failed += grown
    }
    exit failed > 0
  }' "$work/samples" || fail "the service grows" "run longer, and look for what is kept"
