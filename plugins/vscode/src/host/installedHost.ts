import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { stateFolder } from "../manifest/stateFolder";
import { locateHost } from "./hostLocator";
import { readSettings } from "./settings";

/** Where `rsplugins adapters install` notes its own program: beside a copy of the extension, and for packages in the user's state folder. */
const [RECORD, NOTE] = ["installation.json", "program.path"];

/** The host's program, or undefined where there is none to be found. */
export function findHost(extension: vscode.Uri): string | undefined {
  return locateHost({ setting: readSettings().path, environment: process.env, further: [...recorded(join(extension.fsPath, RECORD)), ...noted(join(stateFolder(), NOTE))] });
}

function recorded(file: string): string[] {
  try {
    const { program } = JSON.parse(readFileSync(file, "utf8")) as { program?: unknown };
    return Array.isArray(program) && typeof program[0] === "string" ? [program[0]] : [];
  } catch {
    return [];
  }
}

function noted(file: string): string[] {
  try {
    return [readFileSync(file, "utf8").trim()];
  } catch {
    return [];
  }
}
