#!/usr/bin/env bash
# Cache hits of our edge, of nginx (proxy_cache) and of Varnish, in front of the same origin: requests/s, CPU, p99 for 64 kB, 500 kB and 2 MB.
#
#   scripts/bench-edges.sh [ROUNDS (5)]
#
# The servers are pinned to the first processor, the generator to the second: two are needed, and a quiet machine.
set -euo pipefail
here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
# shellcheck source-path=SCRIPTDIR source=lib/require.sh
. "$here/lib/require.sh"
# shellcheck source-path=SCRIPTDIR source=lib/build.sh
. "$here/lib/build.sh"

rounds=${1:-5}
[[ $rounds =~ ^[1-9][0-9]{0,2}$ ]] || { echo "bench-edges.sh: '$rounds' is no number of rounds: write 1 to 999" >&2; exit 2; }
require dotnet nginx varnishd taskset curl
build_when_changed StreamLab.Cli
with_build_lock build "$root/tests/StreamLab.Benchmarks"
# shellcheck source-path=SCRIPTDIR source=lib/children.sh
. "$here/lib/children.sh"
export STREAMLAB_STATE=$work/state

# A title of three objects; for the origin it is the manifest that makes a title.
mkdir -p "$work/catalog/bench"
for size in 65536 500000 2000000; do head -c "$size" /dev/urandom >"$work/catalog/bench/$size.m4s"; done
echo '<MPD/>' >"$work/catalog/bench/manifest.mpd"

streamlab=(dotnet "$root/artifacts/bin/StreamLab.Cli/release/streamlab.dll")
# start PROCESSOR COMMAND…: in the background; $! is the program itself.
start() { local processor=$1; shift; taskset -c "$processor" "$@" >"$work/log" 2>&1 & children+=($!); }

origin=18080 edge=18081 nginx=18082 varnish=18083
start 1 "${streamlab[@]}" origin --catalog "$work/catalog" --port $origin
curl -s --retry 50 --retry-connrefused --retry-delay 1 -o "$work/first" "http://127.0.0.1:$origin/health"

start 0 "${streamlab[@]}" edge --origin "http://127.0.0.1:$origin" --port $edge --name bench
edge_pid=$!

mkdir -p "$work/nginx"
cat >"$work/nginx.conf" <<CONF
daemon off; master_process off; worker_processes 1; pid $work/nginx.pid; error_log $work/nginx.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush off; keepalive_requests 1000000000;
  client_body_temp_path $work/nginx/body; proxy_temp_path $work/nginx/temp; fastcgi_temp_path $work/nginx/f; uwsgi_temp_path $work/nginx/u; scgi_temp_path $work/nginx/s;
  proxy_cache_path $work/nginx/cache keys_zone=hits:10m max_size=1g;
  server {
    listen 127.0.0.1:$nginx;
    location / { proxy_pass http://127.0.0.1:$origin; proxy_http_version 1.1; proxy_cache hits; proxy_cache_key \$uri; proxy_cache_lock on; proxy_cache_revalidate on; }
  }
}
CONF
start 0 nginx -c "$work/nginx.conf" -e "$work/nginx.log"
nginx_pid=$!

start 0 varnishd -F -j none -n "$work/varnish" -a "127.0.0.1:$varnish" -b "127.0.0.1:$origin" -s malloc,256m
varnish_pid=$!

for port in $edge $nginx $varnish; do
  for size in 65536 500000 2000000; do
    curl -s --retry 50 --retry-all-errors --retry-delay 1 -o "$work/first" "http://127.0.0.1:$port/bench/$size.m4s"
    cmp -s "$work/first" "$work/catalog/bench/$size.m4s" || { echo "bench-edges.sh: port $port does not serve $size bytes right" >&2; exit 1; }
  done
done

taskset -c 1 dotnet "$root/artifacts/bin/StreamLab.Benchmarks/release/StreamLab.Benchmarks.dll" serving "$rounds" \
  "streamlab=$edge_pid=http://127.0.0.1:$edge/bench/" "nginx=$nginx_pid=http://127.0.0.1:$nginx/bench/" "varnish=$varnish_pid=http://127.0.0.1:$varnish/bench/"
