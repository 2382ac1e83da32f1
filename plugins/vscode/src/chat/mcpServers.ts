import * as vscode from "vscode";
import type { App } from "../app";
import { pluginArguments } from "../host/connectArguments";
import { readSettings } from "../host/settings";

/** Offers the tools to chat agents, where the editor can take them: they start `rsplugins mcp`, and its calls run in the user's host. */
export function offerTools(app: App, program: () => string | undefined): vscode.Disposable {
  // Editors made from Visual Studio Code may have the API without this part.
  if (typeof (vscode.lm as Partial<typeof vscode.lm> | undefined)?.registerMcpServerDefinitionProvider !== "function") {
    return new vscode.Disposable(() => undefined);
  }
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.McpServerDefinitionProvider = {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions: () => definitions(program(), (app.context.extension.packageJSON as { version: string }).version),
  };
  return vscode.Disposable.from(changed, app.tools.onChange(() => changed.fire()), vscode.lm.registerMcpServerDefinitionProvider("rsplugins", provider));
}

/** What chat agents start; nothing without a host, and for a remote host neither: its files are not theirs. */
export function definitions(program: string | undefined, version: string): vscode.McpStdioServerDefinition[] {
  const { pluginFolders, address } = readSettings();
  return program === undefined || address !== "" ? [] : [new vscode.McpStdioServerDefinition("RsPlugins", program, [...pluginArguments(pluginFolders), "mcp"], {}, version)];
}
