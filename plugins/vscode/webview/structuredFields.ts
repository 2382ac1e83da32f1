import type { Parameter, Schema } from "../src/manifest/types";
import type { Translate } from "../src/texts/translate";
import { h } from "./dom";
import type { Field } from "./fields";

const COLOR = /^#[0-9a-f]{6}$/i;

function number(label: string, id?: string): HTMLInputElement {
  return h("input", { id, type: "number", step: "any", class: "short", "aria-label": label, placeholder: label });
}

/** Four numbers and a CRS. */
export function extentField(parameter: Parameter, t: Translate): Field {
  const sides = ["xmin", "ymin", "xmax", "ymax"].map((side, index) => number(side, index === 0 ? `field-${parameter.name}` : undefined));
  const crs = h("input", { type: "text", class: "short", placeholder: "EPSG:…", "aria-label": t("Coordinate reference system") });
  return {
    element: h("div", { class: "row wrap" }, ...sides, crs),
    read: () => {
      if (sides.every((side) => side.value === "")) {
        return undefined;
      }
      const bbox = sides.map((side) => (side.value === "" ? Number.NaN : Number(side.value)));
      return { bbox, ...(crs.value.trim() !== "" && { crs: crs.value.trim() }) };
    },
    write: (value) => {
      const { bbox, crs: given } = (value ?? {}) as { bbox?: unknown[]; crs?: string };
      sides.forEach((side, index) => (side.value = String(bbox?.[index] ?? "")));
      crs.value = given ?? "";
    },
  };
}

/** Two numbers. */
export function rangeField(parameter: Parameter, t: Translate): Field {
  const ends = [number(t("from"), `field-${parameter.name}`), number(t("to"))];
  return {
    element: h("div", { class: "row" }, ends[0], "–", ends[1]),
    read: () => (ends.every((end) => end.value === "") ? undefined : ends.map((end) => (end.value === "" ? Number.NaN : Number(end.value)))),
    write: (value) => ends.forEach((end, index) => (end.value = Array.isArray(value) ? String(value[index] ?? "") : "")),
  };
}

/** A grid with a column for each property of a row. */
export function tableField(parameter: Parameter, t: Translate): Field {
  const columns = Object.entries(parameter.schema.items?.properties ?? {});
  const body = h("tbody");
  const addRow = (row: Record<string, unknown> = {}): void => void body.append(makeRow(columns, row, t));
  const head = h("tr", {}, ...columns.map(([name, column]) => h("th", { title: column.description }, column.title ?? name)), h("th"));
  return {
    element: h(
      "div",
      { id: `field-${parameter.name}`, tabindex: -1 },
      h("table", { class: "grid" }, h("thead", {}, head), body),
      h("button", { type: "button", class: "secondary", onclick: () => addRow() }, t("Add a row")),
    ),
    read: () => {
      const rows = [...body.rows].map((row) => readRow(columns, row)).filter((row) => Object.keys(row).length > 0);
      return rows.length > 0 ? rows : undefined;
    },
    write: (value) => {
      body.replaceChildren();
      (Array.isArray(value) ? value : []).forEach((row) => addRow(row as Record<string, unknown>));
    },
  };
}

function makeRow(columns: [string, Schema][], row: Record<string, unknown>, t: Translate): HTMLTableRowElement {
  const cells = columns.map(([name, column]) => {
    const input = h("input", { type: isNumeric(column) ? "number" : "text", step: "any", "aria-label": column.title ?? name, value: row[name] === undefined ? "" : String(row[name]) });
    const paint = (): void => void (input.style.borderLeft = COLOR.test(input.value) ? `1.2em solid ${input.value}` : "");
    input.addEventListener("input", paint);
    paint();
    return h("td", {}, input);
  });
  const made: HTMLTableRowElement = h("tr", {}, ...cells, h("td", {}, h("button", { type: "button", class: "icon", "aria-label": t("Remove the row"), title: t("Remove the row"), onclick: () => remove() }, "×")));
  const remove = (): void => {
    const form = made.closest("form");
    made.remove();
    form?.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return made;
}

function readRow(columns: [string, Schema][], row: HTMLTableRowElement): Record<string, unknown> {
  return Object.fromEntries(
    columns.flatMap(([name, column], index) => {
      const text = row.cells[index]?.querySelector("input")?.value.trim() ?? "";
      return text === "" ? [] : [[name, isNumeric(column) ? Number(text) : text]];
    }),
  );
}

function isNumeric({ type }: Schema): boolean {
  return type === "number" || type === "integer";
}
