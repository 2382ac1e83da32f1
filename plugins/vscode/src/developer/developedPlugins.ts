import { readFileSync } from "node:fs";
import { dirname, sep } from "node:path";
import * as vscode from "vscode";
import { readSettings } from "../host/settings";
import { readManifest } from "../manifest/manifestReader";
import type { Plugin } from "../manifest/types";

const PATTERN = "**/*.plugin.json";
const LEFT_OUT = "**/{node_modules,bin,obj,out,dist,fixtures,templates,.git}/**";
const MOST = 50;

/** The plugins whose manifests lie in the workspace. An untrusted workspace has none: their programs would run. */
export class DevelopedPlugins implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly disposables: vscode.Disposable[] = [this.changed];
  private found: Plugin[] = [];
  private searching: Promise<void> | undefined;
  private following: Promise<void> | undefined;

  /** Told when there are others. */
  readonly onChange = this.changed.event;

  /** @param installed - Whether a manifest is one of the installation's own. */
  constructor(private readonly installed: (file: string) => boolean) {
    const watcher = vscode.workspace.createFileSystemWatcher(PATTERN);
    const again = (): void => void this.search();
    this.disposables.push(watcher, watcher.onDidCreate(again), watcher.onDidDelete(again), watcher.onDidChange(again), vscode.workspace.onDidChangeWorkspaceFolders(again), vscode.workspace.onDidGrantWorkspaceTrust(again));
  }

  /** Those that were found. */
  get all(): readonly Plugin[] {
    return this.found;
  }

  /** Their folders. */
  get folders(): string[] {
    return [...new Set(this.found.map(({ file }) => dirname(file)))];
  }

  /** The plugin that a file belongs to: the one whose folder holds it most closely. */
  owning(file: string): Plugin | undefined {
    return this.found.filter((plugin) => plugin.file === file || file.startsWith(dirname(plugin.file) + sep)).sort((a, b) => b.file.length - a.file.length)[0];
  }

  /** Looks through the workspace as it is now: a search under way may have passed what has just changed, so that another follows it. */
  search(): Promise<void> {
    if (!this.searching) {
      return (this.searching = this.look().finally(() => (this.searching = undefined)));
    }
    const next = (): Promise<void> => {
      this.following = undefined;
      return this.search();
    };
    return (this.following ??= this.searching.then(next, next));
  }

  /** @inheritdoc */
  dispose(): void {
    this.disposables.forEach((disposable) => disposable.dispose());
  }

  private async look(): Promise<void> {
    const files = vscode.workspace.isTrusted ? await vscode.workspace.findFiles(PATTERN, LEFT_OUT, MOST) : [];
    const { language } = readSettings();
    const found = files
      .map(({ fsPath }) => fsPath)
      .filter((file) => !this.installed(file))
      .sort()
      .flatMap((file) => read(file, language) ?? { id: "", version: "", title: "", file, groups: {}, tools: [] });
    const before = JSON.stringify(this.found);
    this.found = found;
    if (JSON.stringify(found) !== before) {
      this.changed.fire();
    }
  }
}

function read(file: string, language: Parameters<typeof readManifest>[2]): Plugin | undefined {
  try {
    return readManifest(readFileSync(file, "utf8"), file, language);
  } catch {
    return undefined;
  }
}
