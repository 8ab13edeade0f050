/**
 * The drawer: a row's page beside the board, so that nobody loses the place in the list. It shows what the
 * page itself shows, taken from the server as it is; its links lead to the pages.
 */
import { say } from "./say.js";

export class Drawer {
  #dialog = document.createElement("dialog");
  #body = document.createElement("div");
  #opener = null;
  #shown;

  /** @param shown called with the part of the page that is new, and with null when the drawer closes */
  constructor(shown) {
    this.#shown = shown;
    this.#dialog.className = "drawer";
    this.#dialog.setAttribute("aria-label", say("details"));
    const close = document.createElement("button");
    close.type = "button";
    close.className = "quiet close";
    close.textContent = say("close");
    close.addEventListener("click", () => this.#dialog.close());
    this.#dialog.append(close, this.#body);
    document.body.append(this.#dialog);
    this.#dialog.addEventListener("close", () => {
      this.#body.replaceChildren();
      if (this.#opener?.isConnected) this.#opener.focus({ preventScroll: true });
      this.#shown(null);
    });
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
  }

  get open() {
    return this.#dialog.open;
  }

  /** Shows the page behind a link; on failure goes there. */
  async peek(link) {
    this.#opener = link;
    try {
      const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const content = page.getElementById("main");
      if (!content) throw new Error("no content");
      for (const el of content.querySelectorAll("[data-region]")) el.removeAttribute("data-region");
      const whole = document.createElement("p");
      const go = document.createElement("a");
      go.href = link.href;
      go.textContent = say("openPage");
      whole.append(go);
      this.#body.replaceChildren(whole, ...content.childNodes);
      if (!this.#dialog.open) this.#dialog.showModal();
      this.#dialog.scrollTop = 0;
      this.#shown(this.#body);
    } catch {
      location.assign(link.href);
    }
  }
}
