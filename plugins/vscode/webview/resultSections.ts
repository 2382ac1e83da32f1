import type { FromResult } from "../src/results/messages";
import type { Hit, LegendEntry, Row, Section } from "../src/results/sections";
import type { Translate } from "../src/texts/translate";
import { chart } from "./chart";
import { h, pressed, s } from "./dom";
import { GrowingList } from "./growing";
import type { Pictures } from "./pictures";

/** What a section needs. */
export interface SectionServices {
  t: Translate;
  send: (message: FromResult) => void;
  pictures: Pictures;
}

/** How many rasters are drawn below the hits of a search. */
const MOST_MAPS = 4;

/** Shows one section. */
export function sectionElement(section: Section, services: SectionServices): HTMLElement {
  const { t, send, pictures } = services;
  switch (section.type) {
    case "notice":
      return h("p", { class: "notice" }, section.text);
    case "values":
      return h("dl", { class: "values" }, ...section.values.flatMap(({ title, value }) => [h("dt", {}, title), h("dd", {}, shown(value))]));
    case "hits":
      return hits(section.title, section.hits, services);
    case "table":
      return titled(section.title, table(section.columns, section.rows));
    case "raster":
      return titled(section.title, pictures.raster(section.path), legend(section.legend), fileLine(section.path, services));
    case "vector":
      return titled(section.title, pictures.raster(section.path), fileLine(section.path, services));
    case "file":
      return titled(section.title, fileLine(section.path, services, section.html ? t("Show the report") : section.folder ? undefined : t("Open")));
    case "log":
      return titled(section.title, h("div", { class: "curves" }, ...section.curves.map((curve) => chart(curve))), fileLine(section.path, services, t("Open")));
    case "text":
      return titled(section.title, h("pre", { class: "text" }, section.text));
    case "json":
      return h(
        "details",
        { class: "section" },
        h("summary", {}, section.title),
        h("pre", {}, section.text),
        h("button", { class: "secondary", onclick: () => send({ type: "copy", text: section.text }) }, t("Copy")),
      );
  }
}

function titled(title: string, ...children: (Node | undefined)[]): HTMLElement {
  return h("section", { class: "section" }, h("h2", {}, title), ...children);
}

function fileLine(path: string, { t, send }: SectionServices, open = t("Open")): HTMLElement {
  const name = path.split(/[/\\]/).at(-1) ?? path;
  return h(
    "div",
    { class: "row file" },
    h("span", { class: "path", title: path }, name, h("small", {}, path.slice(0, -name.length - 1))),
    h("button", { class: "secondary", onclick: () => send({ type: "open", path }) }, open),
    h("button", { class: "secondary", onclick: () => send({ type: "reveal", path }) }, t("Show in folder")),
    h("button", { class: "secondary", onclick: () => send({ type: "copy", text: path }) }, t("Copy path")),
  );
}

function legend(entries: LegendEntry[]): HTMLElement | undefined {
  return entries.length === 0
    ? undefined
    : h(
        "ul",
        { class: "legend" },
        ...entries.map(({ name, color, share }) => {
          const patch = h("span", { class: "patch" });
          patch.style.backgroundColor = color;
          return h("li", {}, patch, share === undefined ? name : `${name} · ${(100 * share).toFixed(1)} %`);
        }),
      );
}

function hits(title: string, found: Hit[], services: SectionServices): HTMLElement {
  const { t, send, pictures } = services;
  const best = found.reduce((most, { score }) => Math.max(most, score), 0);
  const card = (hit: Hit, index: number): HTMLElement => {
    const bar = h("div", { class: "score" }, h("span"));
    (bar.firstElementChild as HTMLElement).style.width = `${Math.max(0, Math.min(100, (100 * hit.score) / best))}%`;
    return h(
      "figure",
      { class: "hit", "data-index": index, title: hit.note ?? hit.uri, ...pressed(() => hit.uri !== undefined && send({ type: "reveal", path: hit.uri })) },
      hit.thumbnail === undefined ? h("div", { class: "blank" }) : pictures.thumbnail(hit.thumbnail, hit.title),
      bar,
      h("figcaption", {}, h("strong", {}, `${index + 1}. ${hit.score.toFixed(3)}`), hit.confidence === undefined ? undefined : h("span", {}, ` · ${Math.round(100 * hit.confidence)} %`), h("div", { class: "help" }, [hit.title, hit.date].filter(Boolean).join(" · "))),
    );
  };
  const cards = h("div", { class: "hits" });
  new GrowingList(cards, card, h("button", { class: "secondary" }, t("Show more"))).show(found);
  const maps = [...new Set(found.map(({ uri }) => uri))].filter((uri) => uri !== undefined).slice(0, MOST_MAPS).map((uri) => overview(uri, found, services));
  return titled(title, found.length === 0 ? h("p", {}, t("Nothing was found.")) : cards, h("div", { class: "maps" }, ...maps));
}

// The raster with the windows of what was found in it, numbered as the pictures are.
function overview(uri: string, found: Hit[], { pictures }: SectionServices): HTMLElement {
  return pictures.raster(uri, (frame, width, height) => {
    const boxes = found.flatMap((hit, index) => {
      const [x, y, w, hgt] = hit.uri === uri && hit.window ? hit.window : [];
      if (x === undefined || y === undefined || w === undefined || hgt === undefined) {
        return [];
      }
      const size = Math.max(width, height) / 40;
      return [s("rect", { x, y, width: w, height: hgt, class: "window" }), s("text", { x: x + size / 4, y: y + size, "font-size": size, class: "number" }, String(index + 1))];
    });
    frame.append(s("svg", { viewBox: `0 0 ${width} ${height}`, class: "windows" }, ...boxes));
  });
}

function table(columns: string[], rows: Row[]): HTMLElement {
  const body = h("tbody");
  const list = new GrowingList<Row>(body, (row) => h("tr", {}, ...columns.map((column) => cell(row[column]))), h("tr", {}, h("td", {}, "…")));
  let [sorted, down]: [string | undefined, boolean] = [undefined, false];
  const draw = (): void => list.show([...rows].sort((a, b) => (sorted === undefined ? 0 : compare(a[sorted], b[sorted]) * (down ? -1 : 1))));
  const head = columns.map((column) => {
    const title: HTMLElement = h("th", { scope: "col", "aria-sort": "none", ...pressed(() => sort(column, title)) }, column);
    return title;
  });
  const sort = (column: string, title: HTMLElement): void => {
    [sorted, down] = [column, sorted === column && !down];
    head.forEach((one) => one.setAttribute("aria-sort", one !== title ? "none" : down ? "descending" : "ascending"));
    draw();
  };
  draw();
  return h("div", { class: "scroll" }, h("table", { class: "rows" }, h("thead", {}, h("tr", {}, ...head)), body));
}

function cell(value: unknown): HTMLTableCellElement {
  const color = typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value);
  const made = h("td", { class: typeof value === "number" ? "number" : color ? "color" : undefined }, value === undefined || value === null ? "" : shown(value));
  if (color) {
    const patch = h("span", { class: "patch" });
    patch.style.backgroundColor = value;
    made.prepend(patch);
  }
  return made;
}

function compare(a: unknown, b: unknown): number {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a ?? "").localeCompare(String(b ?? ""));
}

function shown(value: unknown): string {
  if (typeof value === "number") {
    return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
  }
  return typeof value === "string" || typeof value === "boolean" ? String(value) : JSON.stringify(value);
}
