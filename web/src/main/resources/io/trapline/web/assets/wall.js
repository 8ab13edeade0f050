/**
 * The wall: counts the rows that do not fit, keeps a clock, and draws the curtain when nothing is heard. It
 * never scrolls and takes no input.
 */
import { say } from "./say.js";

const body = document.querySelector(".wall-body");
const more = document.getElementById("wall-more");
const clock = document.getElementById("wall-time");

function fit() {
  const table = body.querySelector("table");
  more.hidden = true;
  if (!table) return;
  const rows = [...table.tBodies[0].rows];
  for (const row of rows) row.hidden = false;
  const total = Number(table.dataset.total);
  let shown = fitting(rows);
  if (shown < total) {
    more.textContent = say("wallMore", total - shown);
    more.hidden = false; // takes room of its own
    shown = fitting(rows);
    more.textContent = say("wallMore", total - shown);
  }
  rows.slice(shown).forEach((row) => (row.hidden = true));
}

function fitting(rows) {
  const foot = body.getBoundingClientRect().bottom;
  const cut = rows.findIndex((row) => row.getBoundingClientRect().bottom > foot);
  return cut < 0 ? rows.length : cut;
}

new MutationObserver(fit).observe(body, { childList: true });
addEventListener("resize", fit);
const timeZone = { utc: "UTC", site: document.body.dataset.zone }[document.body.dataset.time];
const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone });
const tell = () => (clock.textContent = time.format(new Date()));
tell();
setInterval(tell, 1000);
document.fonts.ready.then(fit);
fit();
