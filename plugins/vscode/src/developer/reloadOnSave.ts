import { dirname } from "node:path";
import * as vscode from "vscode";
import type { App } from "../app";
import { readSettings } from "../host/settings";
import type { Plugin } from "../manifest/types";
import type { DevelopedPlugins } from "./developedPlugins";
import type { DeveloperHost } from "./developerHost";

const QUIET_MS = 300;
const SEEN = /\.(plugin\.json|py|js|mjs|cjs|dll)$/;
const UNSEEN = /[/\\](node_modules|obj|__pycache__|\.git)[/\\]/;

/** Loads a plugin under development anew when what it runs from has changed, and checks its manifest when that is opened or saved. */
export function reloadOnSave(app: App, plugins: DevelopedPlugins, host: DeveloperHost): vscode.Disposable {
  const waiting = new Map<string, NodeJS.Timeout>();
  const changed = (file: string): void => {
    const plugin = plugins.owning(file);
    if (!plugin || !SEEN.test(file) || UNSEEN.test(file)) {
      return;
    }
    const manifest = file === plugin.file;
    if (!manifest && (!readSettings().reloadOnSave || host.session.state !== "connected")) {
      return;
    }
    // A compiler writes many files at once.
    clearTimeout(waiting.get(plugin.file));
    waiting.set(plugin.file, setTimeout(() => void reload(plugin, manifest), QUIET_MS));
  };
  const reload = async (plugin: Plugin, manifest: boolean): Promise<void> => {
    waiting.delete(plugin.file);
    if (manifest) {
      await plugins.search();
      app.tools.refresh();
    }
    app.log.info(`Reload of ${dirname(plugin.file)}`);
    await host.reload(manifest ? undefined : plugin);
  };
  const opened = (document: vscode.TextDocument | undefined): void => {
    if (document && plugins.all.some((plugin) => plugin.file === document.uri.fsPath)) {
      changed(document.uri.fsPath);
    }
  };
  const watcher = vscode.workspace.createFileSystemWatcher("**/*.{plugin.json,py,js,mjs,cjs,dll}");
  const active = vscode.window.onDidChangeActiveTextEditor((editor) => opened(editor?.document));
  const found = plugins.onChange(() => opened(vscode.window.activeTextEditor?.document));
  return vscode.Disposable.from(watcher, active, found, watcher.onDidChange(({ fsPath }) => changed(fsPath)), watcher.onDidCreate(({ fsPath }) => changed(fsPath)), new vscode.Disposable(() => waiting.forEach(clearTimeout)));
}
