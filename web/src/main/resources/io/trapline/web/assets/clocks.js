/**
 * Numbers that go on by themselves: time that is left (`data-left`) and sums that grow at a known rate
 * (`data-sum`). The server writes where they stood and how fast they go; it need not send them each second.
 */
import { say } from "./say.js";

const DAY_S = 86_400;

/** Never broken over two lines. */
function span(seconds) {
  const s = Math.abs(seconds);
  const minutes = Math.floor(s / 60);
  let text = `${s} s`;
  if (s >= DAY_S) text = `${Math.floor(s / DAY_S)} d ${Math.floor((s % DAY_S) / 3600)} h`;
  else if (minutes >= 60) text = `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
  else if (minutes > 0) text = `${minutes} min`;
  return text.replaceAll(" ", "\u00a0");
}

function left(el, now) {
  const due = Date.parse(el.dateTime);
  if (Number.isNaN(due)) return;
  const seconds = el.dataset.left === "runs" ? Math.floor((due - now) / 1000) : Number(el.dataset.span);
  const over = seconds <= 0;
  const standing = el.dataset.left === "runs" ? "" : "\u00a0‖";
  const text = (over ? say(el.dataset.over, span(seconds)) : span(seconds)) + standing;
  if (el.textContent !== text) el.textContent = text;
  if (el.title === "") el.title = standing ? say("stands") : el.dateTime;
  el.classList.toggle("over", over);
  const meter = el.nextElementSibling;
  if (meter?.tagName === "METER") meter.value = Math.max(0, seconds);
}

function sum(el, now) {
  const minutes = Number(el.dataset.sum) + (Number(el.dataset.rate) * Math.max(0, now - Number(el.dataset.at))) / 60_000;
  const text = minutes.toLocaleString(document.documentElement.lang, {
    minimumFractionDigits: minutes < 10 ? 1 : 0,
    maximumFractionDigits: minutes < 10 ? 1 : 0,
  });
  if (el.textContent !== text) el.textContent = text;
}

/** @param now the server's clock */
export function tick(root, now) {
  for (const el of root.querySelectorAll("time[data-left]")) left(el, now);
  for (const el of root.querySelectorAll("[data-sum]")) sum(el, now);
}
