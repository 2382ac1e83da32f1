import type { Tool } from "../manifest/types";
import { rememberable, type Values } from "./arguments";

/** The call as a command for a terminal. Secrets are left out: a command line is no place for them. */
export function commandLine(tool: Tool, values: Values): string {
  const args = rememberable(tool, values);
  const json = Object.keys(args).length === 0 ? [] : ["--arguments", quoted(JSON.stringify(args))];
  return ["rsplugins", "run", tool.name, ...json].join(" ");
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
