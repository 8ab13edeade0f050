/**
 * Acting without leaving the board: what was asked for shows at once as under way, the answer says how many it
 * came to, and the stream brings what is true then.
 */
import { say } from "./say.js";

const SAID_MS = 8000;
const UNDER_WAY = {
  ack: say("acking"),
  unack: say("unacking"),
  clear: say("clearing"),
  shelve: say("shelving"),
  unshelve: say("unshelving"),
  notAffected: say("marking"),
};

export class Acts {
  #form;
  #picks;
  #table;
  #did = document.getElementById("did");
  #timer = 0;
  /** What the Enter key in the text field does: what the key that led there is for. */
  #meant = "ack";

  constructor(form, picks, table) {
    this.#form = form;
    this.#picks = picks;
    this.#table = table;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = document.activeElement === form.querySelector("#bulk-text");
      const button = typed ? form.querySelector(`button[value=${this.#meant}]`) : event.submitter;
      if (button?.dataset.sure && !confirm(button.dataset.sure)) return;
      this.#run(button?.value ?? "ack", picks.whole ? null : picks.ids);
    });
    const windows = form.querySelector("#pick-maintenance");
    windows.hidden = false;
    windows.addEventListener("click", () => this.maintenance());
  }

  /** Acts on what is picked, or on the row in which the focus is. */
  go(action) {
    const ids = this.#targets();
    if (ids === null || ids.length > 0) this.#run(action, ids);
  }

  /** Opens the field for a comment on what is picked or focused, or for why it affects nobody. */
  write(action) {
    if (!this.#picks.any) this.#picks.toggle(false);
    if (!this.#picks.any) return;
    this.#meant = action;
    this.#form.querySelector("#bulk-text").focus();
  }

  /** Leads to a new window whose scope is what is picked or focused. */
  maintenance() {
    const ids = this.#targets();
    if (ids === null) return this.#tell(say("needsScope"), true);
    if (ids.length === 0) return undefined;
    const scope =
      this.#form.dataset.of === "customers"
        ? ids.map((id) => `customer=${id}`)
        : ids.map((id) => `device=${this.#row(id)?.dataset.device ?? ""}`);
    location.assign(`/maintenance?scope=${encodeURIComponent([...new Set(scope)].join(", "))}`);
    return undefined;
  }

  /** Ids, or null for everything that matches. */
  #targets() {
    if (this.#picks.whole) return null;
    if (this.#picks.any) return this.#picks.ids;
    const id = document.activeElement?.closest?.("tr[data-id]")?.dataset.id;
    return id ? [id] : [];
  }

  #row(id) {
    return this.#table.querySelector(`tr[data-id="${CSS.escape(id)}"]`);
  }

  #rows(ids) {
    return ids === null ? [...this.#table.querySelectorAll("tbody tr[data-id]")] : ids.map((id) => this.#row(id));
  }

  async #run(action, ids) {
    const fields = this.#form.elements;
    if (action === "notAffected" && fields.text.value.trim() === "") {
      this.#tell(say("needsWhy"), true);
      this.write(action);
      return;
    }
    const body = { action, of: this.#form.dataset.of, operator: fields.operator?.value ?? "", text: fields.text.value };
    if (ids === null) Object.assign(body, { all: "true", filter: fields.filter.value });
    else body.id = ids;
    if (action === "shelve" || action === "notAffected") body.minutes = fields.minutes.value;
    const marks = this.#mark(action, ids);
    try {
      const answer = await fetch("/api/v1/bulk", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      const json = await answer.json();
      if (!answer.ok) throw new Error(json.detail);
      this.#tell(json.said, false);
      fields.text.value = "";
      this.#meant = "ack";
      this.#picks.clear();
    } catch (failure) {
      this.#tell(say("notDone", failure.message), true);
    } finally {
      for (const mark of marks) mark.remove();
    }
  }

  /** One mark beside what is true until the stream says otherwise; the cell itself stays the server's. */
  #mark(action, ids) {
    const word = UNDER_WAY[action];
    if (!word) return [];
    return this.#rows(ids)
      .map((tr) => tr?.querySelector("td.ack"))
      .filter(Boolean)
      .map((cell) => {
        const mark = document.createElement("span");
        mark.className = "pending";
        mark.textContent = ` ${word}`;
        cell.append(mark);
        return mark;
      });
  }

  #tell(text, bad) {
    this.#did.textContent = text;
    this.#did.hidden = false;
    this.#did.classList.toggle("bad", bad);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#did.hidden = true), SAID_MS);
  }
}
