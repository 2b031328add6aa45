#!/usr/bin/env bash
# Shaka Player and a relative RELOAD-URI.
#
# Expected: RFC 8216bis (7.1) and ETSI TS 103 998 let a steering manifest's RELOAD-URI be relative to the URL that it came from, so a player asks
# again after each TTL, whether the URI is relative or absolute.
# Seen: shaka-player 5.2.12 asks again after an absolute one, and never again after a relative one: its first report of a throughput is put into the
# URI with `new URL(uri)`, without a base, and that throws outside of its own try. hls.js 1.7.4 asks again after both.
#
# Needs bash, node, npm, ffmpeg and chromium (Debian: apt-get install nodejs npm ffmpeg chromium). Ends with 0 while this is so, with 1 when it changes.
set -euo pipefail

for program in node npm ffmpeg chromium; do
  command -v "$program" >/dev/null || { echo "there is no $program: apt-get install nodejs npm ffmpeg chromium" >&2; exit 3; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --ignore-scripts --no-audit --no-fund shaka-player@5.2.12 hls.js@1.7.4 >npm.log 2>&1 || { cat npm.log >&2; exit 3; }
ffmpeg -nostdin -v error -f lavfi -i testsrc2=size=160x90:rate=25:duration=40 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 50 \
  -hls_time 2 -hls_playlist_type vod -hls_segment_type fmp4 -f hls video.m3u8

cat >serve.mjs <<'JS'
// Serves the page, the media and two steering servers, and counts what each session asks of its own.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { spawn } from "node:child_process";

const asked = { "shaka-absolute": 0, "shaka-relative": 0, "hls-absolute": 0, "hls-relative": 0 };
const types = { m3u8: "application/vnd.apple.mpegurl", js: "text/javascript", mp4: "video/mp4", m4s: "video/iso.segment" };
const scripts = { "/shaka.js": "node_modules/shaka-player/dist/shaka-player.compiled.js", "/hls.js": "node_modules/hls.js/dist/hls.min.js" };

const page = `<!doctype html><script src="/shaka.js"></script><script src="/hls.js"></script><script>
  for (const uri of ["absolute", "relative"]) {
    const video = () => document.documentElement.appendChild(Object.assign(document.createElement("video"), { muted: true }));
    const element = video(), player = new shaka.Player();
    player.attach(element).then(() => player.load("/shaka-" + uri + "/master.m3u8")).then(() => element.play());
    const hls = new Hls(), other = video();
    hls.loadSource("/hls-" + uri + "/master.m3u8");
    hls.attachMedia(other);
    hls.on(Hls.Events.MANIFEST_PARSED, () => other.play());
  }
</script>`;

const master = (session, origin) => `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-CONTENT-STEERING:SERVER-URI="${origin}/${session}/steering",PATHWAY-ID="one"
#EXT-X-STREAM-INF:BANDWIDTH=500000,CODECS="avc1.42c00b",RESOLUTION=160x90,PATHWAY-ID="one"
${origin}/video.m3u8
`;

function steering(session, origin) {
  asked[session]++;
  const reload = session.endsWith("relative") ? "steering?again=1" : `${origin}/${session}/steering?again=1`;
  return JSON.stringify({ VERSION: 1, TTL: 2, "RELOAD-URI": reload, "PATHWAY-PRIORITY": ["one"] });
}

const server = createServer(async (request, response) => {
  const origin = `http://${request.headers.host}`, { pathname } = new URL(request.url, origin);
  const [, session, name] = pathname.split("/");
  try {
    const body = pathname === "/" ? page : name === "master.m3u8" ? master(session, origin) : name === "steering" ? steering(session, origin)
      : await readFile(scripts[pathname] ?? `.${pathname}`);
    response.setHeader("Content-Type", pathname === "/" ? "text/html" : name === "steering" ? "application/json" : types[pathname.split(".").pop()] ?? "text/plain");
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});

server.listen(0, "127.0.0.1", () => {
  const chromium = spawn("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-sync", "--disable-component-update", "--autoplay-policy=no-user-gesture-required", "--user-data-dir=profile",
    "--remote-debugging-port=0", `http://127.0.0.1:${server.address().port}/`], { stdio: "ignore" });
  // Until three sessions have asked four times; then the fourth has had its time as well.
  const started = Date.now(), isEnough = () => ["shaka-absolute", "hls-absolute", "hls-relative"].every(session => asked[session] >= 4);
  const timer = setInterval(() => {
    if (!isEnough() && Date.now() - started < 120_000) return;
    clearInterval(timer);
    setTimeout(() => { console.log(JSON.stringify(asked)); chromium.on("exit", () => process.exit()); chromium.kill(); }, 4000);
  }, 200);
});
JS

seen=$(node serve.mjs)
echo "questions to the steering server, TTL 2 s: $seen"
if node -e '
  const asked = JSON.parse(process.argv[1]), again = session => asked[session] >= 4;
  process.exit(again("shaka-absolute") && again("hls-absolute") && again("hls-relative") && asked["shaka-relative"] === 1 ? 0 : 1);
' "$seen"; then
  echo "as described: Shaka never asks again after a relative RELOAD-URI"
else
  echo "this has changed" >&2
  exit 1
fi
