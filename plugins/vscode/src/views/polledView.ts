import type { HostClient } from "@rsplugins/sdk";
import * as vscode from "vscode";
import type { App } from "../app";
import { inOneLine } from "../host/failures";

/** A view of what the host lists. It reaches for the host only when somebody looks at it. */
export abstract class PolledView<T> implements vscode.TreeDataProvider<T>, vscode.Disposable {
  protected readonly changed = new vscode.EventEmitter<void>();
  protected readonly disposables: vscode.Disposable[] = [this.changed];
  readonly onDidChangeTreeData = this.changed.event;

  private items: T[] = [];
  private view: vscode.TreeView<T> | undefined;
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param app - The extension.
   * @param everyMs - How long until it looks again while it is seen; 0: only when told to.
   */
  constructor(
    protected readonly app: App,
    private readonly everyMs: number,
  ) {
    this.disposables.push(app.host.onState((state) => (state === "connected" ? this.refresh() : this.clear())));
  }

  /** Shows it as a view. */
  register(id: string): this {
    this.view = vscode.window.createTreeView(id, { treeDataProvider: this });
    this.disposables.push(this.view, this.view.onDidChangeVisibility(({ visible }) => visible && this.refresh()));
    return this;
  }

  /** Asks the host again. */
  refresh(): void {
    if (this.view?.visible) {
      void this.load();
    }
  }

  /** @inheritdoc */
  getChildren(): T[] {
    return this.items;
  }

  /** @inheritdoc */
  abstract getTreeItem(item: T): vscode.TreeItem;

  /** @inheritdoc */
  dispose(): void {
    clearTimeout(this.timer);
    this.disposables.forEach((disposable) => disposable.dispose());
  }

  /** Asks the host. */
  protected abstract list(client: HostClient): Promise<T[]>;

  private async load(): Promise<void> {
    clearTimeout(this.timer);
    try {
      const items = await this.list(await this.app.host.client());
      if (JSON.stringify(items) !== JSON.stringify(this.items)) {
        this.items = items;
        this.changed.fire();
      }
    } catch (failure) {
      this.app.log.info(`The list was not read: ${inOneLine(failure)}`);
      return;
    }
    if (this.everyMs > 0 && this.view?.visible) {
      this.timer = setTimeout(() => this.refresh(), this.everyMs);
    }
  }

  private clear(): void {
    clearTimeout(this.timer);
    this.items = [];
    this.changed.fire();
  }
}
