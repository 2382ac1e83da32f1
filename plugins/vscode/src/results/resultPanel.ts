import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import * as vscode from "vscode";
import { t, texts, type App } from "../app";
import { inOneLine, isCancelled } from "../host/failures";
import { curvesOfLog } from "../run/metricSeries";
import type { ToolRun } from "../run/toolRun";
import { pageIcon, pageOf, pageRoots, reportPage } from "../webviewPage";
import type { FromResult, ToResult } from "./messages";
import { drawPreview } from "./drawnPreview";
import { readPreview } from "./rasterPreview";
import { sectionsOf, type Section } from "./sections";
import { summaryOf } from "./summary";

const UPDATE_MS = 150;
const PREVIEW_SIDE = 900;
const MOST_LOG_BYTES = 32 * 1024 * 1024;
const MEDIA: Record<string, string> = { ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp" };

/** The page of one run: its progress while it runs, then its results. */
export class ResultPanel implements vscode.Disposable {
  private readonly panel: vscode.WebviewPanel;
  private readonly disposables: vscode.Disposable[] = [];
  private sections: Section[] = [];
  private timer: NodeJS.Timeout | undefined;
  private closed = false;
  private readonly leaving = new AbortController();

  /**
   * @param app - The extension.
   * @param run - The run to show.
   * @param again - Opens the form with the run's values.
   */
  constructor(
    private readonly app: App,
    private readonly run: ToolRun,
    private readonly again: () => void,
  ) {
    const { extensionUri } = app.context;
    this.panel = vscode.window.createWebviewPanel("rsplugins.result", `${run.tool.title} · ${new Date(run.started).toLocaleTimeString()}`, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableScripts: true, retainContextWhenHidden: true, localResourceRoots: pageRoots(extensionUri) });
    this.panel.iconPath = pageIcon(extensionUri);
    this.disposables.push(
      this.panel.webview.onDidReceiveMessage((message: FromResult) => void this.receive(message)),
      this.panel.onDidDispose(() => this.dispose()),
      run.onChange(() => void this.changed()),
    );
    this.panel.webview.html = pageOf(this.panel.webview, extensionUri, "result");
  }

  /** @inheritdoc */
  dispose(): void {
    if (!this.closed) {
      this.closed = true;
      this.leaving.abort();
      clearTimeout(this.timer);
      this.disposables.forEach((disposable) => disposable.dispose());
    }
  }

  private async changed(): Promise<void> {
    if (this.run.state !== "running") {
      clearTimeout(this.timer);
      this.timer = undefined;
      if (this.run.outputs) {
        this.sections = await withLogs(sectionsOf(this.run.tool, this.run.args, this.run.outputs));
      }
      this.show();
    } else {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.show();
      }, UPDATE_MS);
    }
  }

  private show(): void {
    const { tool, args, state, progress, metrics, failure, started, ended } = this.run;
    const { texts: all, language } = texts();
    const run = { title: tool.title, subtitle: summaryOf(tool, args), state, progress, seconds: ((ended ?? Date.now()) - started) / 1000, curves: metrics.curves, failure, sections: this.sections };
    this.send({ type: "show", run, texts: all, language });
  }

  private send(message: ToResult): void {
    if (!this.closed) {
      void this.panel.webview.postMessage(message);
    }
  }

  private async receive(message: FromResult): Promise<void> {
    switch (message.type) {
      case "ready":
        await this.changed();
        this.show();
        break;
      case "cancel":
        this.run.cancel();
        break;
      case "again":
        this.again();
        break;
      case "open":
        await openResult(message.path);
        break;
      case "reveal":
        await reveal(message.path);
        break;
      case "copy":
        await vscode.env.clipboard.writeText(message.text);
        break;
      case "picture":
        await this.sendPicture(message.path);
        break;
      case "preview":
        await this.sendPreview(message.path);
    }
  }

  private async sendPicture(path: string): Promise<void> {
    try {
      const data = (await readFile(path)).toString("base64");
      this.send({ type: "picture", path, source: `data:${MEDIA[extname(path).toLowerCase()] ?? "image/png"};base64,${data}` });
    } catch (failure) {
      this.app.log.warn(`The picture ${path} was not read: ${inOneLine(failure)}`);
    }
  }

  private async sendPreview(path: string): Promise<void> {
    try {
      const preview = await readPreview(path, PREVIEW_SIDE).catch(() => undefined);
      if (preview) {
        const { rgba, ...shape } = preview;
        this.send({ type: "preview", path, ...shape, rgba: rgba.buffer as ArrayBuffer });
      } else {
        this.send(await this.drawn(path));
      }
    } catch (failure) {
      if (!isCancelled(failure)) {
        this.app.log.info(`No preview of ${path}: ${inOneLine(failure)}`);
        this.send({ type: "noPreview", path, reason: t("There is no preview of this file: {0}", inOneLine(failure)) });
      }
    }
  }

  // What is large, or no GeoTIFF, or a layer is drawn by the host of this machine, where the file is.
  private async drawn(path: string): Promise<ToResult> {
    const tool = this.app.tools.withRoleHere("preview");
    if (!tool) {
      return { type: "noPreview", path, reason: t("No plugin here draws this file; a GIS shows it.") };
    }
    const folder = vscode.Uri.joinPath(this.app.context.globalStorageUri, "pictures").fsPath;
    const { source, width, height, features, crs } = await drawPreview(await this.app.hostHere().client(), tool, path, PREVIEW_SIDE, folder, this.leaving.signal);
    const caption = [features === undefined ? undefined : t("{0} features", features), crs].filter(Boolean).join(" · ");
    return source === undefined ? { type: "noPreview", path, reason: t("The layer is empty.") } : { type: "drawn", path, width, height, source, caption };
  }
}

/** Opens what a tool wrote: a report as a page, anything else in its own editor. */
export async function openResult(path: string): Promise<void> {
  if (/\.html?$/i.test(path)) {
    const panel = vscode.window.createWebviewPanel("rsplugins.report", path.split(/[/\\]/).at(-1) ?? path, vscode.ViewColumn.Active, { localResourceRoots: [] });
    panel.webview.html = reportPage(await readFile(path, "utf8"));
  } else {
    await vscode.commands.executeCommand("vscode.open", vscode.Uri.file(path));
  }
}

async function reveal(path: string): Promise<void> {
  const uri = vscode.Uri.file(path);
  // The explorer of a browser or a remote window shows only what lies in the workspace.
  const inWorkspace = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  await vscode.commands.executeCommand(inWorkspace || vscode.env.uiKind === vscode.UIKind.Web || vscode.env.remoteName !== undefined ? "revealInExplorer" : "revealFileInOS", uri);
}

async function withLogs(sections: Section[]): Promise<Section[]> {
  return Promise.all(
    sections.map(async (section) => {
      if (section.type !== "log") {
        return section;
      }
      try {
        const text = await readFile(section.path, { encoding: "utf8" });
        return text.length > MOST_LOG_BYTES ? section : { ...section, curves: curvesOfLog(text) };
      } catch {
        return section;
      }
    }),
  );
}
