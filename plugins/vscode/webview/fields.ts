import type { Parameter } from "../src/manifest/types";
import type { Translate } from "../src/texts/translate";
import { h } from "./dom";
import { extentField, rangeField, tableField } from "./structuredFields";

/** A field of a form. */
export interface Field {
  /** What is put into the form. */
  readonly element: HTMLElement;
  /** Its value; undefined where it is empty. */
  read(): unknown;
  /** Shows a value; undefined empties it. */
  write(value: unknown): void;
}

/** What a field asks the form for. */
export interface FieldServices {
  t: Translate;
  /** Values used before. */
  recent: readonly unknown[];
  /** Asks for a file or folder. */
  pick(): void;
  /** Asks for the models. */
  needModels(): void;
}

/** Makes the field for a parameter by its kind. */
export function fieldFor(parameter: Parameter, services: FieldServices): Field {
  switch (parameter.kind) {
    case "raster":
    case "vector":
    case "file":
    case "folder":
      return pathField(parameter, services);
    case "rasters":
      return linesField(parameter, services, true);
    case "texts":
      return linesField(parameter, services, false);
    case "text":
      return textField(parameter, services, "textarea");
    case "bands":
      return numbersField(parameter);
    case "enum":
      return choiceField(parameter);
    case "enums":
      return choicesField(parameter);
    case "boolean":
      return checkField(parameter);
    case "integer":
    case "number":
    case "band":
    case "distance":
    case "cellsize":
      return numberField(parameter);
    case "range":
      return rangeField(parameter, services.t);
    case "extent":
      return extentField(parameter, services.t);
    case "table":
      return tableField(parameter, services.t);
    case "color":
      return inputField(parameter, "color");
    case "secret":
      return inputField(parameter, "password");
    case "model":
      return modelField(parameter, services);
    case "json":
      return jsonField(parameter);
    case "geometry":
    case "point":
    default:
      return textField(parameter, services, "input");
  }
}

function idOf(parameter: Parameter): string {
  return `field-${parameter.name}`;
}

function suggestions(parameter: Parameter, recent: readonly unknown[]): HTMLDataListElement {
  return h("datalist", { id: `${idOf(parameter)}-recent` }, ...recent.filter((value) => typeof value === "string").map((value) => h("option", { value })));
}

function textOrNothing(text: string): string | undefined {
  return text.trim().length > 0 ? text : undefined;
}

function pathField(parameter: Parameter, { t, recent, pick }: FieldServices): Field {
  const input = h("input", { id: idOf(parameter), type: "text", spellcheck: "false", list: `${idOf(parameter)}-recent` });
  const label = parameter.output ? t("Save as…") : t("Browse…");
  const button = h("button", { type: "button", class: "secondary", onclick: pick, "aria-label": `${parameter.title}: ${label}` }, label);
  return {
    element: h("div", { class: "row" }, input, suggestions(parameter, recent), button),
    read: () => textOrNothing(input.value),
    write: (value) => (input.value = value === undefined ? "" : String(value)),
  };
}

function linesField(parameter: Parameter, { t, pick }: FieldServices, files: boolean): Field {
  const area = h("textarea", { id: idOf(parameter), rows: 3, spellcheck: files ? "false" : "true", placeholder: t("One a line") });
  const element = h("div", {}, area);
  if (files) {
    element.append(h("button", { type: "button", class: "secondary", onclick: pick }, t("Add files…")));
  }
  return {
    element,
    read: () => {
      const lines = area.value.split("\n").map((line) => line.trim()).filter((line) => line.length > 0);
      return lines.length > 0 ? lines : undefined;
    },
    write: (value) => (area.value = Array.isArray(value) ? value.join("\n") : ""),
  };
}

function textField(parameter: Parameter, { recent }: FieldServices, tag: "input" | "textarea"): Field {
  const input = tag === "input" ? h("input", { id: idOf(parameter), type: "text", list: `${idOf(parameter)}-recent` }) : h("textarea", { id: idOf(parameter), rows: 2 });
  return {
    element: h("div", {}, input, suggestions(parameter, recent)),
    read: () => textOrNothing(input.value),
    write: (value) => (input.value = value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value)),
  };
}

function inputField(parameter: Parameter, type: string): Field {
  const input = h("input", { id: idOf(parameter), type, autocomplete: "off" });
  return { element: input, read: () => textOrNothing(input.value), write: (value) => (input.value = value === undefined ? "" : String(value)) };
}

function numberField(parameter: Parameter): Field {
  const { minimum, maximum, type } = parameter.schema;
  const whole = type === "integer";
  const input = h("input", { id: idOf(parameter), type: "number", min: minimum, max: maximum, step: whole ? 1 : "any", class: "short" });
  return {
    element: h("div", { class: "row" }, input, parameter.unit === undefined ? undefined : h("span", { class: "unit" }, parameter.unit)),
    // A browser gives no text for what is no number: that must not look like an empty field.
    read: () => (input.validity.badInput ? Number.NaN : input.value === "" ? undefined : Number(input.value)),
    write: (value) => (input.value = value === undefined ? "" : String(value)),
  };
}

function numbersField(parameter: Parameter): Field {
  const input = h("input", { id: idOf(parameter), type: "text", placeholder: "4, 3, 2", class: "short" });
  return {
    element: input,
    read: () => {
      const parts = input.value.split(/[\s,;]+/).filter((part) => part.length > 0);
      return parts.length > 0 ? parts.map(Number) : undefined;
    },
    write: (value) => (input.value = Array.isArray(value) ? value.join(", ") : ""),
  };
}

function choiceField(parameter: Parameter): Field {
  const { schema, labels } = parameter;
  const none = schema.default === undefined ? [h("option", { value: "" }, "")] : [];
  const select = h("select", { id: idOf(parameter) }, ...none, ...(schema.enum ?? []).map((value) => h("option", { value }, labels[value] ?? value)));
  return { element: select, read: () => textOrNothing(select.value), write: (value) => (select.value = String(value ?? schema.default ?? "")) };
}

function choicesField(parameter: Parameter): Field {
  const boxes = (parameter.schema.items?.enum ?? []).map((value) => h("input", { type: "checkbox", value }));
  const element = h(
    "div",
    { id: idOf(parameter), class: "choices", role: "group", "aria-label": parameter.title },
    ...boxes.map((box) => h("label", { class: "choice" }, box, parameter.labels[box.value] ?? box.value)),
  );
  return {
    element,
    read: () => {
      const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
      return chosen.length > 0 ? chosen : undefined;
    },
    write: (value) => boxes.forEach((box) => (box.checked = Array.isArray(value) && value.includes(box.value))),
  };
}

function checkField(parameter: Parameter): Field {
  const box = h("input", { id: idOf(parameter), type: "checkbox" });
  return { element: h("label", { class: "choice" }, box, parameter.title), read: () => box.checked, write: (value) => (box.checked = value === true) };
}

function modelField(parameter: Parameter, { needModels }: FieldServices): Field {
  const input = h("input", { id: idOf(parameter), type: "text", list: "models", spellcheck: "false", onfocus: needModels });
  return { element: input, read: () => textOrNothing(input.value), write: (value) => (input.value = value === undefined ? "" : String(value)) };
}

function jsonField(parameter: Parameter): Field {
  const area = h("textarea", { id: idOf(parameter), rows: 3, spellcheck: "false", class: "code" });
  return {
    element: area,
    read: () => {
      try {
        return area.value.trim().length > 0 ? (JSON.parse(area.value) as unknown) : undefined;
      } catch {
        return area.value;
      }
    },
    write: (value) => (area.value = value === undefined ? "" : JSON.stringify(value, undefined, 2)),
  };
}
