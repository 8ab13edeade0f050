/** What scripts say: the texts of the page's language, with `{0}` as the place of the first value. */
const { words } = await import(`./words-${document.documentElement.lang}.js`);

export function say(key, ...values) {
  return words[key].replace(/\{(\d)\}/g, (place, at) => String(values[at]));
}
