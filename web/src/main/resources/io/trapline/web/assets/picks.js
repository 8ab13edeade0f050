/**
 * Rows that are picked for a common action: single, ranges, and all that match the filter. Picking freezes the
 * board, because a row must not move away from under its tick.
 */
import { say } from "./say.js";

export class Picks {
  #table;
  #form;
  #changed;
  #last = null;

  /** @param changed called when the picks change */
  constructor(table, form, changed) {
    this.#table = table;
    this.#form = form;
    this.#changed = changed;
    table.addEventListener("change", (event) => {
      if (event.target.matches?.(".pick input")) this.show();
    });
    table.addEventListener("click", (event) => {
      const box = event.target.closest?.(".pick input");
      if (!box) return;
      if (event.shiftKey) this.#range(box);
      this.#last = box;
    });
    form.querySelector("#pick-all")?.addEventListener("change", () => this.show());
    form.querySelector("#pick-none")?.addEventListener("click", () => this.clear());
    this.show();
  }

  #boxes() {
    return [...this.#table.querySelectorAll("tbody .pick input")];
  }

  get ids() {
    return this.#boxes().filter((box) => box.checked).map((box) => box.value);
  }

  get any() {
    return this.#boxes().some((box) => box.checked) || this.whole;
  }

  /** True when the action is about everything that matches. */
  get whole() {
    return this.#form.querySelector("#pick-all")?.checked ?? false;
  }

  #range(box) {
    const boxes = this.#boxes();
    const from = boxes.indexOf(this.#last ?? box);
    const to = boxes.indexOf(box);
    if (from < 0) return;
    for (let i = Math.min(from, to); i <= Math.max(from, to); i++) boxes[i].checked = box.checked;
    this.show();
  }

  /** Picks the row in which the focus is, or all from the last one to it. */
  toggle(range) {
    const box = document.activeElement?.closest?.("tr")?.querySelector(".pick input");
    if (!box) return;
    box.checked = !box.checked;
    if (range) this.#range(box);
    this.#last = box;
    this.show();
  }

  clear() {
    for (const box of this.#boxes()) box.checked = false;
    const all = this.#form.querySelector("#pick-all");
    if (all) all.checked = false;
    this.show();
  }

  show() {
    const count = this.ids.length;
    const words = this.#form.querySelector("#picked");
    if (words) words.textContent = this.whole ? say("pickedAll") : say("picked", count);
    this.#form.hidden = !this.any;
    document.body.classList.toggle("picking", this.any);
    this.#changed();
  }
}
