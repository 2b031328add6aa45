// The edges as cards: what each does, and a box to throttle it.

import * as api from "./api.js";
import { rate, size, say } from "./text.js";

export class Edges {
  #cards = new Map(); // name -> { element, status }

  start() {
    this.#refresh();
    setInterval(() => this.#refresh(), 1000);
  }

  // The limit of an edge in kbps, null where it has none.
  limitOf(name) { return this.#cards.get(name)?.status?.shaping.rateKbps ?? null; }

  markInUse(name) {
    for (const [other, { element }] of this.#cards) {
      element.classList.toggle("in-use", other === name);
      element.querySelector("[data-in-use]").hidden = other !== name;
    }
  }

  async #refresh() {
    try {
      const live = (await api.edges()).map(edge => edge.name);
      document.getElementById("no-edges").hidden = live.length > 0;
      for (const name of this.#cards.keys()) if (!live.includes(name)) this.#remove(name);
      for (const name of live) if (!this.#cards.has(name)) this.#add(name);
      await Promise.all(live.map(async name => this.#show(name, await api.status(name))));
    } catch {
      // An edge or the origin is just stopping or starting; the next look tells.
    }
  }

  #add(name) {
    const element = document.getElementById("edge").content.firstElementChild.cloneNode(true);
    element.dataset.edge = name;
    element.querySelector("[data-name]").textContent = name;
    const input = element.querySelector("input");
    input.setAttribute("aria-label", `Rate of ${name} in Mbps`);
    element.querySelector("form").addEventListener("submit", event => { event.preventDefault(); this.#throttle(name, input.value); });
    for (const button of element.querySelectorAll("[data-quick]"))
      button.addEventListener("click", () => { input.value = button.dataset.quick; this.#throttle(name, input.value); });
    document.getElementById("edges").append(element);
    this.#cards.set(name, { element });
  }

  #remove(name) {
    this.#cards.get(name).element.remove();
    this.#cards.delete(name);
  }

  async #throttle(name, mbps) {
    try {
      this.#show(name, await api.shape(name, { rate: mbps === "" ? "off" : `${mbps}Mbps` }));
      say();
    } catch (error) {
      say(error.message);
    }
  }

  #show(name, status) {
    const card = this.#cards.get(name);
    if (!card) return;
    card.status = status;
    const output = card.element.querySelector("[data-rate]");
    const { shape, rateKbps } = status.shaping;
    output.textContent = shape === "off" ? "no limit" : shape === "trace" ? `${rate(rateKbps)} (trace)` : rate(rateKbps);
    output.classList.toggle("limited", shape !== "off");
    card.element.querySelector("input").placeholder = rateKbps == null ? "no limit" : rateKbps / 1000;
    card.element.querySelector("[data-served]").textContent = size(status.bytesServed);
  }
}
