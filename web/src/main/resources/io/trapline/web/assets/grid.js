/**
 * A live table. Values change in place at once; rows never move, come or go while a hand is on
 * them: pointer over the rows, focus in a row, text selected, paused, or not the first page. What
 * waits is counted on the pill.
 */
import { say } from "./say.js";

const HIGHLIGHT_MS = 2000;
const LEAVE_MS = 600;
const NEWS_MS = 120_000;

function row(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.querySelector("tr");
}

function highlight(el, name) {
  el.classList.add(name);
  setTimeout(() => el.classList.remove(name), HIGHLIGHT_MS);
}

export class Grid {
  #table;
  #body;
  #pill;
  #alert;
  #changed;
  #cells = new WeakMap(); // td -> HTML as the server wrote it
  #waiting = new Map(); // id -> tr that is not on the page yet
  #order;
  #gone = new Set(); // ids of rows that are over; others that leave are only elsewhere
  #over = false;
  #rolls;
  paused = false;
  /** A drawer or dialog is open, or rows are picked. */
  held = () => false;
  /** Told of the rows that came. */
  news = () => {};
  /** A later page stays what it was when it was asked for. */
  pinned = new URLSearchParams(location.search).has("cursor");

  /** @param changed called with the part of the page that is new */
  constructor(table, pill, alert, changed) {
    this.#table = table;
    this.#body = table.tBodies[0];
    this.#pill = pill;
    this.#alert = alert;
    this.#changed = changed;
    this.#rolls = table.dataset.grid === "rolls";
    for (const tr of this.rows()) this.#remember(tr);
    this.#order = this.rows().map((tr) => tr.dataset.id);
    this.#body.addEventListener("pointerenter", () => (this.#over = true));
    this.#body.addEventListener("pointerleave", () => {
      this.#over = false;
      setTimeout(() => this.settle(), LEAVE_MS);
    });
    this.#body.addEventListener("focusout", () => setTimeout(() => this.settle(), LEAVE_MS));
    pill.addEventListener("click", () => this.merge());
  }

  rows() {
    return [...this.#body.rows];
  }

  #remember(tr) {
    for (const td of tr.cells) this.#cells.set(td, td.innerHTML);
  }

  frozen() {
    const selection = document.getSelection();
    const selected =
      selection !== null && !selection.isCollapsed && this.#table.contains(selection.anchorNode);
    const focused = this.#body.contains(document.activeElement);
    return this.paused || this.pinned || this.#over || focused || selected || this.held();
  }

  /** Takes a change of the view: HTML of rows by id, the order of all of them, and which of the others are over. */
  apply({ rows = {}, order, gone = [] }) {
    const shown = new Map(this.rows().map((tr) => [tr.dataset.id, tr]));
    const fresh = [];
    for (const [id, html] of Object.entries(rows)) {
      const next = row(html);
      const old = shown.get(id);
      if (old) this.#patch(old, next);
      else {
        if (!this.#waiting.has(id)) fresh.push(next);
        this.#waiting.set(id, next);
      }
    }
    if (order) this.#order = order;
    for (const id of gone) this.#gone.add(id);
    const wanted = new Set(this.#order);
    for (const id of wanted) this.#gone.delete(id);
    for (const id of this.#waiting.keys()) if (!wanted.has(id)) this.#waiting.delete(id);
    const came = fresh.filter((tr) => wanted.has(tr.dataset.id));
    if (this.frozen()) this.#breakThrough(came);
    this.news(came.filter((tr) => this.#isNew(tr)));
    this.settle();
  }

  #patch(old, next) {
    if (old.className !== next.className) old.className = next.className;
    for (const name of ["tier", "rank", "since", "quiet"]) {
      if (name in next.dataset) old.dataset[name] = next.dataset[name];
      else delete old.dataset[name];
    }
    [...next.cells].forEach((cell, i) => {
      const was = old.cells[i];
      const html = cell.innerHTML;
      if (this.#cells.get(was) === html) return;
      const focused = was.contains(document.activeElement);
      if (was.querySelector("input:checked")) return;
      was.innerHTML = html;
      this.#cells.set(was, html);
      if (focused) was.querySelector("a, button, [tabindex]")?.focus({ preventScroll: true });
      this.#changed(was);
      if (!("quiet" in cell.dataset)) highlight(was, "changed");
    });
  }

  /** Brings the page up to date unless a hand is on it. */
  settle() {
    if (this.frozen()) this.#hold();
    else this.#place();
  }

  /** The pill: everything that waits takes its place now; focus stays on the same row. */
  merge() {
    const focused = document.activeElement?.closest?.("tr[data-id]");
    this.#place();
    if (focused?.isConnected) focused.querySelector("a.open")?.focus();
    else if (document.activeElement === this.#pill || focused) {
      this.#body.querySelector("a.open")?.focus({ preventScroll: true });
    }
  }

  #hold() {
    const wanted = new Set(this.#order);
    let gone = 0;
    let elsewhere = false;
    for (const tr of this.rows()) {
      const left = !wanted.has(tr.dataset.id);
      const over = left && !this.#rolls && this.#gone.has(tr.dataset.id);
      tr.classList.toggle("gone", over);
      if (over) gone++;
      else if (left && !this.#rolls) elsewhere = true;
    }
    const fresh = this.#order.map((id) => this.#waiting.get(id)).filter(Boolean);
    const words = [];
    if (fresh.length > 0) words.push(say("new", fresh.length) + this.#worst(fresh));
    if (gone > 0) words.push(say("gone", gone));
    if (words.length === 0 && (elsewhere || !this.#inOrder())) words.push(say("order"));
    this.#pill.hidden = words.length === 0;
    this.#pill.textContent = say("pill", words.join(", "));
  }

  #worst(fresh) {
    const ranks = fresh.filter((tr) => tr.dataset.tier).map((tr) => Number(tr.dataset.rank));
    if (ranks.length === 0) return "";
    const best = Math.min(...ranks);
    const worst = fresh.filter((tr) => Number(tr.dataset.rank) === best);
    const tier = worst[0].dataset.tier;
    return say("worst", worst.length, tier.charAt(0).toUpperCase() + tier.slice(1));
  }

  #inOrder() {
    const place = new Map(this.#order.map((id, i) => [id, i]));
    const places = this.rows().map((tr) => place.get(tr.dataset.id)).filter((i) => i !== undefined);
    return places.every((p, i) => i === 0 || places[i - 1] < p);
  }

  /**
   * The outage of a customer who was promised most is said at once, although nothing moves. A row
   * that only moved up from a later page is no new outage.
   */
  #breakThrough(fresh) {
    const top = fresh.filter((tr) => tr.dataset.rank === "0" && tr.dataset.quiet !== "true" && this.#isNew(tr));
    if (top.length === 0 || this.#alert === null) return;
    const names = top.slice(0, 3).map((tr) => tr.querySelector("a.open")?.textContent ?? "");
    const more = top.length > 3 ? say("more", top.length - 3) : "";
    this.#alert.textContent = say("outage", top[0].dataset.tier, names.join(", "), more);
    this.#alert.hidden = false;
  }

  #isNew(tr) {
    return Date.now() - Date.parse(tr.dataset.since) < NEWS_MS;
  }

  #place() {
    const wanted = new Set(this.#order);
    for (const tr of this.rows()) {
      if (!wanted.has(tr.dataset.id)) tr.remove();
      else tr.classList.remove("gone");
    }
    const shown = new Map(this.rows().map((tr) => [tr.dataset.id, tr]));
    let at = this.#body.firstElementChild;
    for (const id of this.#order) {
      let tr = shown.get(id);
      if (!tr) {
        tr = this.#waiting.get(id);
        if (!tr) continue;
        this.#remember(tr);
        this.#changed(tr);
        highlight(tr, "new");
      }
      if (tr === at) at = at.nextElementSibling;
      else this.#body.insertBefore(tr, at);
    }
    this.#waiting.clear();
    this.#gone.clear();
    this.#pill.hidden = true;
    if (this.#alert !== null) this.#alert.hidden = true;
  }
}
