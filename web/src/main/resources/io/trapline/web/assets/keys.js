/** The keyboard. Single keys can be switched off (WCAG 2.1.4); the choice stays in this browser. */

const STORE = "trapline.keys";
const ZONE = "trapline.zone";

function typing(target) {
  return target.closest?.("input, select, textarea, dialog, [contenteditable]") !== null;
}

function move(step) {
  const links = [...document.querySelectorAll("table[data-grid] tbody tr a.open")];
  if (links.length === 0) return;
  const row = document.activeElement?.closest?.("tr");
  const at = links.findIndex((link) => link.closest("tr") === row);
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step;
  if (next < 0 || next >= links.length) return;
  links[next].focus();
  links[next].scrollIntoView({ block: "nearest" });
}

/** To the tickets of the alarm that this page is about, or of the row in which the focus is. */
function tickets() {
  const here = document.getElementById("tickets-title");
  if (here) {
    here.scrollIntoView({ block: "start" });
    here.closest("section").querySelector("button, a, select, input:not([type=hidden])")?.focus({ preventScroll: true });
    return;
  }
  const alarm = document.activeElement?.closest?.("tr[data-id]")?.querySelector("a[href^='/alarms/']");
  if (alarm) location.href = `${alarm.href}#tickets-title`;
}

/** Times in UTC, and back to what they were: the browser's zone, or the site's. */
function zone() {
  const { time } = document.body.dataset;
  const before = localStorage.getItem(ZONE) ?? "local";
  if (time !== "utc") localStorage.setItem(ZONE, time);
  const back = encodeURIComponent(location.pathname + location.search);
  location.href = `/look?time=${time === "utc" ? before : "utc"}&back=${back}`;
}

/** @param actions functions by key: what the page can do beyond moving about */
export function listen(actions) {
  const dialog = document.getElementById("keys");
  const button = document.getElementById("help");
  const toggle = document.getElementById("keys-on");
  let pending = false;

  if (!dialog) return;
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());
  toggle.checked = localStorage.getItem(STORE) !== "off";
  toggle.addEventListener("change", () => localStorage.setItem(STORE, toggle.checked ? "on" : "off"));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && !dialog.open) document.activeElement?.blur?.();
    if (!toggle.checked || typing(event.target)) return;
    if (pending) {
      pending = false;
      const link = document.querySelector(`nav a[data-key="${CSS.escape(event.key)}"]`);
      if (link) {
        event.preventDefault();
        link.click();
      }
      return;
    }
    const handlers = {
      j: () => move(1),
      k: () => move(-1),
      g: () => (pending = true),
      "/": () => (document.getElementById("find") ?? document.getElementById("search"))?.focus(),
      f: () => document.getElementById("search")?.focus(),
      w: () => (location.href = "/wall?view=all"),
      t: tickets,
      u: zone,
      "?": () => dialog.showModal(),
      ...actions,
    };
    const handler = handlers[event.key];
    if (handler) {
      event.preventDefault();
      handler();
    }
  });
}
