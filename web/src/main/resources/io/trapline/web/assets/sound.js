/**
 * Sound for new rows of the filter that is shown, and for nothing else: never for what is acknowledged, shelved
 * or in maintenance, at most once in five seconds. A browser lets a page sound only after a click.
 */
import { say } from "./say.js";

const EVERY_MS = 5000;
const TONES = { critical: [880, 660, 880], major: [660, 520], minor: [520], warning: [440] };

export class Sound {
  #button;
  #context = null;
  #soundedAt = -EVERY_MS;

  constructor(button) {
    this.#button = button;
    button.hidden = false;
    button.addEventListener("click", () => this.#toggle());
    this.#show();
  }

  #toggle() {
    if (this.#context === null) {
      this.#context = new AudioContext();
      this.#play(["minor"]);
    } else {
      this.#context.close();
      this.#context = null;
    }
    this.#show();
  }

  #show() {
    const on = this.#context !== null;
    this.#button.setAttribute("aria-pressed", String(on));
    this.#button.textContent = on ? say("soundOn") : say("soundOff");
  }

  /** Rows that came with the last change and fit the filter. */
  news(rows) {
    const loud = rows.filter((tr) => tr.dataset.quiet !== "true").map((tr) => tr.className.split(" ")[0]);
    const passed = performance.now() - this.#soundedAt;
    if (this.#context === null || loud.length === 0 || passed < EVERY_MS) return;
    this.#soundedAt = performance.now();
    this.#play(loud);
  }

  #play(severities) {
    const worst = Object.keys(TONES).find((severity) => severities.includes(severity));
    if (!worst) return;
    document.body.dataset.sounded = `${Number(document.body.dataset.sounded ?? 0) + 1}`;
    let at = this.#context.currentTime;
    for (const hertz of TONES[worst]) {
      const tone = this.#context.createOscillator();
      const gain = this.#context.createGain();
      gain.gain.value = 0.15;
      tone.frequency.value = hertz;
      tone.connect(gain).connect(this.#context.destination);
      tone.start(at);
      tone.stop(at + 0.14);
      at += 0.18;
    }
  }
}
