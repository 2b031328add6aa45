"use strict";
const study = JSON.parse(document.getElementById("data").textContent);
const by = id => document.getElementById(id);
const colors = Object.fromEntries(study.rules.map(r => [r.abr, r.color]));
const qoeFigure = study.qoeFigure;
let buffer = study.buffers[0];
let sorting = { key: "mean", descending: true };

/* ---- small helpers ---- */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter(c => c !== null));
  return made;
}
function svg(name, attributes = {}, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}
const number = (value, digits) => value === null || value === undefined ? "–" : value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: "negative" });
const signed = value => (value > 0 ? "+" : value < 0 ? "−" : "±") + number(Math.abs(value), 2);
const count = (n, what) => `${number(n, 0)} ${what}${n === 1 ? "" : "s"}`;
const small = p => p < 0.001 ? "< 0.001" : number(p, 3);
const swatch = abr => element("span", { class: "swatch", style: `background:${colors[abr]}` });
const option = (value, text) => element("option", { value }, text);

/** Ticks at round numbers. */
function ticks(low, high, wanted = 6) {
  const raw = (high - low) / wanted || 1, power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map(f => f * power).find(s => s >= raw);
  const made = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) made.push(i * step);
  return made;
}
const tickText = value => Math.abs(value) >= 1000 ? number(value, 0) : String(+value.toPrecision(6));

/* ---- ranking ---- */
const columns = [
  { key: "abr", title: "rule", text: r => r.abr },
  { key: "bar", title: "mean QoE", unit: "with 95 % interval" },
  { key: "mean", title: "mean QoE", unit: "a session", digits: 2 },
  { key: "regretPerSegment", title: "regret", unit: "a segment", digits: 3, needsOptimum: true },
  { key: "normalised", title: "normalised", unit: "0 floor, 1 optimum", digits: 3, needsOptimum: true },
  { key: "meanBitrateKbps", title: "bitrate", unit: "kbit/s", digits: 0 },
  { key: "rebufferRatio", title: "rebuffering", unit: "% pooled", digits: 2, scale: 100 },
  { key: "stallSeconds", title: "stalls", unit: "s a session", digits: 2 },
  { key: "startupDelaySeconds", title: "startup", unit: "s", digits: 2 },
  { key: "switchCount", title: "switches", unit: "a session", digits: 1 },
].filter(c => !c.needsOptimum || study.hasOptimum);

const figuresNow = () => study.figures.filter(f => f.bufferSeconds === buffer);
const valueOf = (rule, key) => key === "abr" ? rule.abr : rule[key === "bar" ? "mean" : key]?.value ?? null;

function drawRanking() {
  const rules = figuresNow();
  const order = sorting.descending ? -1 : 1;
  const compare = (a, b) => a === null ? 1 : b === null ? -1 : a < b ? -order : a > b ? order : 0;
  rules.sort((a, b) => compare(valueOf(a, sorting.key), valueOf(b, sorting.key)));
  const ends = rules.filter(r => r.mean).flatMap(r => [r.mean.interval?.low ?? r.mean.value, r.mean.interval?.high ?? r.mean.value]);
  const high = Math.max(...ends), low = Math.max(Math.min(...ends), lowestShown(rules, high));
  const head = element("tr", {}, ...columns.map(c => {
    const cell = element("th", { class: "sortable" + (c.key === "abr" ? " text" : "") }, c.title, c.unit ? element("small", {}, c.unit) : null);
    cell.onclick = () => { sorting = { key: c.key, descending: sorting.key === c.key ? !sorting.descending : c.key !== "abr" }; drawRanking(); };
    return cell;
  }));
  const body = rules.map(rule => element("tr", {}, ...columns.map(c => cellOf(c, rule, low, high))));
  by("ranking").replaceChildren(element("thead", {}, head), element("tbody", {}, ...body));
}

/** A rule that is far worse than the others may not take the room of all: beyond four times the middle's distance bars are cut. */
function lowestShown(rules, high) {
  const means = rules.filter(r => r.mean).map(r => r.mean.value).sort((a, b) => b - a);
  return high - 4 * (high - means[Math.floor(means.length / 2)]);
}

function cellOf(column, rule, low, high) {
  if (column.key === "abr") return element("td", { class: "rule" }, swatch(rule.abr), rule.abr, rule.failed ? element("small", {}, `${rule.failed} sessions failed`) : null);
  if (column.key === "bar") return element("td", {}, intervalBar(rule, low, high));
  const estimate = rule[column.key], scale = column.scale ?? 1;
  const cell = element("td", {}, number(estimate ? estimate.value * scale : null, column.digits));
  const interval = estimate?.interval;
  if (interval && !["stallSeconds", "switchCount", "startupDelaySeconds"].includes(column.key))
    cell.append(element("small", {}, `${number(interval.low * scale, column.digits)} … ${number(interval.high * scale, column.digits)}`));
  return cell;
}

function intervalBar(rule, low, high) {
  const picture = svg("svg", { class: "bar", viewBox: "0 0 160 18" });
  if (!rule.mean) return picture;
  const x = value => 8 + 144 * (high > low ? Math.max(0, value - low) / (high - low) : 0.5);
  if (rule.mean.value < low) {
    picture.append(svg("path", { d: "M12,4L4,9L12,14", fill: "none", stroke: colors[rule.abr], "stroke-width": 2.5 }));
    return picture;
  }
  const { low: from, high: to } = rule.mean.interval ?? { low: rule.mean.value, high: rule.mean.value };
  picture.append(
    svg("line", { x1: 0, x2: 160, y1: 9, y2: 9, stroke: "var(--line)" }),
    svg("line", { x1: x(from), x2: x(to), y1: 9, y2: 9, stroke: colors[rule.abr], "stroke-width": 4, "stroke-linecap": "round" }),
    svg("circle", { cx: x(rule.mean.value), cy: 9, r: 5.5, fill: colors[rule.abr] }));
  return picture;
}

function drawVerdict() {
  const rules = figuresNow(), best = rules[0];
  if (!best?.mean) { by("verdict").textContent = "No trace on which every session ended: there is nothing to compare."; return; }
  if (rules.length === 1) { by("verdict").textContent = `${best.abr} alone was run: QoE ${number(best.mean.value, 2)} a session.`; return; }
  const unsure = study.pairs.filter(p => p.bufferSeconds === buffer && p.better === best.abr && p.holmP > 0.05).map(p => p.worse);
  by("verdict").textContent = `${best.abr} has the highest mean QoE (${number(best.mean.value, 2)} a session)` +
    (unsure.length === 0 ? ", and the difference to every other rule is significant." : `; the difference to ${unsure.join(", ")} is not significant.`);
}

/* ---- pairs ---- */
function drawPairs() {
  const rules = figuresNow().filter(f => f.mean).map(f => f.abr);
  const pairs = new Map(study.pairs.filter(p => p.bufferSeconds === buffer).flatMap(p => [
    [p.better + "\n" + p.worse, p],
    [p.worse + "\n" + p.better, { ...p, meanDifference: -p.meanDifference, wins: p.losses, losses: p.wins }],
  ]));
  const head = element("tr", {}, element("th"), ...rules.map(r => element("th", {}, r)));
  const body = rules.map(row => element("tr", {}, element("th", {}, swatch(row), row), ...rules.map(column => {
    const pair = pairs.get(row + "\n" + column);
    if (!pair) return element("td", { class: "self" });
    const kind = pair.holmP > 0.05 ? "" : pair.meanDifference > 0 ? "better" : "worse";
    return element("td", { class: kind, title: `p ${small(pair.holmP)} (uncorrected ${small(pair.p)}); ${pair.wins} wins, ${pair.losses} losses over ${pair.traces} traces` }, signed(pair.meanDifference));
  })));
  by("pairs").replaceChildren(element("thead", {}, head), element("tbody", {}, ...body));
}

/* ---- charts ---- */
const width = 1030;

/** A plot area with axes; x and y turn values into places. */
function area(picture, { left = 64, top, height, x: [xLow, xHigh], y: [yLow, yHigh], label, xLabel, last = true }) {
  const right = width - 12;
  const x = value => left + (right - left) * (value - xLow) / (xHigh - xLow || 1);
  const y = value => top + height - height * (value - yLow) / (yHigh - yLow || 1);
  for (const tick of ticks(yLow, yHigh, Math.max(2, height / 48))) {
    picture.append(svg("line", { class: "grid", x1: left, x2: right, y1: y(tick), y2: y(tick) }));
    picture.append(svg("text", { x: left - 8, y: y(tick) + 4, "text-anchor": "end" }, tickText(tick)));
  }
  for (const tick of ticks(xLow, xHigh, 10)) {
    picture.append(svg("line", { class: "grid", x1: x(tick), x2: x(tick), y1: top, y2: top + height }));
    if (last) picture.append(svg("text", { x: x(tick), y: top + height + 18, "text-anchor": "middle" }, tickText(tick)));
  }
  picture.append(svg("text", { class: "label", x: left, y: top - 8 }, label));
  if (xLabel) picture.append(svg("text", { x: right, y: top + height + 36, "text-anchor": "end" }, xLabel));
  return { x, y };
}
const path = (points, color, more = {}) => svg("path", { d: "M" + points.map(p => `${p[0].toFixed(1)},${p[1].toFixed(1)}`).join("L"), fill: "none", stroke: color, "stroke-width": 2, ...more });

const figureNames = {
  [qoeFigure]: `QoE (${study.qoe}) of a session`, meanBitrateKbps: "mean nominal bitrate, kbit/s", rebufferRatio: "rebuffer ratio of a session",
  startupDelaySeconds: "startup delay, s", switchCount: "switches of a session",
};

function drawDistribution() {
  const figure = by("figure").value, shown = study.distributions.filter(d => d.bufferSeconds === buffer && d.figure === figure && d.quantiles.length > 0);
  const picture = svg("svg", { viewBox: `0 0 ${width} 420`, role: "img" });
  const plot = svg("clipPath", { id: "plot" });
  plot.append(svg("rect", { x: 64, y: 28, width: width - 76, height: 342 }));
  picture.append(plot);
  // The worst and best fiftieth may lie far out: they would leave no room for the others.
  const all = shown.flatMap(d => [0.02, 0.98].map(share => d.quantiles[Math.round(share * (d.quantiles.length - 1))]));
  if (all.length > 0) {
    const { x, y } = area(picture, { top: 28, height: 340, x: [Math.min(...all), Math.max(...all)], y: [0, 1], label: "share of sessions with at most this", xLabel: figureNames[figure] });
    for (const d of shown) {
      const points = d.quantiles.map((q, i) => [x(q), y(d.quantiles.length === 1 ? 1 : i / (d.quantiles.length - 1))]);
      picture.append(path(points, colors[d.abr], { "clip-path": "url(#plot)" }));
    }
  }
  by("distribution").replaceChildren(picture);
  by("distributionLegend").replaceChildren(...shown.map(d => element("span", {}, swatch(d.abr), d.abr)));
}

/* ---- timelines ---- */
const timelineOf = abr => study.timelines.find(t => t.buffer === buffer && t.trace === by("trace").value && study.rules[t.r].abr === abr);
const running = steps => { let sum = 0; return steps.map(step => (sum += step) / 100); };

function drawTimeline() {
  const shown = [by("ruleA").value, by("ruleB").value].filter((abr, i, all) => abr && all.indexOf(abr) === i)
    .map(abr => ({ abr, session: timelineOf(abr) })).filter(s => s.session).map(s => ({ ...s, times: running(s.session.t) }));
  const hasRegret = shown.some(s => s.session.g);
  const picture = svg("svg", { viewBox: `0 0 ${width} ${hasRegret ? 640 : 500}`, role: "img" });
  if (shown.length > 0) {
    const end = Math.max(...shown.map(s => s.times.at(-1) ?? 1));
    drawRates(picture, shown, end);
    drawLevels(picture, shown, end, !hasRegret);
    if (hasRegret) drawRegret(picture, shown, end);
  }
  by("timeline").replaceChildren(picture);
  by("timelineLegend").replaceChildren(...shown.map(s => element("span", {}, swatch(s.abr), `${s.abr}: ${count(s.session.s.length / 2, "stall")}`)));
}

function drawRates(picture, shown, end) {
  const rates = study.representations.map(r => r.kbps);
  const top = 1.5 * Math.max(rates[1] ?? rates[0], ...shown.flatMap(s => s.session.q.map(q => rates[q])));
  const { x, y } = area(picture, { top: 28, height: 220, x: [0, end], y: [0, top], label: "bitrate of each segment (thick) and measured throughput (thin), kbit/s", last: false });
  for (const { abr, session, times } of shown) {
    const seen = session.c.map((c, i) => [x(times[i]), y(Math.min(Math.max(c, 0), top))]);
    picture.append(path(seen, colors[abr], { "stroke-width": 1, opacity: 0.45 }));
    const steps = session.q.flatMap((q, i) => [[x(i ? times[i - 1] : 0), y(rates[q])], [x(times[i]), y(rates[q])]]);
    picture.append(path(steps, colors[abr], { "stroke-width": 2.5 }));
  }
}

function drawLevels(picture, shown, end, last) {
  const { x, y } = area(picture, { top: 290, height: 150, x: [0, end], y: [0, buffer], label: "playout buffer, s (stalls shaded)", xLabel: last ? "session time, s" : null, last });
  for (const { abr, session, times } of shown) {
    for (let i = 0; i < session.s.length; i += 2)
      picture.append(svg("rect", { x: x(session.s[i] / 100), y: 290, width: Math.max(1.5, x(session.s[i + 1] / 100) - x(session.s[i] / 100)), height: 150, fill: "var(--stall)" }));
    picture.append(path(session.b.map((b, i) => [x(times[i]), y(b / 10)]), colors[abr]));
  }
}

function drawRegret(picture, shown, end) {
  const most = Math.max(1, ...shown.flatMap(s => s.session.g ?? []));
  const { x, y } = area(picture, { top: 482, height: 110, x: [0, end], y: [0, most / 1000], label: "regret of each decision, QoE", xLabel: "session time, s" });
  for (const { abr, session, times } of shown)
    (session.g ?? []).forEach((g, i) => picture.append(svg("line", { x1: x(times[i]), x2: x(times[i]), y1: y(0), y2: y(Math.max(g, 0) / 1000), stroke: colors[abr], "stroke-width": 2, opacity: 0.8 })));
}

/* ---- the rest ---- */
function drawRules() {
  const head = element("tr", {}, ...["rule", "is told", "throughput estimator", "what it does", "source"].map(t => element("th", { class: "text" }, t)));
  const body = study.rules.map(r => element("tr", {}, element("td", { class: "text rule" }, swatch(r.abr), r.abr),
    ...[r.informationSet, r.estimator, r.summary + (r.monotone ? "; monotone in throughput" : ""), r.source].map(t => element("td", { class: "text" }, t))));
  by("rules").replaceChildren(element("thead", {}, head), element("tbody", {}, ...body));
}

/* What a loop does not look at is not told of. */
function settings(s) {
  const control = [`abandonment ${s.abandonment}`, `replacement ${s.replacement}`];
  if (study.compat === "pensieve") return ["in Pensieve's loop"];
  if (study.compat === "sabre") return ["in Sabre's loop", ...control];
  return [`start at ${s.startSeconds} s, after a stall at ${s.rebufferSeconds} s`, ...control, `round trip ${s.roundTripMs} ms`];
}

function drawText() {
  const s = study.settings;
  by("title").textContent = `${count(study.rules.length, "rule")} on ${study.media}`;
  by("facts").textContent = [`${count(study.sessions, "session")} of ${number(study.mediaSeconds, 0)} s`, count(study.traces, "trace"), count(study.seeds, "seed"),
    ...settings(s), ...(s.traceScale === 1 ? [] : [`rates × ${s.traceScale}`]), ...(s.noise ? [`noise ${s.noise}`] : [])].join(" · ");
  const definitions = [
    [`QoE (${study.qoe})`, study.qoeDefinition],
    ["rebuffering", "stall seconds / (stall + played seconds), each summed over all sessions before the division."],
    ["interval", "95 %, percentile bootstrap with 2,000 resamples of whole traces, because sessions over one trace are not independent."],
    ["test", "Wilcoxon's signed-rank test on differences of mean QoE by trace, two-sided (exact up to 60 traces), corrected by Holm for all pairs of a buffer."],
    ["traces counted", "those on which every session of every rule came to the end of the media."],
  ];
  if (study.hasOptimum) definitions.splice(1, 0, ["regret", "(optimum − QoE) / segments, by trace. The optimum knows the whole network in advance; what it shows has been achieved by a session."],
    ["normalised", "(QoE − floor) / (optimum − floor), each summed first; floor: always the lowest representation."]);
  by("definitions").replaceChildren(...definitions.flatMap(([term, meaning]) => [element("dt", {}, term), element("dd", {}, meaning)]));
  by("footer").textContent = `StreamLab ${study.version}. Media ${study.mediaHash.slice(0, 16)}…; experiment.yaml beside this page runs it again to the same bytes.`;
  const problems = [...study.skipped.map(t => `${t.label}: ${t.why}`), ...study.leftOut.map(t => `${t.trace}: not counted, for ${t.why}`)];
  by("problems").hidden = problems.length === 0;
  by("problemList").replaceChildren(...problems.map(p => element("li", {}, p)));
}

function drawChoices() {
  by("buffers").replaceChildren(...study.buffers.map(seconds => {
    const button = element("button", { "aria-pressed": seconds === buffer }, `${seconds} s of buffer`);
    button.onclick = () => { buffer = seconds; drawAll(); };
    return button;
  }));
}

function drawAll() {
  drawChoices(); drawVerdict(); drawRanking(); drawPairs(); drawDistribution(); drawTimeline();
}

const traces = [...new Set(study.timelines.map(t => t.trace))];
by("figure").append(...Object.entries(figureNames).map(([key, name]) => option(key, name)));
by("trace").append(...traces.map(t => option(t, t)));
by("ruleA").append(...study.rules.map(r => option(r.abr, r.abr)));
by("ruleB").append(option("", "none"), ...study.rules.map(r => option(r.abr, r.abr)));
const ranked = figuresNow().map(f => f.abr);
by("ruleA").value = ranked[0];
by("ruleB").value = ranked[1] ?? "";
if (study.telling) by("trace").value = study.telling;
by("timelineNote").textContent = `First seed; ${traces.length} of ${study.traces} traces are in this page. 'streamlab simulate --log' shows any session in full.` +
  (study.timelines.some(t => t.g) ? " Decisions are held against the optimum for the best rules over the trace shown first." : "");
by("figure").onchange = drawDistribution;
for (const id of ["trace", "ruleA", "ruleB"]) by(id).onchange = drawTimeline;
drawText();
drawRules();
drawAll();
