import { dirname, join } from "node:path";
import type { Outputs } from "@rsplugins/sdk";
import * as vscode from "vscode";
import { t, type App } from "../app";
import type { RecentValues } from "../form/recentValues";
import { inOneLine } from "../host/failures";
import type { Plugin, Tool } from "../manifest/types";
import { debuggingFor, type Debugging } from "./debugging";
import type { DevelopedPlugins } from "./developedPlugins";
import type { DeveloperHost } from "./developerHost";
import { build } from "./pluginBuild";

const START_LIMIT_MS = 30_000;
const LOOK_MS = 100;

/** What running a plugin needs of the rest. */
export interface PluginRunServices {
  recent: RecentValues;
  run(tool: Tool, args: Record<string, unknown>): Promise<Outputs>;
  form(tool: Tool): void;
  onCall(listener: (tool: Tool) => void): { dispose(): void };
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
    const debugging = debug ? await debuggingFor(plugin, { extension: this.app.context.extensionUri, storage: join(this.app.context.globalStorageUri.fsPath, "debug"), processOf: (one) => this.processOf(one) }) : undefined;
    if (debug && !debugging) {
      return undefined;
    }
    await build(plugin);
    await (debugging ? this.host.restart(debugging.environment) : this.host.reload(plugin));
    // The host starts the plugin at its first call, and the plugin waits for its debugger.
    const attach = async (): Promise<void> => debugging && this.attach(plugin, debugging);
    const last = this.services.recent.last(tool);
    if (!last && tool.parameters.some(({ required }) => required)) {
      this.services.form(tool);
      const called = this.services.onCall(({ plugin: id }) => {
        if (id === plugin.id) {
          called.dispose();
          void attach().catch((failure: unknown) => void vscode.window.showErrorMessage(inOneLine(failure)));
        }
      });
      return undefined;
    }
    const outcome = this.services.run(tool, last ?? {});
    // What it is rejected with is shown where the run is; the debugger's failure comes first here.
    outcome.catch(() => undefined);
    const attached = attach();
    attached.catch(() => undefined);
    await Promise.race([attached, outcome.catch(() => undefined)]);
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

  private async attach(plugin: Plugin, debugging: Debugging): Promise<void> {
    const release = this.host.hold();
    try {
      const configuration = await debugging.configuration();
      const ended = vscode.debug.onDidTerminateDebugSession(({ configuration: { name } }) => {
        if (name === configuration.name) {
          ended.dispose();
          release();
        }
      });
      if (!(await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(vscode.Uri.file(plugin.file)), configuration))) {
        ended.dispose();
        throw new Error(t("The debugger did not start. Is the extension for the plugin's language installed?"));
      }
    } catch (failure) {
      release();
      throw failure;
    }
  }

  private async processOf({ id }: Plugin): Promise<number> {
    const client = await this.host.session.client();
    for (const end = Date.now() + START_LIMIT_MS; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, LOOK_MS))) {
      const status = (await client.listPlugins()).plugins.find((one) => one.id === id);
      const processId = status?.runtime === "dotnet" && status.isolation === "host" ? client.processId : status?.processId;
      if (processId !== undefined) {
        return processId;
      }
    }
    throw new Error(t("The plugin's process did not start; the log says why."));
  }
}
