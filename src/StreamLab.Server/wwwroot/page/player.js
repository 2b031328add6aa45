// dash.js, reduced to what the page shows.

const bufferSeconds = 12; // short enough that a new rate shows on the screen while people still watch

const settings = {
  streaming: {
    buffer: {
      bufferTimeDefault: bufferSeconds,
      bufferTimeAtTopQuality: bufferSeconds,
      bufferTimeAtTopQualityLongForm: bufferSeconds,
      fastSwitchEnabled: true, // a better rate replaces what is buffered in a worse one
    },
    abr: {
      throughput: { // by the last three segments: the default remembers for so long that a better rate shows only after half a minute
        averageCalculationMode: "throughputCalculationModeHarmonicMean",
        sampleSettings: { vod: 3, enableSampleSizeAdjustment: false },
      },
    },
    cacheLoadThresholds: { video: 0, audio: 0 }, // an edge on this machine is quick, but no browser cache
  },
};

// CMCD (CTA-5004) says who we are to an edge that shares by client; the number makes each URL new, so that the browser's cache never
// answers for an edge. By hand, and in place: dash.js 5.2.1's own (streaming.cmcd) loads a copy of the request and aborts the original,
// so an abandoned download goes on, and after a seek a late segment is decoded with another one's initialization segment.
const session = crypto.randomUUID?.() ?? String(Math.random());
let requests = 0;

function identify(request) {
  const url = new URL(request.url);
  url.searchParams.set("CMCD", `com.streamlab-n=${++requests},sid="${session}"`);
  request.url = url.href;
  return Promise.resolve(request);
}

export class Player {
  #dash = dashjs.MediaPlayer().create();
  #video;
  #mpd;
  #started = false;
  #waiting = false;
  #opening = false;  // dash.js 5.2.1 trips over a new source while it still asks the steering server for the last one:
  #reopen = false;   // the new one waits for that

  loaded = null;     // of the video segment loaded last: kbps, width, height, server, throughputKbps
  stalls = 0;
  onsegment = () => { };
  onerror = () => { };

  constructor(video) {
    this.#video = video;
    this.#dash.initialize(video, null, true);
    this.#dash.updateSettings(settings);
    this.#dash.addRequestInterceptor(identify);
    const on = (name, listener) => this.#dash.on(dashjs.MediaPlayer.events[name], listener);
    on("FRAGMENT_LOADING_COMPLETED", event => this.#segment(event));
    on("STREAM_INITIALIZED", () => this.#opened());
    on("ERROR", event => { this.onerror(event.error?.message ?? "the player failed"); this.#opened(); });
    on("PLAYBACK_ENDED", () => this.#start()); // clips are short, lectures long
    video.addEventListener("playing", () => { this.#started = true; this.#waiting = false; });
    video.addEventListener("waiting", () => { if (this.#started && !video.seeking) { this.#waiting = true; this.stalls++; } });
  }

  play(mpd) {
    this.#mpd = new URL(mpd, location.href).href;
    this.loaded = null;
    this.stalls = 0;
    this.#start();
  }

  // With an empty buffer: media that were kept would not follow a new rate.
  #start() {
    this.#reopen = this.#opening;
    if (this.#opening) return;
    this.#opening = true;
    this.#started = this.#waiting = false;
    this.#dash.attachSource(this.#mpd);
  }

  #opened() {
    this.#opening = false;
    if (this.#reopen) this.#start();
  }

  get stalled() { return this.#waiting && !this.#video.paused; }
  get bufferSeconds() { return this.loaded ? this.#dash.getBufferLength("video") || 0 : 0; }
  get screen() { return { width: this.#video.videoWidth, height: this.#video.videoHeight }; }

  #segment({ request, error }) {
    if (error || request?.mediaType !== "video" || request.type !== "MediaSegment") return;
    const { bitrateInKbit, width, height } = request.representation;
    const downloadMs = request.endDate - (request.firstByteDate ?? request.startDate);
    this.loaded = {
      kbps: bitrateInKbit, width, height,
      server: request.serviceLocation,
      throughputKbps: downloadMs > 0 ? request.bytesTotal * 8 / downloadMs : null,
    };
    this.onsegment(this.loaded);
  }
}
