import type { Language } from "../../../../plugins/vscode/src/manifest/languages";
import { findPlugins } from "../../../../plugins/vscode/src/manifest/manifestFinder";
import type { Plugin, Tool } from "../../../../plugins/vscode/src/manifest/types";
import { hostProgram } from "./places";

/** The plugins that the host ships. */
export function plugins(language: Language = "en"): Plugin[] {
  return findPlugins({ program: hostProgram(), state: "/nowhere", further: [] }, language);
}

/** One of their tools. */
export function shipped(name: string): Tool {
  const tool = plugins().flatMap(({ tools }) => tools).find((one) => one.name === name);
  if (!tool) {
    throw new Error(`No plugin has ${name}.`);
  }
  return tool;
}
