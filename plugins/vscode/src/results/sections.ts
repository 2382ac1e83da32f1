import type { Output, Tool } from "../manifest/types";
import type { Curve } from "../run/metricSeries";

/** A class of a map. */
export interface LegendEntry {
  name: string;
  color: string;
  share?: number;
}

/** An image found by a search. */
export interface Hit {
  score: number;
  title: string;
  confidence?: number;
  /** Full path of a picture. */
  thumbnail?: string;
  /** The image itself. */
  uri?: string;
  /** Its pixels there: x, y, width, height. */
  window?: number[];
  date?: string;
  note?: string;
}

/** What a table shows. */
export type Row = Record<string, unknown>;

/** One part of a page with results. */
export type Section =
  | { type: "notice"; text: string }
  | { type: "values"; values: { title: string; value: string | number | boolean }[] }
  | { type: "hits"; title: string; hits: Hit[] }
  | { type: "table"; title: string; columns: string[]; rows: Row[] }
  | { type: "raster"; title: string; path: string; legend: LegendEntry[] }
  | { type: "vector"; title: string; path: string }
  | { type: "file"; title: string; path: string; html: boolean; folder: boolean }
  | { type: "log"; title: string; path: string; curves: Curve[] }
  | { type: "text"; title: string; text: string }
  | { type: "json"; title: string; text: string };

const ORDER: Section["type"][] = ["notice", "hits", "values", "raster", "vector", "text", "table", "log", "file", "json"];
const LOG = "application/x-ndjson";

/** What is shown of a call's outputs, by their kinds. */
export function sectionsOf(tool: Tool, args: Record<string, unknown>, outputs: Record<string, unknown>): Section[] {
  const values: Extract<Section, { type: "values" }> = { type: "values", values: [] };
  const known = tool.outputs.map((output) => ({ output, value: outputs[output.name] }));
  const others = Object.entries(outputs)
    .filter(([name]) => !tool.outputs.some((output) => output.name === name))
    .map(([name, value]) => ({ output: { name, title: name, kind: typeof value === "object" ? "json" : "string" }, value }));
  const sections = [...known, ...others].flatMap(({ output, value }): Section[] => {
    if (value === undefined || value === null || value === "") {
      return [];
    }
    if (isScalar(value) && isPlain(output, value)) {
      values.values.push({ title: output.title, value });
      return [];
    }
    return [sectionOf(output, value, { ...args, ...outputs })];
  });
  return [...sections, ...(values.values.length > 0 ? [values] : [])].sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
}

function sectionOf(output: Output, value: unknown, all: Record<string, unknown>): Section {
  const { title, kind } = output;
  if (output.role === "notice" && typeof value === "string") {
    return { type: "notice", text: value };
  }
  if (kind === "hits" && Array.isArray(value)) {
    return { type: "hits", title, hits: value.map(hitOf) };
  }
  if (typeof value === "string") {
    return textual(output, value, all);
  }
  if (isRows(value)) {
    return { type: "table", title, columns: columnsOf(value), rows: value };
  }
  return { type: "json", title, text: JSON.stringify(value, undefined, 2) };
}

function textual({ title, kind, mediaType, style }: Output, value: string, all: Record<string, unknown>): Section {
  switch (kind) {
    case "raster":
      return { type: "raster", title, path: value, legend: legendOf(style, all) };
    case "vector":
      return { type: "vector", title, path: value };
    case "html":
    case "file":
    case "folder":
      return mediaType === LOG ? { type: "log", title, path: value, curves: [] } : { type: "file", title, path: value, html: kind === "html" || mediaType === "text/html", folder: kind === "folder" };
    default:
      return { type: "text", title, text: value };
  }
}

// A short text stands among the figures, a long one for itself.
function isPlain({ kind, role }: Output, value: string | number | boolean): boolean {
  return typeof value !== "string" || (role !== "notice" && !["raster", "vector", "file", "folder", "html", "text"].includes(kind) && value.length <= 120 && !value.includes("\n"));
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function isRows(value: unknown): value is Row[] {
  return Array.isArray(value) && value.length > 0 && value.every((row) => typeof row === "object" && row !== null && !Array.isArray(row));
}

function columnsOf(rows: Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function legendOf(style: Record<string, unknown> | undefined, all: Record<string, unknown>): LegendEntry[] {
  const table = typeof style?.from === "string" ? all[style.from] : undefined;
  return (Array.isArray(table) ? table : []).flatMap((row: Row): LegendEntry[] => {
    const share = typeof row.share === "number" ? row.share : undefined;
    return typeof row.name === "string" && typeof row.color === "string" ? [{ name: labelOf(row), color: row.color, ...(share !== undefined && { share }) }] : [];
  });
}

function labelOf(row: Row): string {
  return typeof row.title === "string" ? row.title : typeof row.label === "string" ? row.label : String(row.name);
}

function hitOf(raw: unknown): Hit {
  const hit = (typeof raw === "object" && raw !== null ? raw : {}) as Row;
  const text = (name: string): string | undefined => (typeof hit[name] === "string" && hit[name] !== "" ? hit[name] : undefined);
  const [thumbnail, uri, date, note] = [text("thumbnail"), text("uri"), text("date"), text("note")];
  const window = Array.isArray(hit.window) && hit.window.length === 4 ? (hit.window as number[]) : undefined;
  return {
    score: typeof hit.score === "number" ? hit.score : Number.NaN,
    title: text("caption") ?? text("source") ?? uri ?? String(hit.id ?? ""),
    ...(typeof hit.confidence === "number" && { confidence: hit.confidence }),
    ...(thumbnail !== undefined && { thumbnail }),
    ...(uri !== undefined && { uri }),
    ...(window !== undefined && { window }),
    ...(date !== undefined && { date }),
    ...(note !== undefined && { note }),
  };
}
