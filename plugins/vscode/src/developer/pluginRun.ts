import { dirname, join } from "node:path";
import type { Outputs } from "@rsplugins/sdk";
import * as vscode from "vscode";
import { t, type App } from "../app";
import type { RecentValues } from "../form/recentValues";
import type { Plugin, Tool } from "../manifest/types";
import { debuggingFor } from "./debugging";
import type { DevelopedPlugins } from "./developedPlugins";
import type { DeveloperHost } from "./developerHost";
import { build } from "./pluginBuild";

/** What running a plugin needs of the rest. */
export interface PluginRunServices {
  recent: RecentValues;
  run(tool: Tool, args: Record<string, unknown>): Promise<Outputs>;
  form(tool: Tool): void;
}

/** Runs and debugs the plugin of the file in the editor: builds it, loads it anew and calls its tool with the values of the last time. */
export class PluginRun {
  constructor(
    private readonly app: App,
    private readonly plugins: DevelopedPlugins,
    private readonly host: DeveloperHost,
    private readonly services: PluginRunServices,
  ) {}

  /** Runs a tool of the plugin; the first time its form opens instead. */
  async start(debug: boolean): Promise<Outputs | undefined> {
    await vscode.workspace.saveAll(false);
    await this.plugins.search();
    const plugin = await this.choosePlugin();
    const tool = plugin && (await this.chooseTool(plugin));
    if (!plugin || !tool) {
      return undefined;
    }
    await build(plugin);
    const attach = debug ? await this.prepare(plugin) : undefined;
    if (!debug) {
      await this.host.reload(plugin);
    }
    const last = this.services.recent.last(tool);
    if (!last && tool.parameters.some(({ required }) => required)) {
      void attach?.();
      this.services.form(tool);
      return undefined;
    }
    const outcome = this.services.run(tool, last ?? {});
    await attach?.();
    return outcome;
  }

  private async choosePlugin(): Promise<Plugin | undefined> {
    const file = vscode.window.activeTextEditor?.document.uri.fsPath;
    const own = file === undefined ? undefined : this.plugins.owning(file);
    if (own || this.plugins.all.length === 1) {
      return own ?? this.plugins.all[0];
    }
    if (this.plugins.all.length === 0) {
      void vscode.window.showInformationMessage(t("There is no plugin in this workspace. Make one with New Plugin."));
      return undefined;
    }
    const chosen = await vscode.window.showQuickPick(this.plugins.all.map((plugin) => ({ label: plugin.title, description: dirname(plugin.file), plugin })), { title: t("Which plugin?") });
    return chosen?.plugin;
  }

  private async chooseTool({ tools }: Plugin): Promise<Tool | undefined> {
    if (tools.length <= 1) {
      return tools[0];
    }
    const chosen = await vscode.window.showQuickPick(tools.map((tool) => ({ label: tool.title, description: tool.name, tool })), { title: t("Which tool?") });
    return chosen?.tool;
  }

  // The host starts the plugin at its first call, so the debugger is told to wait for it.
  private async prepare(plugin: Plugin): Promise<() => Promise<void>> {
    const debugging = await debuggingFor(plugin, join(this.app.context.globalStorageUri.fsPath, "debug"));
    await this.host.restart(debugging.environment);
    return async () => {
      const processId = debugging.needsProcess ? await this.processOf(plugin) : undefined;
      const started = await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(vscode.Uri.file(plugin.file)), debugging.configuration(processId));
      if (!started) {
        void vscode.window.showErrorMessage(t("The debugger did not start. Is the extension for the plugin's language installed?"));
      }
    };
  }

  private async processOf(plugin: Plugin): Promise<number | undefined> {
    const client = await this.host.session.client();
    for (let attempt = 0; attempt < 50; attempt++) {
      const processId = (await client.listPlugins()).plugins.find(({ id }) => id === plugin.id)?.processId;
      if (processId !== undefined) {
        return processId;
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return undefined;
  }
}
