import type { HostClient, ModelStatus } from "@rsplugins/sdk";
import * as vscode from "vscode";
import { t } from "../app";
import { bytes } from "./bytes";
import { PolledView } from "./polledView";

/** The models of all plugins: those that are installed, and those that can be had. */
export class ModelsView extends PolledView<ModelStatus> {
  /** @inheritdoc */
  getTreeItem(model: ModelStatus): vscode.TreeItem {
    const installed = model.state === "installed";
    const item = new vscode.TreeItem(model.title);
    item.id = `model:${model.id}`;
    item.description = [installed ? undefined : t("not installed"), model.default ? t("default") : undefined, model.sizeBytes > 0 ? bytes(model.sizeBytes) : undefined].filter(Boolean).join(" · ");
    item.tooltip = [model.id, model.source, model.license, model.languages.join(" "), model.memoryBytes > 0 ? t("{0} in memory", bytes(model.memoryBytes)) : undefined].filter(Boolean).join("\n");
    item.iconPath = new vscode.ThemeIcon(installed ? "package" : "cloud-download");
    item.contextValue = installed ? (model.removable ? "model.removable" : "model") : "model.available";
    item.accessibilityInformation = { label: model.title };
    return item;
  }

  protected override async list(client: HostClient): Promise<ModelStatus[]> {
    return (await client.listModels()).models;
  }
}
