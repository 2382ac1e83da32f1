import { basename, dirname } from "node:path";
import type { HostClientOptions, PluginList } from "@rsplugins/sdk";
import * as vscode from "vscode";
import { t } from "../app";
import { pluginArguments } from "../host/connectArguments";
import { inOneLine } from "../host/failures";
import { HostSession } from "../host/hostSession";
import type { Plugin } from "../manifest/types";
import type { DevelopedPlugins } from "./developedPlugins";
import { complaintsOf, spanOf } from "./manifestPlaces";

/** What the developer host needs of the extension. */
export interface DeveloperServices {
  log: vscode.LogOutputChannel;
  /** How the host is started, without what it is to do. */
  base(): Promise<HostClientOptions>;
}

/** A host of this window's own for the plugins in its workspace: what is tried there disturbs nobody, and ends with the window. */
export class DeveloperHost implements vscode.Disposable {
  /** The way to it. */
  readonly session: HostSession;

  private readonly problems = vscode.languages.createDiagnosticCollection("rsplugins");
  private folders: string[] = [];
  private extra: Record<string, string> = {};
  private holds = 0;
  private stale = false;

  /**
   * @param plugins - The plugins that it has.
   * @param services - The rest of the extension.
   */
  constructor(
    private readonly plugins: DevelopedPlugins,
    private readonly services: DeveloperServices,
  ) {
    // Started anew only when needed: what a developer breaks should not come back by itself.
    this.session = new HostSession(() => this.options(), []);
    plugins.onChange(() => void this.follow());
  }

  /** Whether a plugin is one of these. */
  has(id: string): boolean {
    return this.plugins.all.some((plugin) => plugin.id === id);
  }

  /** Starts the host anew with further variables for it and all that it starts. */
  async restart(environment: Record<string, string> = {}): Promise<void> {
    this.extra = environment;
    this.stale = false;
    await this.session.close();
  }

  /** Keeps the plugins as they are until the answer is called: one that a debugger is at must not be loaded anew under it. */
  hold(): () => void {
    let held = true;
    this.holds++;
    return () => {
      this.holds -= held ? 1 : 0;
      held = false;
      this.stale = true;
    };
  }

  /** Has the host read the manifests again, loads one plugin anew where it is named, and shows what is wrong. */
  async reload(plugin?: Plugin): Promise<void> {
    if (this.plugins.folders.length === 0) {
      this.problems.clear();
      return;
    }
    if (this.holds > 0) {
      return;
    }
    if (this.stale) {
      // What it starts would wait for a debugger that has gone.
      await this.restart();
    }
    try {
      const client = await this.session.client();
      const known = plugin && plugin.id !== "" && (await client.listPlugins()).plugins.some(({ id }) => id === plugin.id);
      await this.show(await client.reloadPlugins(known ? plugin.id : undefined));
    } catch (failure) {
      this.services.log.warn(`${t("The plugins were not loaded anew.")} ${inOneLine(failure)}`);
    }
  }

  /** @inheritdoc */
  dispose(): void {
    this.problems.dispose();
    void this.session.dispose();
  }

  private async options(): Promise<HostClientOptions> {
    const base = await this.services.base();
    this.folders = this.plugins.folders;
    return { ...base, arguments: [...pluginArguments(this.folders), "serve", "--stdio"], environment: { ...base.environment, ...this.extra }, name: "vscode-developer" };
  }

  // A running host knows the folders that it was started with.
  private async follow(): Promise<void> {
    if (this.holds === 0 && this.session.state !== "idle" && this.plugins.folders.some((folder) => !this.folders.includes(folder))) {
      await this.session.close();
    }
  }

  private async show({ problems, plugins }: PluginList): Promise<void> {
    this.problems.clear();
    const manifests = new Map(this.plugins.all.map((plugin) => [plugin.file, [] as vscode.Diagnostic[]]));
    for (const { message, details, hint } of problems) {
      const file = details !== undefined && manifests.has(details) ? details : [...manifests.keys()].find((path) => message.includes(basename(path)));
      if (file !== undefined) {
        manifests.get(file)?.push(...(await diagnostics(file, message)));
      } else if (this.folders.some((folder) => message.includes(folder) || details?.includes(folder))) {
        this.services.log.warn([message, hint].filter(Boolean).join(" "));
      }
    }
    for (const { folder, problem, id } of plugins) {
      const plugin = problem && this.plugins.all.find((one) => one.id === id && (folder === undefined || dirname(one.file) === folder));
      if (plugin) {
        manifests.get(plugin.file)?.push(diagnostic(new vscode.Range(0, 0, 0, 1), [problem.message, problem.hint].filter(Boolean).join(" ")));
      }
    }
    manifests.forEach((found, file) => this.problems.set(vscode.Uri.file(file), found));
  }
}

async function diagnostics(file: string, message: string): Promise<vscode.Diagnostic[]> {
  const document = await vscode.workspace.openTextDocument(file);
  return complaintsOf(message).map(({ place, reason }) => {
    const { offset, length } = spanOf(document.getText(), place);
    return diagnostic(new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)), place === "" ? reason : `${place}: ${reason}`);
  });
}

function diagnostic(range: vscode.Range, message: string): vscode.Diagnostic {
  const made = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  made.source = "rsplugins";
  return made;
}
