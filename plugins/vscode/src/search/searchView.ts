import { basename } from "node:path";
import type { Outputs } from "@rsplugins/sdk";
import * as vscode from "vscode";
import { t, texts, type App } from "../app";
import { parameterFor } from "../manifest/roles";
import type { Tool } from "../manifest/types";
import type { IndexBook } from "../views/indexBook";
import { pageOf, pageRoots } from "../webviewPage";
import type { FromSearch, ToSearch } from "./messages";
import { searchArguments, searchLanguages, type Query } from "./searchQuery";

const RECENT = "searches";
const MOST_RECENT = 20;

/** What the search box does with the rest of the extension. */
export interface SearchServices {
  run(tool: Tool, args: Record<string, unknown>): Promise<Outputs>;
  form(tool: Tool, args: Record<string, unknown>): void;
}

/** The search box: words in any language that the search tool knows, an index, a number. */
export class SearchView implements vscode.WebviewViewProvider {
  private view: vscode.WebviewView | undefined;
  private chosen: string | undefined;

  /**
   * @param app - The extension.
   * @param book - The indexes to choose from.
   * @param services - Runs the search.
   */
  constructor(
    private readonly app: App,
    private readonly book: IndexBook,
    private readonly services: SearchServices,
  ) {
    app.context.subscriptions.push(app.tools.onChange(() => this.show()), book.onChange(() => this.show()));
  }

  /** @inheritdoc */
  resolveWebviewView(view: vscode.WebviewView): void {
    const { extensionUri } = this.app.context;
    this.view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: pageRoots(extensionUri) };
    view.webview.onDidReceiveMessage((message: FromSearch) => void this.receive(message));
    view.onDidDispose(() => (this.view = undefined));
    view.webview.html = pageOf(view.webview, extensionUri, "search", "narrow");
  }

  /** Goes to the box with an index chosen. */
  async choose(index: string | undefined): Promise<void> {
    this.chosen = index ?? this.chosen;
    await vscode.commands.executeCommand("rsplugins.search.focus");
    this.show();
    this.send({ type: "focus" });
  }

  /** Searches; the answer is that of the tool. */
  async search(query: Query): Promise<Outputs | undefined> {
    const tool = this.app.tools.withRole("search");
    const args = tool && searchArguments(tool, query);
    if (!tool || !args) {
      void vscode.window.showWarningMessage(t("No plugin here can search."));
      return undefined;
    }
    this.chosen = query.index;
    await this.remember(query.text);
    this.send({ type: "busy", busy: true });
    try {
      return await this.services.run(tool, args);
    } finally {
      this.send({ type: "busy", busy: false });
    }
  }

  private show(): void {
    const tool = this.app.tools.withRole("search");
    const { texts: all, language } = texts();
    const count = tool && parameterFor("count", tool)?.schema.default;
    this.send({
      type: "show",
      ready: tool !== undefined,
      indexes: this.book.paths.map((path) => ({ path, name: basename(path) })),
      chosen: this.chosen,
      languages: tool ? searchLanguages(tool) : [],
      count: typeof count === "number" ? count : undefined,
      recent: this.recent,
      texts: all,
      language,
    });
  }

  private get recent(): string[] {
    return this.app.context.globalState.get<string[]>(RECENT, []);
  }

  private async remember(text: string): Promise<void> {
    await this.app.context.globalState.update(RECENT, [text, ...this.recent.filter((other) => other !== text)].slice(0, MOST_RECENT));
  }

  private send(message: ToSearch): void {
    void this.view?.webview.postMessage(message);
  }

  private async receive(message: FromSearch): Promise<void> {
    switch (message.type) {
      case "ready":
        this.show();
        break;
      case "search":
        // Its failure was shown where the run is.
        await this.search(message).catch(() => undefined);
        break;
      case "browse":
        await vscode.commands.executeCommand("rsplugins.addIndex");
        break;
      case "make": {
        const maker = this.app.tools.withRole("index");
        if (maker) {
          this.services.form(maker, {});
        }
        break;
      }
      case "more": {
        const tool = this.app.tools.withRole("search");
        const args = tool && searchArguments(tool, { ...message, language: texts().language, count: undefined });
        if (tool && args) {
          this.services.form(tool, args);
        }
      }
    }
  }
}
