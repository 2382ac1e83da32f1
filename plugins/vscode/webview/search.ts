import type { FromSearch, ToSearch } from "../src/search/messages";
import { translator, type Translate } from "../src/texts/translate";
import { Channel } from "./channel";
import { fill, h } from "./dom";

const channel = new Channel<ToSearch, FromSearch>(receive);
const text = h("input", { id: "text", type: "search", list: "recent", autocomplete: "off" });
const index = h("select", { id: "index" });
const language = h("select", { id: "language" });
const count = h("input", { id: "count", type: "number", min: 1, step: 1 });
const button = h("button", { type: "submit", class: "primary" });
let t: Translate = translator({});

channel.send({ type: "ready" });

function receive(message: ToSearch): void {
  if (message.type === "busy") {
    button.disabled = message.busy;
    button.textContent = message.busy ? t("Searching…") : t("Search");
    return;
  }
  if (message.type === "focus") {
    text.focus();
    return;
  }
  t = translator(message.texts);
  document.documentElement.lang = message.language;
  show(message);
}

function show({ ready, indexes, chosen, languages, count: usual, recent, language: own }: ToSearch & { type: "show" }): void {
  if (!ready) {
    fill(document.body, h("p", { class: "lead" }, t("No plugin here can search.")));
    return;
  }
  const make = h("button", { type: "button", class: "secondary", onclick: () => channel.send({ type: "make" }) }, t("Make an index…"));
  const open = h("button", { type: "button", class: "secondary", onclick: () => channel.send({ type: "browse" }) }, t("Open an index…"));
  if (indexes.length === 0) {
    fill(document.body, h("p", { class: "lead" }, t("Words find images in an index of rasters. Make one first, or open one that you have.")), h("div", { class: "actions" }, make, open));
    return;
  }
  const kept = (channel.kept ?? {}) as { text?: string; language?: string; count?: string };
  const before = { index: index.value, language: language.value || kept.language || own };
  fill(index, ...indexes.map(({ path, name }) => h("option", { value: path, title: path }, name)));
  index.value = chosen ?? (before.index || (indexes[0]?.path ?? ""));
  fill(language, ...languages.map(({ tag, name }) => h("option", { value: tag }, name)));
  language.value = languages.some(({ tag }) => tag === before.language) ? before.language : "en";
  text.value ||= kept.text ?? "";
  text.placeholder = t("Airport by the sea");
  text.setAttribute("aria-label", t("What to look for"));
  count.value ||= kept.count ?? String(usual ?? "");
  button.textContent = t("Search");
  const form = h(
    "form",
    { novalidate: true, oninput: () => channel.keep({ text: text.value, language: language.value, count: count.value }) },
    text,
    h("datalist", { id: "recent" }, ...recent.map((value) => h("option", { value }))),
    h("div", { class: "row search-row" }, h("label", { for: "index", class: "help" }, t("in")), index, languages.length > 0 ? language : undefined),
    h("div", { class: "row search-row" }, h("label", { for: "count", class: "help" }, t("at most")), count, button),
    h("div", { class: "row search-row" }, h("button", { type: "button", class: "link", onclick: () => channel.send({ type: "more", text: text.value, index: index.value }) }, t("More options…"))),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (text.value.trim() !== "" && index.value !== "") {
      channel.send({ type: "search", text: text.value.trim(), index: index.value, language: language.value, count: count.value === "" ? undefined : Number(count.value) });
    }
  });
  fill(document.body, form);
}
