import type { Parameter, Schema } from "../manifest/types";
import type { Translate } from "../texts/translate";

const COLOR = /^#[0-9a-f]{6}$/i;

/** What is wrong with a value of a parameter, in words; undefined where nothing is. The host checks again, and more. */
export function check(parameter: Parameter, value: unknown, t: Translate): string | undefined {
  if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0 && !parameter.required)) {
    return parameter.required ? t("This is needed.") : undefined;
  }
  switch (parameter.kind) {
    case "extent":
      return checkExtent(value, t);
    case "range":
      return checkRange(value, t) ?? checkSchema(parameter.schema, value, t);
    case "color":
      return typeof value === "string" && COLOR.test(value) ? undefined : t("A colour is written as #rrggbb.");
    default:
      return checkSchema(parameter.schema, value, t);
  }
}

function checkSchema(schema: Schema, value: unknown, t: Translate): string | undefined {
  if (schema.enum && !schema.enum.includes(String(value))) {
    return t("This is none of the choices: {0}", schema.enum.join(", "));
  }
  if (typeof value === "string") {
    return checkText(schema, value, t);
  }
  if (Array.isArray(value)) {
    return checkList(schema, value, t);
  }
  const types = schema.type === undefined ? [] : [schema.type].flat();
  return types.includes("number") || types.includes("integer") ? checkNumber(schema, value, types, t) : undefined;
}

function checkText({ minLength, maxLength, pattern, type }: Schema, value: string, t: Translate): string | undefined {
  if (type === "number" || type === "integer") {
    return t("This is not a number.");
  }
  if (minLength !== undefined && value.length < minLength) {
    return t("At least {0} characters are needed.", minLength);
  }
  if (maxLength !== undefined && value.length > maxLength) {
    return t("At most {0} characters are allowed.", maxLength);
  }
  return pattern !== undefined && !new RegExp(pattern, "u").test(value) ? t("This is not written as it should be.") : undefined;
}

function checkNumber(schema: Schema, value: unknown, types: string[], t: Translate): string | undefined {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return t("This is not a number.");
  }
  if (!types.includes("number") && !Number.isInteger(value)) {
    return t("This must be a whole number.");
  }
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (minimum !== undefined && value < minimum) {
    return t("This must be at least {0}.", minimum);
  }
  if (maximum !== undefined && value > maximum) {
    return t("This must be at most {0}.", maximum);
  }
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    return t("This must be more than {0}.", exclusiveMinimum);
  }
  return exclusiveMaximum !== undefined && value >= exclusiveMaximum ? t("This must be less than {0}.", exclusiveMaximum) : undefined;
}

function checkList({ minItems, maxItems, items }: Schema, value: unknown[], t: Translate): string | undefined {
  if (minItems !== undefined && value.length < minItems) {
    return t("At least {0} are needed.", minItems);
  }
  if (maxItems !== undefined && value.length > maxItems) {
    return t("At most {0} are allowed.", maxItems);
  }
  return items ? value.map((item) => (items.properties ? checkRow(items, item, t) : checkSchema(items, item, t))).find((problem) => problem !== undefined) : undefined;
}

function checkRow({ properties = {}, required = [] }: Schema, row: unknown, t: Translate): string | undefined {
  const cells = (typeof row === "object" && row !== null ? row : {}) as Record<string, unknown>;
  for (const [name, schema] of Object.entries(properties)) {
    const value = cells[name];
    const problem = value === undefined ? (required.includes(name) ? t("This is needed.") : undefined) : checkSchema(schema, value, t);
    if (problem !== undefined) {
      return `${schema.title ?? name}: ${problem}`;
    }
  }
  return undefined;
}

function checkExtent(value: unknown, t: Translate): string | undefined {
  const bbox = (value as { bbox?: unknown }).bbox;
  if (!Array.isArray(bbox) || bbox.length !== 4 || bbox.some((side) => typeof side !== "number" || !Number.isFinite(side))) {
    return t("Four numbers are needed.");
  }
  const [west, south, east, north] = bbox as [number, number, number, number];
  return west < east && south < north ? undefined : t("The smaller coordinates come first: xmin, ymin, xmax, ymax.");
}

function checkRange(value: unknown, t: Translate): string | undefined {
  const [from, to] = Array.isArray(value) ? value : [];
  return typeof from === "number" && typeof to === "number" && from <= to ? undefined : t("Two numbers are needed, the smaller first.");
}
