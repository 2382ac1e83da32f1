import type { Outputs } from "@rsplugins/sdk";
import * as vscode from "vscode";
import { t, texts, type App } from "../app";
import { describe, isCancelled } from "../host/failures";
import type { Parameter, Tool } from "../manifest/types";
import { pageIcon, pageOf, pageRoots } from "../webviewPage";
import type { Values } from "./arguments";
import { commandLine } from "./commandLine";
import type { FromForm, ToForm } from "./messages";
import { RecentValues } from "./recentValues";

/** Runs a tool with the values of a form. */
export type RunForm = (tool: Tool, values: Values, background: boolean) => Promise<Outputs>;

/** The forms that are open, one a tool. */
export class FormPanels {
  private readonly open = new Map<string, FormPanel>();
  private readonly recent: RecentValues;

  constructor(
    private readonly app: App,
    private readonly run: RunForm,
  ) {
    this.recent = new RecentValues(app.context.globalState);
    app.context.subscriptions.push(app.tools.onChange(() => this.refresh()));
  }

  /** Shows a tool's form, with values where they are given. */
  show(tool: Tool, values: Values = {}): void {
    const there = this.open.get(tool.name);
    if (there) {
      there.reveal(tool, values);
      return;
    }
    const form = new FormPanel(this.app, tool, values, this.run, this.recent);
    this.open.set(tool.name, form);
    form.onClose(() => this.open.delete(tool.name));
  }

  private refresh(): void {
    for (const [name, form] of this.open) {
      const tool = this.app.tools.tool(name);
      if (tool) {
        form.update(tool);
      }
    }
  }
}

class FormPanel {
  private readonly panel: vscode.WebviewPanel;
  private ready = false;

  constructor(
    private readonly app: App,
    private tool: Tool,
    private values: Values,
    private readonly run: RunForm,
    private readonly recent: RecentValues,
  ) {
    const { extensionUri } = app.context;
    this.panel = vscode.window.createWebviewPanel("rsplugins.form", tool.title, vscode.ViewColumn.Active, { enableScripts: true, retainContextWhenHidden: true, localResourceRoots: pageRoots(extensionUri) });
    this.panel.iconPath = pageIcon(extensionUri);
    this.panel.webview.onDidReceiveMessage((message: FromForm) => void this.receive(message));
    this.panel.webview.html = pageOf(this.panel.webview, extensionUri, "form");
  }

  onClose(listener: () => void): void {
    this.panel.onDidDispose(listener);
  }

  reveal(tool: Tool, values: Values): void {
    this.panel.reveal();
    if (Object.keys(values).length > 0) {
      this.values = values;
      this.tool = tool;
      this.show();
    }
  }

  /** Takes the tool as its manifest has it now; what was filled in stays. */
  update(tool: Tool): void {
    if (JSON.stringify(tool) !== JSON.stringify(this.tool)) {
      this.tool = tool;
      this.panel.title = tool.title;
      this.values = {};
      this.show();
    }
  }

  private show(): void {
    if (this.ready) {
      const { texts: all, language } = texts();
      this.send({ type: "show", tool: this.tool, values: this.values, recent: this.recent.of(this.tool), last: this.recent.last(this.tool), texts: all, language });
    }
  }

  private send(message: ToForm): void {
    void this.panel.webview.postMessage(message);
  }

  private async receive(message: FromForm): Promise<void> {
    switch (message.type) {
      case "ready":
        this.ready = true;
        this.show();
        break;
      case "pick": {
        const parameter = this.tool.parameters.find(({ name }) => name === message.parameter);
        this.send({ type: "picked", parameter: message.parameter, paths: parameter ? await pick(parameter) : [] });
        break;
      }
      case "models":
        await this.sendModels();
        break;
      case "copy":
        await vscode.env.clipboard.writeText(commandLine(this.tool, message.values));
        void vscode.window.setStatusBarMessage(t("The command was copied."), 3000);
        break;
      case "run":
        await this.start(message.values, message.background);
    }
  }

  private async start(values: Values, background: boolean): Promise<void> {
    this.send({ type: "running", running: true });
    await this.recent.remember(this.tool, values);
    try {
      await this.run(this.tool, values, background);
    } catch (failure) {
      if (!isCancelled(failure)) {
        const { message, hint } = describe(failure);
        this.send({ type: "running", running: false });
        this.send({ type: "failed", message, ...(hint !== undefined && { hint }) });
        return;
      }
    }
    this.send({ type: "running", running: false });
  }

  private async sendModels(): Promise<void> {
    try {
      const { models } = await (await this.app.hostOf(this.tool).client()).listModels();
      this.send({ type: "models", models: models.filter(({ state }) => state === "installed").map(({ id, title }) => ({ id, title })) });
    } catch (failure) {
      this.app.log.warn(`The models were not listed: ${describe(failure).message}`);
    }
  }
}

async function pick(parameter: Parameter): Promise<string[]> {
  const folder = parameter.kind === "folder";
  if (parameter.output && !folder) {
    const target = await vscode.window.showSaveDialog({ title: parameter.title });
    return target ? [target.fsPath] : [];
  }
  const chosen = await vscode.window.showOpenDialog({ title: parameter.title, canSelectFiles: !folder, canSelectFolders: folder, canSelectMany: parameter.kind === "rasters" });
  return (chosen ?? []).map((uri) => uri.fsPath);
}
