/**
 * Makes a page live: opens the stream for the view the page shows, puts changes in their places,
 * and says at every moment whether what is shown is LIVE, PAUSED or STALE. Every page is complete
 * without this.
 */
import { Acts } from "./acts.js";
import { tick } from "./clocks.js";
import { Drawer } from "./drawer.js";
import { finding } from "./find.js";
import { Feed } from "./feed.js";
import { Grid } from "./grid.js";
import { listen } from "./keys.js";
import { say } from "./say.js";
import { Picks } from "./picks.js";
import { Sound } from "./sound.js";
import { localise } from "./times.js";

const HEARTBEAT_MS = 5000;
const TICK_MS = 1000;
/** Looked at once a tick: so it shows by the time that the third heartbeat is missed. */
const STALE_MS = 3 * HEARTBEAT_MS - TICK_MS;
const BANNER_MS = 60_000;
const SAY_EVERY_MS = 10_000;

const view = document.body.dataset.view;
const chip = document.getElementById("live");
const banner = document.getElementById("stale");
const said = document.getElementById("said");
const table = document.querySelector("table[data-grid]");
const written = new Map(); // region -> HTML as the server wrote it
let since = document.body.dataset.since;
let epoch = since.split(":")[0];
let heard = performance.now();
let broken = false;
let greeted = false;
let serverAhead = 0;
let paused = new URLSearchParams(location.search).get("live") === "0";
let saidAt = 0;

const now = () => Date.now() + serverAhead;

/** Times and running numbers inside `root` as this browser's user reads them. */
function dress(root) {
  localise(root, now());
  tick(root, now());
}

const grid = table
  ? new Grid(table, document.getElementById("pill"), document.getElementById("alert"), dress)
  : null;
const drawer = table ? new Drawer((part) => (part ? dress(part) : grid.settle())) : null;
const bulk = document.getElementById("bulk");
const picks = table && bulk ? new Picks(table, bulk, () => grid.settle()) : null;
const acts = picks ? new Acts(bulk, picks, table) : null;
if (grid) {
  grid.paused = paused;
  grid.held = () => drawer.open || (picks?.any ?? false) || document.querySelector("dialog[open]") !== null;
}
const soundButton = document.getElementById("sound");
if (grid && view && soundButton && table.dataset.grid !== "rolls") {
  const sound = new Sound(soundButton);
  grid.news = (rows) => sound.news(rows);
}
const curtain = document.getElementById("curtain");
const build = document.body.dataset.build;

/** Later changes win; what is applied is the end of them, so that replaying never flickers. */
function merged(changes) {
  const all = { regions: {}, rows: {}, order: undefined, gone: [] };
  for (const change of changes) {
    Object.assign(all.regions, change.regions);
    Object.assign(all.rows, change.rows);
    if (change.order) all.order = change.order;
    if (change.gone) all.gone.push(...change.gone);
  }
  return all;
}

function held(region) {
  const selection = document.getSelection();
  const selected = selection !== null && !selection.isCollapsed && region.contains(selection.anchorNode);
  return selected || region.contains(document.activeElement);
}

function write(name, html) {
  const region = document.querySelector(`[data-region="${CSS.escape(name)}"]`);
  if (!region || written.get(name) === html) return;
  if (held(region)) {
    region.addEventListener("focusout", () => setTimeout(() => write(name, html), 300), { once: true });
    return;
  }
  written.set(name, html);
  region.innerHTML = html;
  dress(region);
}

function take({ kind, id, data }) {
  if (kind === "broken") {
    broken = true;
    return show();
  }
  broken = false;
  greeted = true;
  heard = performance.now();
  serverAhead = Date.parse(data.now) - Date.now();
  if (id) since = id;
  if (data.epoch !== epoch) {
    // Another run of the server may be another build: its rows need its styles.
    epoch = data.epoch;
    document.body.dataset.since = since;
  }
  // Nobody stands before a wall to reload it.
  if (build && data.build && data.build !== build) location.reload();
  if (data.strips) write("strip", data.strips[document.documentElement.lang] ?? data.strip);
  const changes = data.views?.[view];
  if (changes && changes.length > 0) {
    const all = merged(changes);
    if (!paused || grid) for (const [name, html] of Object.entries(all.regions)) write(name, html);
    if (grid) grid.apply(all);
    tell();
  }
  show();
}

/** One polite sentence now and then; the table itself is no live region. */
function tell() {
  const pill = document.getElementById("pill");
  if (!pill || pill.hidden || performance.now() - saidAt < SAY_EVERY_MS) return;
  saidAt = performance.now();
  said.textContent = pill.textContent;
}

function show() {
  if (!chip) return;
  const silent = performance.now() - heard;
  const seconds = Math.round(silent / 1000);
  let state = "live";
  let text = say("live");
  if (silent > STALE_MS) {
    state = "stale";
    text = say("stale", seconds);
  } else if (broken) {
    state = "reconnecting";
    text = say("reconnecting");
  } else if (!greeted) {
    state = "connecting";
    text = say("connecting");
  } else if (paused) {
    state = "paused";
    text = say("paused");
  }
  if (chip.dataset.state !== state) chip.dataset.state = state;
  if (chip.textContent !== text) chip.textContent = text;
  chip.setAttribute("aria-pressed", String(paused));
  chip.title = paused ? say("resume") : say("pause");
  document.body.classList.toggle("is-stale", state === "stale");
  if (curtain) draw(silent, state === "stale");
  banner.hidden = silent < BANNER_MS || curtain !== null;
  if (!banner.hidden) {
    banner.textContent = say("banner", seconds);
  }
}

/** What is old must not be believed from across the room. */
function draw(silent, stale) {
  curtain.hidden = !stale;
  if (!stale) return;
  const seconds = Math.floor(silent / 1000);
  const passed = `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
  const good = new Date(Date.now() - silent).toLocaleTimeString("en-GB");
  document.getElementById("curtain-text").textContent = say("curtainText", passed, good);
}

function pause() {
  paused = !paused;
  if (grid) {
    grid.paused = paused;
    grid.settle();
  }
  const address = new URL(location.href);
  if (paused) address.searchParams.set("live", "0");
  else address.searchParams.delete("live");
  history.replaceState(null, "", address);
  show();
}

/** One stream per browser where there are shared workers; else one per visible page. */
function connect() {
  if ("SharedWorker" in window) {
    const worker = new SharedWorker(new URL("./stream.js", import.meta.url), { type: "module", name: "trapline" });
    worker.port.addEventListener("message", (event) => take(event.data));
    worker.port.start();
    const join = () => worker.port.postMessage({ view, since });
    join();
    addEventListener("pagehide", () => worker.port.postMessage({ leave: true }));
    addEventListener("pageshow", (event) => event.persisted && join());
    return;
  }
  const feed = new Feed((who, message) => take(message));
  const follow = () => (document.hidden ? feed.leave(0) : feed.join(0, view, since));
  document.addEventListener("visibilitychange", follow);
  follow();
}

for (const region of document.querySelectorAll("[data-region]")) {
  written.set(region.dataset.region, region.innerHTML);
}
dress(document);
finding(dress);
setInterval(() => localise(document, now()), 5000);
setInterval(() => tick(document, now()), 1000);
document.body.classList.add("scripted");

if (view) {
  chip.hidden = false;
  chip.addEventListener("click", pause);
  document.addEventListener("selectionchange", () => grid?.settle());
  setInterval(show, TICK_MS);
  connect();
}

/** The link that opens the row in which the focus is. */
const focusedLink = () => document.activeElement?.closest?.("tr[data-id]")?.querySelector("a.open");

table?.addEventListener("keydown", (event) => {
  const link = focusedLink();
  if (event.key !== "Enter" || link !== event.target || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (event.shiftKey) location.assign(link.href);
  else drawer.peek(link);
});
listen(
  view
    ? {
        n: () => grid?.merge(),
        p: pause,
        a: () => acts?.go("ack"),
        c: () => acts?.write("comment"),
        d: () => acts?.write("notAffected"),
        m: () => acts?.maintenance(),
        x: () => picks?.toggle(false),
        X: () => picks?.toggle(true),
        e: () => document.activeElement?.closest?.("tr")?.querySelector(".why")?.focus(),
        "[": () => document.querySelector("a[rel=first]")?.click(),
        "]": () => document.querySelector("a[rel=next]")?.click(),
      }
    : {},
);
const charts = document.querySelectorAll("[data-chart]");
if (charts.length > 0) import("./chart.js").then(({ draw: drawCharts }) => drawCharts([...charts]), () => {});

/** A form that came by the stream is the same for everybody: what shows that it is ours is put in here. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || !document.body.dataset.csrf || form.elements.namedItem("csrf")) return;
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "csrf";
  field.value = document.body.dataset.csrf;
  form.append(field);
});
