import * as vscode from "vscode";
import type { HostSession } from "./host/hostSession";
import { readSettings, type Settings } from "./host/settings";
import type { ToolCatalogue } from "./manifest/toolCatalogue";
import type { Tool } from "./manifest/types";
import { catalogue } from "./texts/catalogue";
import { translator, type Translate } from "./texts/translate";

/** What the parts of the extension share. */
export interface App {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly tools: ToolCatalogue;
  /** The user's host, here or elsewhere. */
  readonly host: HostSession;
  /** The host of this machine, also where the user's is elsewhere: for what has to do with files here only. */
  hostHere(): HostSession;
  /** The host that a tool is called in: that of the plugins under development for one of theirs. */
  hostOf(tool: Tool): HostSession;
}

/** The user's texts as they are now. */
export function texts(settings: Settings = readSettings()): { t: Translate; texts: Readonly<Record<string, string>>; language: string } {
  const all = catalogue[settings.language];
  return { t: translator(all), texts: all, language: settings.language };
}

/** One text in the user's language. */
export const t: Translate = (text, ...values) => texts().t(text, ...values);
