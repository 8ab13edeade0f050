/**
 * The box for whatever a caller says. While it is typed the answer of /search appears under it; Enter leads to
 * the page with all of it.
 */

const WAIT_MS = 150;
const LEAST = 3;

export function finding(dress) {
  const box = document.getElementById("find");
  const found = document.getElementById("found");
  if (!box || !found) return;
  let timer = 0;
  let asked = "";

  async function ask() {
    const q = box.value.trim();
    asked = q;
    if (q.length < LEAST) {
      found.hidden = true;
      return;
    }
    try {
      const answer = await fetch(`/search?q=${encodeURIComponent(q)}`, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const findings = page.getElementById("findings");
      if (asked !== q || !findings) return;
      found.replaceChildren(...findings.childNodes);
      found.hidden = false;
      dress(found);
    } catch {
      found.hidden = true;
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
  box.addEventListener("focus", () => (found.hidden = found.childElementCount === 0 || box.value.trim().length < LEAST));
  box.form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      found.hidden = true;
      box.blur();
    } else if (event.key === "ArrowDown" && event.target === box) {
      event.preventDefault();
      found.querySelector("a")?.focus();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!box.form.contains(event.target)) found.hidden = true;
  });
}
