import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { t } from "../app";

const RUN = promisify(execFile);
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LANGUAGES = [
  { label: "Python", id: "python" },
  { label: "TypeScript", id: "typescript" },
  { label: "C#", id: "csharp" },
];

/** What a new plugin is made of; what is absent is asked for. */
export interface NewPlugin {
  language?: string;
  name?: string;
  /** The folder that gets the plugin's own folder. */
  parent?: string;
}

/** Makes a plugin by `rsplugins new`, and opens its manifest. Undefined where the user gave up. */
export async function newPlugin(program: string, environment: NodeJS.ProcessEnv, given: NewPlugin): Promise<string | undefined> {
  const language = given.language ?? (await vscode.window.showQuickPick(LANGUAGES, { title: t("New plugin: language") }))?.id;
  const name = language && (given.name ?? (await askName()));
  const parent = name && (given.parent ?? (await askParent()));
  if (!language || !name || !parent) {
    return undefined;
  }
  const folder = join(parent, name);
  try {
    await RUN(program, ["new", "plugin", "--lang", language, "--output", folder, name], { env: environment, cwd: parent });
  } catch (failure) {
    const said = (failure as { stderr?: string }).stderr?.trim();
    throw new Error(said || String(failure));
  }
  if (!vscode.workspace.getWorkspaceFolder(vscode.Uri.file(folder))) {
    const folders = vscode.workspace.workspaceFolders ?? [];
    vscode.workspace.updateWorkspaceFolders(folders.length, 0, { uri: vscode.Uri.file(folder) });
  }
  await vscode.window.showTextDocument(vscode.Uri.file(join(folder, `${name}.plugin.json`)));
  return folder;
}

async function askName(): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: t("New plugin: name"),
    prompt: t("Lower-case words joined by hyphens, such as river-gauge."),
    ignoreFocusOut: true,
    validateInput: (text) => (NAME.test(text) ? undefined : t("Lower-case words joined by hyphens, such as river-gauge.")),
  });
}

async function askParent(): Promise<string | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1 && folders[0]) {
    return folders[0].uri.fsPath;
  }
  const chosen = await vscode.window.showOpenDialog({ title: t("New plugin: where its folder is made"), canSelectFolders: true, canSelectFiles: false });
  return chosen?.[0]?.fsPath;
}
