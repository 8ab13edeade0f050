/**
 * Times: the server writes UTC, the page shows the zone that was chosen: the browser's own, UTC or
 * the site's. `data-age` is shown as an age while
 * it is under a day, `data-age="days"` always; the exact time stands in the title.
 */

const chosen = document.body.dataset.time;
/** The zone that was chosen; undefined for the browser's own. */
export const timeZone = { utc: "UTC", site: document.body.dataset.zone }[chosen];

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
  timeZoneName: "short",
});

/** Day, clock and the zone's name on that day, as the chosen zone reads them. */
export function read(t) {
  const by = Object.fromEntries(parts.formatToParts(t).map((part) => [part.type, part.value]));
  return {
    day: `${by.year}-${by.month}-${by.day}`,
    clock: `${by.hour}:${by.minute}:${by.second}`,
    zone: by.timeZoneName,
  };
}

function age(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) return `${s} s`;
  const m = Math.floor(s / 60);
  if (m < 60) return `${m} min`;
  const h = Math.floor(m / 60);
  if (h < 24) return `${h} h ${String(m % 60).padStart(2, "0")} min`;
  return `${Math.floor(h / 24)} d ${h % 24} h`;
}

/** Writes every time inside `root` as this browser's user reads it. `now` is the server's clock. */
export function localise(root, now) {
  for (const el of root.querySelectorAll("time[datetime]")) {
    const t = new Date(el.dateTime);
    if (Number.isNaN(t.getTime())) continue;
    const { day, clock, zone } = read(t);
    const exact = `${day} ${clock} ${zone}`;
    const ms = now - t.getTime();
    let text = exact;
    if ("age" in el.dataset && (ms < 86_400_000 || el.dataset.age === "days")) text = age(ms).replaceAll(" ", "\u00a0");
    else if ("clock" in el.dataset && day === read(new Date(now)).day) text = clock;
    if (el.textContent !== text) el.textContent = text;
    el.classList.toggle("exact", text === exact);
    if (el.title === "") el.title = `${exact} · ${el.dateTime}`;
  }
}
