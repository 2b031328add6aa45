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
      throughput: { // by the last two segments: the default remembers for so long that a better rate shows only after half a minute
        averageCalculationMode: "throughputCalculationModeHarmonicMean",
        sampleSettings: { vod: 2, enableSampleSizeAdjustment: false },
      },
    },
    cacheLoadThresholds: { video: 0, audio: 0 }, // an edge on this machine is quick, but no browser cache
    cmcd: { enabled: true, mode: "query", sid: crypto.randomUUID?.() ?? String(Math.random()) }, // who we are to an edge that shares by client
  },
};

export class Player {
  #dash = dashjs.MediaPlayer().create();
  #video;
  #started = false;
  #waiting = false;

  loaded = null;     // of the video segment loaded last: kbps, width, height, server, throughputKbps
  stalls = 0;
  onsegment = () => { };
  onerror = () => { };

  constructor(video) {
    this.#video = video;
    this.#dash.initialize(video, null, true);
    this.#dash.updateSettings(settings);
    const on = (name, listener) => this.#dash.on(dashjs.MediaPlayer.events[name], listener);
    on("FRAGMENT_LOADING_COMPLETED", event => this.#segment(event));
    on("ERROR", event => this.onerror(event.error?.message ?? "the player failed"));
    on("PLAYBACK_ENDED", () => { this.#dash.seek(0); this.#dash.play(); }); // clips are short, lectures long
    video.addEventListener("playing", () => { this.#started = true; this.#waiting = false; });
    video.addEventListener("waiting", () => { if (this.#started && !video.seeking) { this.#waiting = true; this.stalls++; } });
  }

  play(mpd) {
    this.loaded = null;
    this.stalls = 0;
    this.#started = this.#waiting = false;
    this.#dash.attachSource(new URL(mpd, location.href).href);
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
