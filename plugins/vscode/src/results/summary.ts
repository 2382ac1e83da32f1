import type { Tool } from "../manifest/types";

const MOST = 4;
const LONGEST = 40;
const PATHS = new Set(["raster", "rasters", "vector", "file", "folder"]);

/** What a call was given, in one line: the first few arguments, files by their names. */
export function summaryOf(tool: Tool, args: Record<string, unknown>): string {
  const given = tool.parameters.filter(({ name, output }) => args[name] !== undefined && !output);
  const told = given.slice(0, MOST).map(({ name, title, kind }) => `${title}: ${shorten(textOf(args[name], PATHS.has(kind)))}`);
  return [...told, ...(given.length > MOST ? ["…"] : [])].join(" · ");
}

function textOf(value: unknown, path: boolean): string {
  if (Array.isArray(value)) {
    return value.map((item) => textOf(item, path)).join(", ");
  }
  return typeof value === "object" ? JSON.stringify(value) : path ? (String(value).split(/[/\\]/).at(-1) ?? "") : String(value);
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
