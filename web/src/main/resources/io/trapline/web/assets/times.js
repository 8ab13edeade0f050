/**
 * Times: the server writes UTC, the browser shows its own zone. `data-age` is shown as an age while
 * it is under a day; the exact time stands in the title.
 */

const zoneName = new Intl.DateTimeFormat(undefined, { timeZoneName: "short" })
  .formatToParts(new Date())
  .find((part) => part.type === "timeZoneName").value;

const two = (n) => String(n).padStart(2, "0");

function day(t) {
  return `${t.getFullYear()}-${two(t.getMonth() + 1)}-${two(t.getDate())}`;
}

function clock(t) {
  return `${two(t.getHours())}:${two(t.getMinutes())}:${two(t.getSeconds())}`;
}

function age(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) return `${s} s`;
  const m = Math.floor(s / 60);
  if (m < 60) return `${m} min`;
  const h = Math.floor(m / 60);
  return `${h} h ${two(m % 60)} min`;
}

/** Writes every time inside `root` as this browser's user reads it. `now` is the server's clock. */
export function localise(root, now) {
  for (const el of root.querySelectorAll("time[datetime]")) {
    const t = new Date(el.dateTime);
    if (Number.isNaN(t.getTime())) continue;
    const exact = `${day(t)} ${clock(t)} ${zoneName}`;
    const ms = now - t.getTime();
    let text = exact;
    if ("age" in el.dataset && ms < 86_400_000) text = age(ms);
    else if ("clock" in el.dataset && day(t) === day(new Date(now))) text = clock(t);
    if (el.textContent !== text) el.textContent = text;
    if (el.title === "") el.title = `${exact} · ${el.dateTime}`;
  }
}
