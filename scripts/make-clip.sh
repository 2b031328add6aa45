#!/usr/bin/env bash
# Makes the demo clip from nothing but ffmpeg's own pictures: hard cuts between easy and hard scenes, a timecode for people,
# a frame counter for machines, a beep each second. The same pictures on every machine.
#
#   scripts/make-clip.sh [OUT (media/demo.mp4)] [--seconds 60 (at most)] [--size 1280x720] [--rate 25] [--silent]
#
# The counter is a strip of 20 equal blocks over the left three quarters of the top 1/18 of the picture:
#   white, black, 16 bits of the frame's number (the highest first), even parity, white.
set -euo pipefail

fail() { echo "make-clip.sh: $1" >&2; exit 2; }

root=$(cd "$(dirname "$0")/.." && pwd)
out=$root/media/demo.mp4 seconds=60 size=1280x720 rate=25 silent=
while (($#)); do
  case $1 in
    --seconds | --size | --rate) [ $# -ge 2 ] || fail "'$1' needs a value"; printf -v "${1#--}" %s "$2"; shift 2 ;;
    --silent) silent=1; shift ;;
    -*) fail "there is no option '$1'; it takes [OUT] [--seconds 60] [--size 1280x720] [--rate 25] [--silent]" ;;
    *) out=$1; shift ;;
  esac
done
[[ $size =~ ^[1-9][0-9]*x[1-9][0-9]*$ ]] || fail "--size '$size' is no size: write 1280x720"
[[ $rate =~ ^[1-9][0-9]*(/[1-9][0-9]*)?$ ]] || fail "--rate '$rate' is no number of pictures a second: write 25 or 30000/1001"
[[ $seconds =~ ^[0-9]*[1-9][0-9]*$ ]] || fail "--seconds '$seconds' is no number of seconds: write 60"
width=${size%x*} height=${size#*x}

ffmpeg=${STREAMLAB_FFMPEG:-ffmpeg}
command -v "$ffmpeg" > /dev/null || { echo "make-clip.sh: $ffmpeg is missing: install it (Debian and Ubuntu: apt-get install ffmpeg), or name another in STREAMLAB_FFMPEG" >&2; exit 3; }

find_font() {
  find /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" /Library/Fonts -name DejaVuSansMono.ttf 2> /dev/null | head -n 1
}
font=$(find_font || true)
if [[ -z $font && $(id -u) == 0 ]] && command -v apt-get > /dev/null; then
  apt-get install -y -q fonts-dejavu-core > /dev/null
  font=$(find_font || true)
fi
[[ -n $font ]] || { echo "make-clip.sh: the font DejaVu Sans Mono is missing: apt-get install fonts-dejavu-core" >&2; exit 3; }

# Twelve scenes of five seconds. Random ones have a seed.
small=$((width / 4))x$((height / 4)) tiny=$((width / 8))x$((height / 8))
scenes=(
  "smptehdbars=s=$size"
  "testsrc2=s=$size"
  "gradients=s=$size:c0=navy:c1=orange:c2=teal:n=3:speed=0.01:seed=1"
  "mandelbrot=s=$small:maxiter=300:start_scale=2:end_scale=0.05:end_pts=250"
  "life=s=$tiny:ratio=0.3:mold=20:seed=2:life_color=gold:death_color=darkslategray:mold_color=maroon"
  "pal75bars=s=$size"
  "testsrc=s=$size:decimals=2"
  "sierpinski=s=$size:type=carpet:seed=3:jump=40"
  "gradients=s=$size:c0=black:c1=lime:c2=purple:c3=white:n=4:speed=0.05:seed=4"
  "cellauto=s=$small:rule=110:seed=5:scroll=1"
  "color=c=midnightblue:s=$size"
  "mandelbrot=s=$small:maxiter=300:start_x=-0.75:start_y=0.1:start_scale=0.5:end_scale=0.01:end_pts=250"
)
graph='' inputs=''
for i in "${!scenes[@]}"; do
  graph+="${scenes[i]}:r=$rate,trim=duration=5,scale=$width:$height:flags=bicubic,setsar=1,format=yuv420p[scene$i];"
  inputs+="[scene$i]"
done
graph+="${inputs}concat=n=${#scenes[@]},trim=duration=$seconds,"
graph+="drawtext=fontfile=$font:text='%{pts\\:hms}  frame %{n}':x=(w-tw)/2:y=h-3*th:fontsize=h/14:fontcolor=white:box=1:boxcolor=black:boxborderw=12[picture];"

bits=0
for ((bit = 0; bit < 16; bit++)); do bits+="+mod(floor(N/$((1 << bit)))\\,2)"; done
value="mod(floor(N/pow(2\\,17-X))\\,2)"
block="if(eq(X\\,0)+eq(X\\,19)\\,1\\,if(eq(X\\,1)\\,0\\,if(eq(X\\,18)\\,mod($bits\\,2)\\,$value)))"
graph+="color=black:s=20x2:r=$rate,format=yuv444p,geq=lum=16+219*$block:cb=128:cr=128,"
graph+="scale=$((width * 3 / 4)):$((height / 18)):flags=neighbor,format=yuv420p[counter];"
graph+="[picture][counter]overlay=0:0:shortest=1[video]"

sound=()
[[ $silent ]] || sound=(-f lavfi -i "aevalsrc=0.4*sin(2*PI*880*t)*lt(mod(t\\,1)\\,0.1):s=48000:d=$seconds" -map 0:a -ac 2 -c:a aac -b:a 128k)

mkdir -p "$(dirname "$out")"
"$ffmpeg" -nostdin -v error -y "${sound[@]:0:4}" -filter_complex "$graph" -map "[video]" "${sound[@]:4}" \
  -c:v libx264 -preset veryfast -crf 18 -pix_fmt yuv420p -movflags +faststart "$out"
echo "$out"
