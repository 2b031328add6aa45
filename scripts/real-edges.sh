#!/usr/bin/env bash
# Puts Debian's Varnish and nginx in front of a running origin, as two more pathways that players choose from.
#
#   scripts/real-edges.sh [--origin http://127.0.0.1:8080] [--varnish-port 8091] [--nginx-port 8092]
#
# Start an origin first, with or without edges of its own: scripts/streamlab up. Ctrl-C takes both out of the manifests again and ends them.
set -euo pipefail
here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
# shellcheck source-path=SCRIPTDIR source=lib/require.sh
. "$here/lib/require.sh"
# shellcheck source-path=SCRIPTDIR source=lib/build.sh
. "$here/lib/build.sh"

fail() { echo "real-edges.sh: $1" >&2; exit 2; }

origin=http://127.0.0.1:8080 varnish_port=8091 nginx_port=8092
# Beside the usual address each has one of its own, by which players know it: Shaka shuts out a failed server whatever its port.
varnish_own=127.0.0.91 nginx_own=127.0.0.92
while (($#)); do
  [ $# -ge 2 ] || fail "'$1' needs a value"
  case $1 in
    --origin) origin=${2%/} ;;
    --varnish-port) varnish_port=$2 ;;
    --nginx-port) nginx_port=$2 ;;
    *) fail "there is no option '$1'; it takes --origin, --varnish-port and --nginx-port" ;;
  esac
  shift 2
done
[[ $origin =~ ^http://([A-Za-z0-9.-]+):([0-9]+)$ ]] || fail "--origin '$origin' is not http://host:port"
host=${BASH_REMATCH[1]} port=${BASH_REMATCH[2]}
for number in "$varnish_port" "$nginx_port"; do [[ $number =~ ^[0-9]+$ ]] || fail "'$number' is not a port"; done

# Debian starts what it installs; here both run for themselves, under this user.
require dotnet npm nginx varnishd
build_when_changed StreamLab.Cli
# shellcheck source-path=SCRIPTDIR source=lib/children.sh
. "$here/lib/children.sh"
trap 'clean_up; exit 0' INT TERM # it runs until it is told to stop

sed -e "s|\"origin\"|\"$host\"|" -e "s|\"8080\"|\"$port\"|" "$root/deploy/kubernetes/varnish.vcl" >"$work/varnish.vcl"
sed -e "s|@WORK@|$work|" -e "s|@OWN@|$nginx_own|" -e "s|@PORT@|$nginx_port|g" -e "s|@ORIGIN@|$host:$port|" "$root/deploy/nginx/nginx.conf" >"$work/nginx.conf"
mkdir "$work/cache"
chmod 711 "$work" # started by root, nginx works as another user

varnishd -F -j none -n "$work/varnish" -a "127.0.0.1:$varnish_port" -a "$varnish_own:$varnish_port" -f "$work/varnish.vcl" -s malloc,512m &
children+=("$!")
nginx -e stderr -p "$work" -c "$work/nginx.conf" &
children+=("$!")
for edge in "varnish $varnish_own:$varnish_port" "nginx $nginx_own:$nginx_port"; do
  read -r name own <<<"$edge"
  "$here/streamlab" pathway "$name" "http://$own/" --origin "$origin" &
  children+=("$!")
done
wait -n || true
echo "real-edges.sh: one of the edges ended: see above" >&2
false
