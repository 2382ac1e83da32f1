import { statSync } from "node:fs";
import { basename, dirname } from "node:path";
import * as vscode from "vscode";
import { bytes } from "./bytes";
import type { IndexBook } from "./indexBook";

/** The indexes that can be searched. */
export class IndexesView implements vscode.TreeDataProvider<string> {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  /** @param book - The indexes. */
  constructor(private readonly book: IndexBook) {
    book.onChange(() => this.changed.fire());
  }

  /** @inheritdoc */
  getChildren(): string[] {
    return this.book.paths;
  }

  /** @inheritdoc */
  getTreeItem(path: string): vscode.TreeItem {
    const item = new vscode.TreeItem(basename(path));
    const { size, mtime } = statSync(path);
    item.id = `index:${path}`;
    item.description = `${bytes(size)} · ${dirname(path)}`;
    item.tooltip = `${path}\n${mtime.toLocaleString()}`;
    item.iconPath = new vscode.ThemeIcon("database");
    item.contextValue = "index";
    item.accessibilityInformation = { label: basename(path) };
    item.command = { command: "rsplugins.searchIndex", title: basename(path), arguments: [path] };
    return item;
  }
}
