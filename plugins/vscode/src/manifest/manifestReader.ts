import type { Language } from "./languages";
import { groupsOf, readTool, type RawTool } from "./toolReader";
import type { Plugin } from "./types";

/** Reads a manifest's text; undefined where it is none. The host says what is wrong with one, menus only leave it out. */
export function readManifest(text: string, file: string, language: Language): Plugin | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
  const { id, version, title, groups, tools } = (typeof json === "object" && json !== null ? json : {}) as Record<string, unknown>;
  if (typeof id !== "string" || !Array.isArray(tools)) {
    return undefined;
  }
  const shown = typeof title === "string" ? title : id;
  return {
    id,
    version: typeof version === "string" ? version : "",
    title: shown,
    file,
    groups: groupsOf(groups, language),
    tools: tools.flatMap((tool) => readTool((tool ?? {}) as RawTool, id, language, { group: shown, groups: groupsOf(groups, language) }) ?? []),
  };
}
