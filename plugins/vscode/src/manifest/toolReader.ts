import type { Language } from "./languages";
import type { LocalText, Output, Parameter, Schema, Tool } from "./types";

/** A tool as a manifest, or the host's list, has it. */
export interface RawTool {
  name?: unknown;
  title?: unknown;
  description?: unknown;
  plugin?: unknown;
  inputSchema?: unknown;
  outputs?: unknown;
  "x-rs"?: unknown;
}

type Json = Record<string, unknown>;

/** What a tool's manifest says of groups. */
export interface Grouping {
  /** The group of tools that name none. */
  group?: string;
  /** What groups are called in the language. */
  groups?: Readonly<Record<string, string>>;
}

/** Reads a tool with its texts in a language; undefined where it has no name to call it by. */
export function readTool(raw: RawTool, plugin: string, language: Language, { group = plugin, groups = {} }: Grouping = {}): Tool | undefined {
  if (typeof raw.name !== "string") {
    return undefined;
  }
  const notes = objectOf(raw["x-rs"]);
  const local = localText(notes, language);
  const role = textOf(notes.role);
  const input = objectOf(raw.inputSchema);
  const required = new Set(Array.isArray(input.required) ? input.required : []);
  return {
    name: raw.name,
    title: local.title ?? textOf(raw.title) ?? raw.name,
    description: local.description ?? textOf(raw.description) ?? "",
    plugin: textOf(raw.plugin) ?? plugin,
    group: named(textOf(notes.group), groups) ?? group,
    ...(role !== undefined && { role }),
    hidden: notes.hidden === true,
    parameters: readParameters(objectOf(input.properties), required, language, groups),
    outputs: Object.entries(objectOf(raw.outputs)).map(([name, output]) => readOutput(name, objectOf(output), language)),
  };
}

/** What the groups of a manifest are called in a language, by their names there. */
export function groupsOf(groups: unknown, language: Language): Record<string, string> {
  return Object.fromEntries(Object.entries(objectOf(groups)).flatMap(([group, names]) => {
    const name = textOf(objectOf(names)[language]);
    return name === undefined ? [] : [[group, name]];
  }));
}

function named(group: string | undefined, groups: Readonly<Record<string, string>>): string | undefined {
  return group === undefined ? undefined : (groups[group] ?? group);
}

function readParameters(properties: Json, required: Set<unknown>, language: Language, groups: Readonly<Record<string, string>>): Parameter[] {
  return Object.entries(properties)
    .map(([name, value], index) => ({ order: orderOf(objectOf(value), index), parameter: readParameter(name, objectOf(value), required.has(name), language, groups) }))
    .sort((a, b) => a.order - b.order)
    .map(({ parameter }) => parameter);
}

function orderOf(property: Json, index: number): number {
  const { order } = objectOf(property["x-rs"]);
  return typeof order === "number" ? order : 1000 + index;
}

function readParameter(name: string, property: Json, required: boolean, language: Language, groups: Readonly<Record<string, string>>): Parameter {
  const notes = objectOf(property["x-rs"]);
  const local = localText(notes, language);
  const [role, group, unit] = [textOf(notes.role), named(textOf(notes.group), groups), textOf(notes.unit)];
  return {
    name,
    title: local.title ?? textOf(property.title) ?? name,
    description: local.description ?? textOf(property.description) ?? "",
    kind: textOf(notes.kind) ?? kindOf(property),
    ...(role !== undefined && { role }),
    ...(group !== undefined && { group }),
    ...(unit !== undefined && { unit }),
    required,
    advanced: notes.advanced === true,
    output: notes.direction === "output",
    labels: labelsOf(notes, language),
    schema: withColumns(property, language) as Schema,
  };
}

// The columns of a table have texts as parameters have.
function withColumns(property: Json, language: Language): Json {
  const items = objectOf(property.items);
  const columns = Object.entries(objectOf(items.properties)).map(([name, column]): [string, Json] => [name, { ...objectOf(column), ...localText(objectOf(objectOf(column)["x-rs"]), language) }]);
  return columns.length === 0 ? property : { ...property, items: { ...items, properties: Object.fromEntries(columns) } };
}

function readOutput(name: string, output: Json, language: Language): Output {
  const notes = objectOf(output["x-rs"]);
  const [role, mediaType] = [textOf(notes.role), textOf(output.contentMediaType)];
  return {
    name,
    title: localText(notes, language).title ?? textOf(output.title) ?? name,
    kind: textOf(notes.kind) ?? kindOf(output),
    ...(role !== undefined && { role }),
    ...(mediaType !== undefined && { mediaType }),
    ...(notes.style !== undefined && { style: objectOf(notes.style) }),
  };
}

// What a schema says without a kind: a manifest need not name one.
function kindOf(schema: Json): string {
  if (Array.isArray(schema.enum)) {
    return "enum";
  }
  switch (schema.type) {
    case "integer":
    case "number":
    case "boolean":
      return schema.type;
    case "array": {
      const items = objectOf(schema.items);
      return Array.isArray(items.enum) ? "enums" : items.type === "string" ? "texts" : items.type === "object" ? "table" : "json";
    }
    case "string":
      return schema.format === "file" ? "file" : schema.format === "directory" ? "folder" : "string";
    default:
      return "json";
  }
}

function labelsOf(notes: Json, language: Language): Record<string, string> {
  const local = objectOf(objectOf(objectOf(notes.i18n)[language]).labels);
  const labels = { ...objectOf(notes.labels), ...local };
  return Object.fromEntries(Object.entries(labels).flatMap(([value, label]) => (typeof label === "string" ? [[value, label]] : [])));
}

function localText(notes: Json, language: Language): LocalText {
  const text = objectOf(objectOf(notes.i18n)[language]);
  const [title, description] = [textOf(text.title), textOf(text.description)];
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }) };
}

function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.length > 0 ? value : undefined;
}
