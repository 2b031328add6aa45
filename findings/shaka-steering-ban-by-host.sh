#!/usr/bin/env bash
# Shaka Player, content steering, and two servers on one host.
#
# Expected: when a pathway fails under content steering, a player takes the next of PATHWAY-PRIORITY; servers are told apart by host and port.
# Seen: shaka-player 5.2.12 shuts out the failed server for a minute by its host's name, so another server on another port of the same host goes with it:
# after the first few requests it is not asked any more, and playback stops beside a good pathway. Where the second server has another host's name the
# session goes on. hls.js 1.7.4 goes on in both cases.
#
# Needs Linux (for 127.0.0.2), bash, node, npm, ffmpeg and chromium (Debian: apt-get install nodejs npm ffmpeg chromium). Ends with 0 while this is so, with
# 1 when it changes.
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
// One server is the page, the steering server and pathway "one", which answers 503 from the fourth segment on; two more are pathway "two".
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { spawn } from "node:child_process";

const sessions = ["shaka-port", "shaka-host", "hls-port", "hls-host"]; // what tells the second server from the first
const served = Object.fromEntries(sessions.map(session => [session, 0])); // segments from pathway "two"
const types = { m3u8: "application/vnd.apple.mpegurl", js: "text/javascript", mp4: "video/mp4", m4s: "video/iso.segment" };
const scripts = { "/shaka.js": "node_modules/shaka-player/dist/shaka-player.compiled.js", "/hls.js": "node_modules/hls.js/dist/hls.min.js" };

const page = `<!doctype html><script src="/shaka.js"></script><script src="/hls.js"></script><script>
  const video = () => document.documentElement.appendChild(Object.assign(document.createElement("video"), { muted: true }));
  for (const apart of ["port", "host"]) {
    const element = video(), player = new shaka.Player();
    player.configure({ streaming: { bufferingGoal: 6, retryParameters: { maxAttempts: 2, baseDelay: 100 } } });
    player.attach(element).then(() => player.load("/shaka-" + apart + "/master.m3u8")).then(() => element.play());
    const hls = new Hls({ maxBufferLength: 6, maxMaxBufferLength: 6 }), other = video();
    hls.loadSource("/hls-" + apart + "/master.m3u8");
    hls.attachMedia(other);
    hls.on(Hls.Events.MANIFEST_PARSED, () => other.play());
  }
</script>`;

const variant = (base, session, pathway) =>
  `#EXT-X-STREAM-INF:BANDWIDTH=500000,CODECS="avc1.42c00b",RESOLUTION=160x90,PATHWAY-ID="${pathway}"\n${base}/${session}/${pathway}/video.m3u8\n`;

function master(session) {
  const [one, two] = [first, session.endsWith("port") ? samehost : otherhost].map(server => `http://${server.address().address}:${server.address().port}`);
  return `#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-CONTENT-STEERING:SERVER-URI="${one}/steering",PATHWAY-ID="one"\n${variant(one, session, "one")}${variant(two, session, "two")}`;
}

const start = address => new Promise(done => {
  const server = createServer(async (request, response) => {
    const origin = `http://${request.headers.host}`, { pathname } = new URL(request.url, origin), [, session, pathway, name] = pathname.split("/");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Content-Type", pathname === "/" ? "text/html" : types[pathname.split(".").pop()] ?? "application/json");
    try {
      const number = Number(/(\d+)\.m4s$/.exec(name ?? "")?.[1] ?? 0);
      if (pathway === "one" && number >= 3) return response.writeHead(503).end();
      if (pathway === "two" && number >= 3) served[session]++;
      response.end(pathname === "/" ? page : pathway === "master.m3u8" ? master(session)
        : pathname === "/steering" ? JSON.stringify({ VERSION: 1, TTL: 60, "RELOAD-URI": `${origin}/steering`, "PATHWAY-PRIORITY": ["one", "two"] })
        : await readFile(scripts[pathname] ?? name));
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, address, () => done(server));
});

const [first, samehost, otherhost] = [await start("127.0.0.1"), await start("127.0.0.1"), await start("127.0.0.2")];
const chromium = spawn("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync",
  "--disable-component-update", "--autoplay-policy=no-user-gesture-required", "--user-data-dir=profile", "--remote-debugging-port=0",
  `http://127.0.0.1:${first.address().port}/`], { stdio: "ignore" });
// Until the other three sessions have come far on the second pathway; then the fourth has had its time as well.
const began = Date.now(), isEnough = () => sessions.slice(1).every(session => served[session] >= 6);
const timer = setInterval(() => {
  if (!isEnough() && Date.now() - began < 120_000) return;
  clearInterval(timer);
  setTimeout(() => { console.log(JSON.stringify(served)); chromium.on("exit", () => process.exit()); chromium.kill(); }, 4000);
}, 200);
JS

seen=$(node serve.mjs)
echo "segments from the second pathway, which is on another port or another host: $seen"
if node -e '
  const served = JSON.parse(process.argv[1]);
  process.exit(served["shaka-port"] <= 4 && ["shaka-host", "hls-port", "hls-host"].every(session => served[session] >= 6) ? 0 : 1);
' "$seen"; then
  echo "as described: Shaka shuts out every port of the failed server's host"
else
  echo "this has changed" >&2
  exit 1
fi
