# Sourced by the scripts beside it, in the project's folder: the program, built unless
# SALETRAIL=PROGRAM names one, and a temporary folder. At the end every process in `started` is
# stopped and the folder is removed.

fail() { echo "Error: $1"; echo "Try: $2"; exit 1; } >&2

# need TOOL … : fails when one is missing.
need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" > /dev/null || fail "$tool is missing" ".ci/install $*"
  done
}

started=()
clean_up() {
  for pid in "${started[@]}"; do kill "$pid" 2> /dev/null || true; done
  wait
  rm -rf "$work"
}

# set_up: sets `saletrail` and `work`.
set_up() {
  saletrail=${SALETRAIL:-}
  if [[ -z $saletrail ]]; then
    echo "Building (release) …" >&2
    swift build -c release --product saletrail > /dev/null
    saletrail=$(swift build -c release --show-bin-path)/saletrail
  fi
  work=$(mktemp -d "${TMPDIR:-/tmp}/saletrail-bench.XXXXXX")
  trap clean_up EXIT
}

# A data folder with sub-account 4071, its pixel activated, and a campaign of one link that leads
# through PORT: sets `link`.
one_link() {
  local port=$1
  export SALETRAIL_DATA=$work/data
  "$saletrail" account add 4071 --name Bench --tracking-domain 127.0.0.1 --shop shop.example \
    > /dev/null 2>&1
  "$saletrail" account activate 4071 > /dev/null 2>&1
  link=$(echo '<p><a href="https://shop.example/shoes/red">Red shoes</a></p>' |
    "$saletrail" rewrite --account 4071 --campaign bench \
      --tracking-url "http://127.0.0.1:$port" 2> /dev/null | grep -o 'http[^"]*')
}
