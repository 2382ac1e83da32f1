import type { Tool } from "../manifest/types";
import type { Values } from "./arguments";

/** What a form is told. */
export type ToForm =
  | { type: "show"; tool: Tool; values: Values; recent: Record<string, unknown[]>; last: Values | undefined; texts: Readonly<Record<string, string>>; language: string }
  | { type: "picked"; parameter: string; paths: string[] }
  | { type: "models"; models: { id: string; title: string }[] }
  | { type: "running"; running: boolean }
  | { type: "failed"; message: string; hint?: string };

/** What a form asks for. */
export type FromForm =
  | { type: "ready" }
  | { type: "pick"; parameter: string }
  | { type: "models" }
  | { type: "run"; values: Values; background: boolean }
  | { type: "copy"; values: Values };
