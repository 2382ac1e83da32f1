import type { Outputs } from "@rsplugins/sdk";
import * as vscode from "vscode";
import { t, type App } from "../app";
import { command } from "../commands";
import type { RecentValues } from "../form/recentValues";
import type { Tool } from "../manifest/types";
import type { DevelopedPlugins } from "./developedPlugins";
import type { DeveloperHost } from "./developerHost";
import { newPlugin, type NewPlugin } from "./newPlugin";
import { PluginRun } from "./pluginRun";

/** What the commands for developers of plugins act on. */
export interface DeveloperParts {
  app: App;
  developed: DevelopedPlugins;
  developer: DeveloperHost;
  recent: RecentValues;
  program: () => string | undefined;
  run(tool: Tool, args: Record<string, unknown>): Promise<Outputs>;
  form(tool: Tool): void;
  onCall(listener: (tool: Tool) => void): { dispose(): void };
}

/** The commands for developers of plugins. */
export function developerCommands({ app, developed, developer, recent, program, run, form, onCall }: DeveloperParts): vscode.Disposable[] {
  const runs = new PluginRun(app, developed, developer, { recent, run, form, onCall });
  const context = (): void => {
    const file = vscode.window.activeTextEditor?.document.uri.fsPath;
    void vscode.commands.executeCommand("setContext", "rsplugins.inPlugin", file !== undefined && developed.owning(file) !== undefined);
  };
  return [
    command("newPlugin", async (given: NewPlugin = {}) => {
      const found = program();
      if (found === undefined) {
        throw new Error(`${t("The program rsplugins was not found.")} ${t("Install RsPlugins, or set rsplugins.host.path to its program.")}`);
      }
      const folder = await newPlugin(found, process.env, given);
      await developed.search();
      return folder;
    }),
    command("runPlugin", () => runs.start(false)),
    command("debugPlugin", () => runs.start(true)),
    command("reloadPlugins", async () => {
      await developed.search();
      app.tools.refresh();
      await developer.reload();
      await app.host.connected?.reloadPlugins();
    }),
    vscode.window.onDidChangeActiveTextEditor(context),
    developed.onChange(context),
  ];
}
