/**
 * Keeps one server-sent stream open over all views that somebody shows, and goes on where it was
 * after a break. Runs in the shared worker, or in the page where there is none.
 */

const KINDS = ["hello", "batch", "resync", "strip", "heartbeat"];
const RETRY_MS = 3000;

/** The earlier of two positions `epoch:seq`; empty (meaning: everything) when they do not compare. */
function earlier(a, b) {
  const [epochA, seqA] = a.split(":");
  const [epochB, seqB] = b.split(":");
  if (!a || !b || epochA !== epochB) return "";
  return Number(seqA) <= Number(seqB) ? a : b;
}

export class Feed {
  #views = new Map(); // who -> view
  #send;
  #source = null;
  #last = "";

  /** @param send called with (who, message) */
  constructor(send) {
    this.#send = send;
  }

  /** `who` shows `view` and knows everything up to `since`. */
  join(who, view, since) {
    this.#last = this.#source === null ? since : earlier(this.#last, since);
    this.#views.set(who, view);
    this.#open();
  }

  leave(who) {
    this.#views.delete(who);
    if (this.#views.size === 0) this.#close();
  }

  #close() {
    if (this.#source !== null) this.#source.close();
    this.#source = null;
  }

  #open() {
    this.#close();
    const views = [...new Set(this.#views.values())].sort();
    if (views.length === 0) return;
    const query = views.map((view) => `view=${encodeURIComponent(view)}`);
    if (this.#last) query.push(`since=${encodeURIComponent(this.#last)}`);
    const source = new EventSource(`/api/v1/stream?${query.join("&")}`);
    this.#source = source;
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => {
        if (event.lastEventId) this.#last = event.lastEventId;
        const data = JSON.parse(event.data);
        for (const who of this.#views.keys()) this.#send(who, { kind, id: this.#last, data });
      });
    }
    source.addEventListener("error", () => {
      for (const who of this.#views.keys()) this.#send(who, { kind: "broken" });
      // After a refusal the browser gives up for good; a restarting server must not mean a dead page.
      if (source.readyState === EventSource.CLOSED && source === this.#source) {
        setTimeout(() => source === this.#source && this.#open(), RETRY_MS);
      }
    });
  }
}
