// The last minute as two strips over one time axis: rates above, the buffer below, stalls through both.

// A canvas needs colours worked out: a registered property is, where light-dark() in a plain one stays as it was written.
for (const name of ["bitrate", "throughput", "limit", "buffer", "stall", "line", "faint"])
  CSS.registerProperty({ name: `--${name}`, syntax: "<color>", inherits: true, initialValue: "gray" });

const windowMs = 60_000, gap = 24, left = 64, bottom = 30;

export class Plot {
  #canvas; #draw2d;
  #samples = []; // { at, kbps, limitKbps, buffer, stalled }
  #downloads = []; // { at, kbps }

  constructor(canvas) {
    this.#canvas = canvas;
    this.#draw2d = canvas.getContext("2d");
  }

  clear() { this.#samples = []; this.#downloads = []; }
  download(kbps) { this.#downloads.push({ at: performance.now(), kbps }); }

  sample(values) {
    const at = performance.now();
    this.#samples.push({ at, ...values });
    const tooOld = entry => entry.at < at - windowMs - 1000;
    this.#samples = this.#samples.filter(entry => !tooOld(entry));
    this.#downloads = this.#downloads.filter(entry => !tooOld(entry));
    this.#draw(at);
  }

  #draw(now) {
    const { clientWidth: width, clientHeight: height } = this.#canvas, scale = devicePixelRatio;
    if (this.#canvas.width !== Math.round(width * scale)) [this.#canvas.width, this.#canvas.height] = [width * scale, height * scale].map(Math.round);
    const g = this.#draw2d, style = getComputedStyle(this.#canvas), colour = name => style.getPropertyValue(`--${name}`).trim();
    g.setTransform(scale, 0, 0, scale, 0, 0);
    g.clearRect(0, 0, width, height);
    g.font = `13px ${style.fontFamily}`;

    const x = at => left + (width - left - 4) * (1 - (now - at) / windowMs);
    const half = (height - 8 - gap - bottom) / 2;
    const strip = (top, most, unit) => ({ y: value => top + half * (1 - Math.min(value, most) / most), top, most, unit });
    const highest = Math.max(1000, ...this.#samples.map(s => Math.max((s.kbps ?? 0) * 1.5, (s.limitKbps ?? 0) * 1.1)));
    const rates = strip(8, Math.ceil(highest / 1000), "Mbps"), buffer = strip(8 + half + gap, 15, "s");

    g.save();
    g.beginPath();
    g.rect(left, 0, width - left, height - bottom);
    g.clip();
    g.fillStyle = colour("stall");
    g.globalAlpha = .25;
    this.#bars(x, s => s.stalled ? rates.top : null, buffer.y(0));
    g.fillStyle = colour("buffer");
    this.#bars(x, s => buffer.y(s.buffer), buffer.y(0));
    g.globalAlpha = 1;
    this.#line(x, s => buffer.y(s.buffer), colour("buffer"), 2);
    this.#line(x, s => s.limitKbps == null ? null : rates.y(s.limitKbps / 1000), colour("limit"), 1.5, [6, 4]);
    g.fillStyle = colour("throughput");
    for (const { at, kbps } of this.#downloads) { g.beginPath(); g.arc(x(at), rates.y(kbps / 1000), 3, 0, 7); g.fill(); }
    this.#line(x, s => s.kbps == null ? null : rates.y(s.kbps / 1000), colour("bitrate"), 3);
    g.restore();

    this.#axes(rates, buffer, x, now, width, height, colour("line"), colour("faint"));
  }

  // From each sample to the next, filled from a height down to the base: one path, so that neighbours leave no seam.
  #bars(x, y, base) {
    const g = this.#draw2d;
    g.beginPath();
    this.#samples.forEach((sample, i) => {
      const [top, from, to] = [y(sample), x(sample.at), x(this.#samples[i + 1]?.at ?? performance.now())];
      if (top != null) g.rect(from, top, to - from, base - top);
    });
    g.fill();
  }

  // A staircase: a value holds until the next sample.
  #line(x, y, colour, width, dash = []) {
    const g = this.#draw2d;
    g.strokeStyle = colour;
    g.lineWidth = width;
    g.setLineDash(dash);
    g.beginPath();
    let before = null;
    for (const sample of this.#samples) {
      const level = y(sample);
      if (level != null && before != null) g.lineTo(x(sample.at), before);
      if (level != null) g[before == null ? "moveTo" : "lineTo"](x(sample.at), level);
      before = level;
    }
    g.stroke();
    g.setLineDash([]);
  }

  #axes(rates, buffer, x, now, width, height, line, faint) {
    const g = this.#draw2d;
    [g.strokeStyle, g.fillStyle, g.lineWidth, g.textBaseline] = [line, faint, 1, "middle"];
    for (const { y, most, unit } of [rates, buffer])
      for (const value of [0, most]) {
        g.beginPath();
        g.moveTo(left, y(value));
        g.lineTo(width, y(value));
        g.stroke();
        g.textAlign = "right";
        g.fillText(value === 0 ? "0" : `${value} ${unit}`, left - 8, y(value));
      }
    for (let ago = 0; ago <= 60; ago += 15) {
      g.textAlign = ago === 0 ? "right" : "center";
      g.fillText(ago === 0 ? "now" : `−${ago} s`, x(now - ago * 1000) + (ago === 60 ? 14 : 0), height - 9);
    }
  }
}
