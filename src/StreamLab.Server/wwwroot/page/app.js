// Puts the page together: titles above, the player and its figures at the left, the edges at the right.

import * as api from "./api.js";
import { Edges } from "./edges.js";
import { Player } from "./player.js";
import { Plot } from "./plot.js";
import { picture, rate, say, seconds, show } from "./text.js";

const player = new Player(document.getElementById("video"));
const edges = new Edges();
const plot = new Plot(document.getElementById("plot"));

player.onerror = say;
player.onsegment = segment => {
  show("representation", picture(segment.width, segment.height));
  show("bitrate", rate(segment.kbps));
  show("throughput", rate(segment.throughputKbps));
  show("server", segment.server ?? "origin");
  if (segment.throughputKbps) plot.download(segment.throughputKbps);
};

function play(button, mpd) {
  for (const other of document.querySelectorAll("#titles button")) other.setAttribute("aria-pressed", other === button);
  say();
  plot.clear();
  player.play(mpd);
}

async function listTitles() {
  const titles = await api.titles();
  const list = document.getElementById("titles");
  for (const { title, mpd } of titles) {
    const button = document.createElement("button");
    button.textContent = title;
    button.dataset.title = title;
    button.addEventListener("click", () => play(button, mpd));
    list.append(button);
  }
  if (titles.length > 0) list.firstElementChild.click();
  else say("No titles yet. Make one: scripts/streamlab ingest CLIP --out media/catalog, then load this page again.");
}

function showFigures() {
  const { width, height } = player.screen;
  show("screen", picture(width, height));
  show("buffer", seconds(player.bufferSeconds));
  show("stalls", player.stalls);
  edges.markInUse(player.loaded?.server);
  plot.sample({
    kbps: player.loaded?.kbps,
    limitKbps: edges.limitOf(player.loaded?.server),
    buffer: player.bufferSeconds,
    stalled: player.stalled,
  });
}

edges.start();
setInterval(showFigures, 250);
listTitles().catch(error => say(error.message));
