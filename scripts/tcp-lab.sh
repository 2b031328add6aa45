#!/usr/bin/env bash
# Real TCP over a bottleneck: a network namespace for the player, a link to it that follows a bandwidth trace, and a command run inside.
#
#   scripts/tcp-lab.sh --trace FILE [--link tbf|tun] [--delay 20ms] [--queue 60kB] [--loss 0.01] [--seed 1] -- COMMAND…
#
# The servers run outside, on 10.77.0.1 (streamlab origin|edge --listen 10.77.0.1); COMMAND runs inside, as 10.77.0.2:
#   tbf   the kernel's token bucket (tc), its rate changed by the clock; no delay, no loss
#   tun   a link in user space: rate, delay each way, a queue that drops, random loss (seeded)
# TRACE may be in any format that 'streamlab trace convert' reads. Needs root, iproute2 and, for tun, python3. Everything is removed at the end.
set -euo pipefail
here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")

fail() { echo "tcp-lab.sh: $1" >&2; exit 2; }
seconds() { case $1 in *ms) awk "BEGIN{print ${1%ms}/1000}" ;; *s) echo "${1%s}" ;; *) fail "'$1' is no time: write 20ms" ;; esac; }
bytes() { case $1 in *kB) echo $((${1%kB} * 1000)) ;; *) fail "'$1' is no size: write 60kB" ;; esac; }

link=tun trace='' delay=0s queue=60kB loss=0 seed=1
while (($#)); do
  case $1 in
    --) shift; break ;;
    --trace | --link | --delay | --queue | --loss | --seed) [ $# -ge 2 ] || fail "'$1' needs a value"; printf -v "${1#--}" %s "$2"; shift 2 ;;
    *) fail "there is no option '$1'; the first lines of this file say what there is" ;;
  esac
done
[ $# -gt 0 ] || fail "say after -- what to run behind the link"
[ -n "$trace" ] || fail "say with --trace which bandwidth the link has"
[ -r "$trace" ] || fail "--trace '$trace': there is no such file"
[ "$(id -u)" = 0 ] || fail "only root may make a network namespace"
case $link in
  tbf) { [ "$delay" = 0s ] && [ "$loss" = 0 ]; } || fail "the kernel's token bucket has neither --delay nor --loss: use --link tun" ;;
  tun) command -v python3 >/dev/null || { echo "tcp-lab.sh: python3 is missing (--link tbf needs none)" >&2; exit 3; } ;;
  *) fail "--link is tbf or tun, not '$link'" ;;
esac
if ! { command -v tc && command -v ip; } >/dev/null; then echo "tcp-lab.sh: iproute2 is missing: install it (Debian and Ubuntu: apt-get install iproute2), then run this again" >&2; exit 3; fi

space=streamlab-player work=$(mktemp -d) children=()
[ -e "/run/netns/$space" ] && fail "the namespace $space is there already: another lab runs, or 'ip netns del $space' removes what one left"

clean_up() {
  trap - EXIT INT TERM
  for child in "${children[@]}"; do kill -TERM "$child" 2>/dev/null || true; done
  for child in "${children[@]}"; do wait "$child" 2>/dev/null || true; done
  ip link del sl-here 2>/dev/null || true
  ip netns del "$space" 2>/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

"$here/streamlab" trace convert "$trace" --to seconds-mbps --out "$work/trace"
ip netns add "$space"
ip -n "$space" link set lo up

# The rate changes when the trace says so, again and again, from now on.
follow() {
  local last=0 end mbps
  while :; do
    last=0
    while read -r end mbps _; do
      tc qdisc replace dev sl-here root tbf rate "$(awk "BEGIN{print int($mbps * 1e6) + 1}")bit" burst 6kb latency 400ms
      sleep "$(awk "BEGIN{print $end - $last}")"
      last=$end
    done <"$work/trace"
  done
}

if [ "$link" = tbf ]; then
  ip link add sl-here type veth peer name sl-there netns "$space"
  ip addr add 10.77.0.1/24 dev sl-here
  ip link set sl-here gso_max_segs 1 up # a whole 64 kB segment does not fit into the bucket
  ip route change 10.77.0.0/24 dev sl-here src 10.77.0.1 congctl cubic # others take minutes to find a rate that changes
  ip -n "$space" addr add 10.77.0.2/24 dev sl-there
  ip -n "$space" link set sl-there up
  follow & children+=($!)
else
  python3 "$here/lib/tun_link.py" "$space" 10.77.0.1 10.77.0.2 --trace "$work/trace" --delay "$(seconds "$delay")" --queue "$(bytes "$queue")" --loss "$loss" --seed "$seed" >"$work/ready" &
  children+=($!)
  for _ in $(seq 100); do [ -s "$work/ready" ] && break; sleep 0.1; done
  [ -s "$work/ready" ] || fail "the link did not come up"
  ip route change 10.77.0.2 dev sl-here src 10.77.0.1 congctl cubic 2>/dev/null || true
fi
ip netns exec "$space" "$@"
