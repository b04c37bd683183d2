#!/usr/bin/env bash
# Compares saletrail with nginx on this machine; what it does and means: docs/benchmarks.md.
#
#   docs/benchmarks/run.sh [--install] [FOLDER]
#
# FOLDER: further newsletters (.html) for `saletrail bench rewrite`.
# ROUNDS=3, SECONDS_EACH=5 and SALETRAIL=PROGRAM (instead of building one) can be set in the
# environment.
# All on 127.0.0.1 and in a temporary folder, which is removed at the end.
set -euo pipefail
cd "$(dirname "$0")/../.."
source docs/benchmarks/setup.sh

rounds=${ROUNDS:-3}
duration=${SECONDS_EACH:-5}
nginx_port=${NGINX_PORT:-18081}
service_port=${SERVICE_PORT:-18082}
bare_port=${BARE_PORT:-18083}
agent='Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
folder=''

for word in "$@"; do
  case $word in
    --install) .ci/install nginx wrk sqlite3 curl ;;
    -*) fail "there is no option $word" "docs/benchmarks/run.sh [--install] [FOLDER]" ;;
    *) folder=$word ;;
  esac
done
PATH=$PATH:/usr/sbin
need nginx wrk curl taskset
[[ $(nproc) -ge 2 ]] || fail "servers and wrk need a core each" "a machine with 2 cores"

set_up

# --- Rewriting: one thread, no server.
"$saletrail" bench rewrite sample-campaigns
[[ -z $folder ]] || "$saletrail" bench rewrite "$folder"

# --- nginx: one worker; a redirect with a cookie of the length ours has, and a 1×1 GIF.
cat > "$work/nginx.conf" <<CONF
daemon off; master_process off; worker_processes 1; pid $work/nginx.pid;
error_log $work/error.log;
events { worker_connections 1024; }
http {
  access_log $work/access.log combined buffer=64k;
  client_body_temp_path $work/t1; proxy_temp_path $work/t2; fastcgi_temp_path $work/t3;
  uwsgi_temp_path $work/t4; scgi_temp_path $work/t5;
  keepalive_requests 100000000;
  server {
    listen 127.0.0.1:$nginx_port;
    location /c/ {
      add_header Cache-Control no-store;
      add_header Referrer-Policy strict-origin-when-cross-origin;
      add_header X-Robots-Tag "noindex, nofollow";
      add_header Set-Cookie "st4071=$(printf 'a%.0s' {1..72}); Path=/; Max-Age=2592000; HttpOnly";
      return 302 https://shop.example/shoes/red;
    }
    location /track/sale {
      add_header Cache-Control "no-store, no-cache, must-revalidate, private";
      add_header X-Content-Type-Options nosniff;
      empty_gif;
    }
  }
}
CONF
taskset -c 0 nginx -e "$work/error.log" -c "$work/nginx.conf" &
nginx=$!
started+=($nginx)

# --- The server alone: one redirect for everything.
taskset -c 0 "$saletrail" bench http --listen "127.0.0.1:$bare_port" 2> "$work/bare.log" &
bare=$!
started+=($bare)

# --- saletrail: a fresh data folder with one sub-account and one small newsletter.
one_link "$service_port"
taskset -c 0 "$saletrail" serve --listen "127.0.0.1:$service_port" --loops 1 2> "$work/serve.log" &
service=$!
started+=($service)

cookie=''
for _ in {1..50}; do
  cookie=$(curl -s -o /dev/null -D - -A "$agent" "$link" | sed -n 's/^Set-Cookie: \([^;]*\).*/\1/p') \
    && curl -s -o /dev/null "http://127.0.0.1:$nginx_port/c/" && break
  sleep 0.1
done
[[ -n $cookie ]] || fail "the servers do not answer" "are ports $nginx_port and $service_port free?"

# --- wrk: every sale has its own order number, or all but the first would be repeats.
cat > "$work/sale.lua" <<'LUA'
local order, round = 0, "0"
function init(arguments) round = arguments[1] end
function request()
  order = order + 1
  return wrk.format("GET", wrk.path .. "?empId=4071&PRODUCTO=Zapato+rojo&CANTIDAD=1"
    .. "&IMPORTE=39%2C90&order_id=" .. round .. "-" .. order)
end
LUA

# 16 requests at once, for the bare redirect.
cat > "$work/pipeline.lua" <<'LUA'
local requests = {}
function init() for index = 1, 16 do requests[index] = wrk.format() end end
function request() return table.concat(requests) end
LUA

# CPU time of a process so far, in ticks of 10 ms.
ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }

# The same once the process has come to rest: what SaleTrail folds later costs it, too, and would
# else slow whoever is measured next.
ticks_at_rest() {
  local before now
  now=$(ticks "$1")
  while before=$now; sleep 0.5; now=$(ticks "$1"); ((now - before > 2)); do :; done
  echo "$now"
}

answers=0
# measure NAME ROUND PID URL [WRK OPTIONS]: one line in $work/figures, and on the screen.
measure() {
  local name=$1 round=$2 pid=$3 url=$4 before
  shift 4
  before=$(ticks "$pid")
  taskset -c 1 wrk -t1 -c64 "-d${duration}s" --latency -H "User-Agent: $agent" \
    -H 'Accept: text/html,application/xhtml+xml,*/*;q=0.8' -H 'Accept-Language: es-ES,es;q=0.8' \
    -H 'Accept-Encoding: gzip, deflate' "$@" "$url" -- "$round" > "$work/wrk"
  if grep -E 'Non-2xx|Socket errors' "$work/wrk"; then fail "$name: wrong answers" "run again"; fi
  awk -v name="$name" -v round="$round" -v ticks=$(($(ticks_at_rest "$pid") - before)) '
    $1 == "50%" { p50 = $2 } $1 == "99%" { p99 = $2 }
    $2 == "requests" { count = $1 } $1 == "Requests/sec:" { rate = $2 }
    END { print round, name, rate, count, p50, p99, ticks * 10000 / count }' \
    "$work/wrk" >> "$work/figures"
  tail -n 1 "$work/figures" |
    awk '{ printf "%5s  %-18s %10.0f/s  %8s  %8s  %6.1f µs\n", $1, $2, $3, $5, $6, $7 }'
  case $name in saletrail-*) answers=$((answers + $(tail -n 1 "$work/figures" | cut -d' ' -f4))) ;; esac
}

echo
echo "round  server              requests       p50       p99  CPU per request"
for ((round = 1; round <= rounds; round++)); do
  measure nginx-302 $round $nginx "http://127.0.0.1:$nginx_port${link#http://*:"$service_port"}"
  measure bare-302 $round $bare "http://127.0.0.1:$bare_port/c/a/1"
  measure nginx-302-new $round $nginx "http://127.0.0.1:$nginx_port/c/a/1" -H 'Connection: close'
  measure bare-302-new $round $bare "http://127.0.0.1:$bare_port/c/a/1" -H 'Connection: close'
  measure nginx-302-16 $round $nginx "http://127.0.0.1:$nginx_port/c/a/1" -s "$work/pipeline.lua"
  measure bare-302-16 $round $bare "http://127.0.0.1:$bare_port/c/a/1" -s "$work/pipeline.lua"
  measure saletrail-redirect $round $service "$link"
  measure nginx-gif $round $nginx "http://127.0.0.1:$nginx_port/track/sale" \
    -s "$work/sale.lua" -H "Cookie: $cookie"
  measure saletrail-pixel $round $service "http://127.0.0.1:$service_port/track/sale" \
    -s "$work/sale.lua" -H "Cookie: $cookie"
done

median() { sort -n | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }
# compare WHAT OURS THEIRS: the ratio of each round, and the medians.
compare() {
  local ratios rate cost
  ratios=$(awk -v ours="$2" -v theirs="$3" '
    $2 == theirs { base = $3 } $2 == ours { printf "%.2f ", $3 / base }' "$work/figures")
  rate=$(awk -v ours="$2" '$2 == ours { print $3 }' "$work/figures" | median)
  cost=$(awk -v ours="$2" -v theirs="$3" '
    $2 == ours { a += $7 } $2 == theirs { b += $7 } END { printf "%.2f", a / b }' "$work/figures")
  printf '%s: median %.0f/s; × nginx by round %s; median %.2f; CPU × %s\n' "$1" "$rate" "$ratios" \
    "$(tr ' ' '\n' <<< "${ratios% }" | median)" "$cost"
}
echo
compare 'Bare redirect' bare-302 nginx-302
compare 'Bare redirect, new connection each' bare-302-new nginx-302-new
compare 'Bare redirect, 16 at once' bare-302-16 nginx-302-16
compare 'Redirect with commit' saletrail-redirect nginx-302
compare 'Sale pixel with commit' saletrail-pixel nginx-gif

# --- Nothing that was answered may be missing: stop, then count what is on the disk.
kill "$service"
wait "$service" || true
events=0
if command -v sqlite3 > /dev/null; then
  for segment in "$SALETRAIL_DATA"/journal/*.sqlite; do
    events=$((events + $(sqlite3 "$segment" 'SELECT count(*) FROM event')))
  done
else
  # Clicks and sales of the report's totals: every sale has its own order number.
  events=$("$saletrail" report sales --account 4071 --format json | grep -o '"clicks":[0-9]*,.*' |
    head -n 1 | sed 's/"clicks":\([0-9]*\),.*"sales":\([0-9]*\),.*/\1 + \2/')
  events=$((events))
fi
echo "Journal on $(stat -f -c %T "$SALETRAIL_DATA"): $events events for $answers answers."
[[ $events -ge $answers ]] || fail "answered events are missing" "keep $work and report this"
