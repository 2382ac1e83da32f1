import * as vscode from "vscode";
import { t } from "../app";

/** A debugger that an extension brings. */
export interface DebuggerType {
  /** The type of its configurations. */
  type: string;
  /** What it debugs. */
  language: string;
  /** The extension to install where none has it. */
  extension: string;
}

/** The debugger for Python. */
export const PYTHON: DebuggerType = { type: "debugpy", language: "Python", extension: "ms-python.debugpy" };

/** The debugger for .NET; other extensions than the one that is offered have it too. */
export const DOTNET: DebuggerType = { type: "coreclr", language: "C#", extension: "ms-dotnettools.csharp" };

/** The installed extension that has a debugger. */
export function extensionWith({ type }: DebuggerType): vscode.Extension<unknown> | undefined {
  return vscode.extensions.all.find(({ packageJSON }) => {
    const { contributes } = packageJSON as { contributes?: { debuggers?: { type?: string }[] } };
    return contributes?.debuggers?.some((one) => one.type === type);
  });
}

/** Says which extension is missing, and offers its page. */
export async function offerExtension({ language, extension }: DebuggerType): Promise<void> {
  const show = t("Show the extension");
  if ((await vscode.window.showWarningMessage(t("To debug plugins in {0}, install the extension {1}.", language, extension), show)) === show) {
    await vscode.commands.executeCommand("extension.open", extension);
  }
}
