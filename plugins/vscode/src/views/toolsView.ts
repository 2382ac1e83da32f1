import * as vscode from "vscode";
import type { ToolCatalogue } from "../manifest/toolCatalogue";
import type { Tool } from "../manifest/types";

/** The tools by their groups. */
export class ToolsView implements vscode.TreeDataProvider<Tool | string> {
  readonly onDidChangeTreeData: vscode.Event<void>;

  /** @param tools - The tools. */
  constructor(private readonly tools: ToolCatalogue) {
    this.onDidChangeTreeData = tools.onChange;
  }

  /** @inheritdoc */
  getChildren(group?: Tool | string): (Tool | string)[] {
    const all = this.tools.all;
    return group === undefined ? [...new Set(all.map((tool) => tool.group))] : all.filter((tool) => tool.group === group);
  }

  /** @inheritdoc */
  getTreeItem(element: Tool | string): vscode.TreeItem {
    if (typeof element === "string") {
      const item = new vscode.TreeItem(element, vscode.TreeItemCollapsibleState.Expanded);
      item.id = `group:${element}`;
      return item;
    }
    const item = new vscode.TreeItem(element.title);
    item.id = `tool:${element.name}`;
    item.description = element.name;
    item.tooltip = element.description;
    item.iconPath = new vscode.ThemeIcon(iconOf(element));
    item.contextValue = "tool";
    item.accessibilityInformation = { label: element.title };
    item.command = { command: "rsplugins.openTool", title: element.title, arguments: [element.name] };
    return item;
  }
}

// By what a tool gives, never by its name.
function iconOf({ outputs, role }: Tool): string {
  const kinds = new Set(outputs.map(({ kind }) => kind));
  if (kinds.has("hits")) {
    return "search";
  }
  if (role === "train") {
    return "graph-line";
  }
  return kinds.has("raster") ? "map" : kinds.has("vector") ? "layers" : kinds.has("html") ? "file-media" : "tools";
}
