import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import * as vscode from "vscode";
import { t } from "../app";
import type { Plugin } from "../manifest/types";
import { DOTNET, extensionWith, offerExtension, PYTHON } from "./debuggers";

const START_LIMIT_MS = 30_000;
const LOOK_MS = 50;

/** How a debugger reaches a plugin's process. */
export interface Debugging {
  /** What the host's processes are given, so that the plugin waits for the debugger. */
  environment: Record<string, string>;
  /** The debugger's configuration. It is there once the plugin's process is, which a call starts. */
  configuration(): Promise<vscode.DebugConfiguration>;
}

/** What debugging needs of the rest. */
export interface DebuggingServices {
  /** The extension's folder. */
  extension: vscode.Uri;
  /** A folder for files that live as long as the debugging. */
  storage: string;
  /** The process that a plugin runs in: its own, or the host's. */
  processOf(plugin: Plugin): Promise<number>;
}

/** Prepares for a plugin what its language's debugger needs; undefined where that is not installed, which the user was told. */
export async function debuggingFor(plugin: Plugin, services: DebuggingServices): Promise<Debugging | undefined> {
  const name = t("Plugin {0}", plugin.title);
  switch (programOf(plugin.file)) {
    case "{node}":
      return nodeDebugging(name);
    case "{python}":
      return pythonDebugging(name, services);
    case "{dotnet}":
      return dotnetDebugging(name, plugin, services);
    default:
      throw new Error(t("Only plugins in Python, TypeScript and C# can be debugged from here; attach your debugger to the plugin's process."));
  }
}

function programOf(manifest: string): string | undefined {
  const { runtime } = JSON.parse(readFileSync(manifest, "utf8")) as { runtime?: { kind?: string; command?: string[] } };
  return runtime?.kind === "dotnet" ? "{dotnet}" : runtime?.command?.[0];
}

async function nodeDebugging(name: string): Promise<Debugging> {
  const port = await freePort();
  return {
    // The process stops before its first line until the debugger is there, so that no breakpoint is missed; the debugger tries until the process is there.
    environment: { NODE_OPTIONS: `--enable-source-maps --inspect-brk=127.0.0.1:${port}` },
    configuration: async () => ({ type: "node", request: "attach", name, address: "127.0.0.1", port, continueOnAttach: true, sourceMaps: true, timeout: START_LIMIT_MS }),
  };
}

async function pythonDebugging(name: string, { extension, storage }: DebuggingServices): Promise<Debugging | undefined> {
  const folder = extensionWith(PYTHON)?.extensionPath;
  if (folder === undefined) {
    await offerExtension(PYTHON);
    return undefined;
  }
  const libraries = join(folder, "bundled", "libs");
  const portFile = join(storage, "python.port");
  mkdirSync(storage, { recursive: true });
  rmSync(portFile, { force: true });
  const words = [process.env.RSPLUGINS_PYTHON || (process.platform === "win32" ? "python" : "python3"), "-X", "frozen_modules=off", vscode.Uri.joinPath(extension, "dist", "python", "wait_for_debugger.py").fsPath, existsSync(libraries) ? libraries : "", portFile];
  return {
    environment: { RSPLUGINS_PYTHON: programOfWords(words, storage) },
    configuration: async () => ({ type: PYTHON.type, request: "attach", name, connect: { host: "127.0.0.1", port: await portIn(portFile) }, justMyCode: true }),
  };
}

async function dotnetDebugging(name: string, plugin: Plugin, { processOf }: DebuggingServices): Promise<Debugging | undefined> {
  if (!extensionWith(DOTNET)) {
    await offerExtension(DOTNET);
    return undefined;
  }
  return {
    environment: { RSPLUGINS_WAIT_FOR_DEBUGGER: process.env.RSPLUGINS_WAIT_FOR_DEBUGGER ?? String(START_LIMIT_MS / 1000) },
    configuration: async () => ({ type: DOTNET.type, request: "attach", name, processId: await processOf(plugin), justMyCode: true }),
  };
}

// The host takes one program for Python: here a script that begins with these words and goes on with what it is given.
function programOfWords(words: string[], storage: string): string {
  if (process.platform === "win32") {
    const file = join(storage, "python-with-debugger.cmd");
    writeFileSync(file, `@${words.map((word) => `"${word}"`).join(" ")} %*\r\n`);
    return file;
  }
  const file = join(storage, "python-with-debugger");
  writeFileSync(file, `#!/bin/sh\nexec ${words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ")} "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

async function portIn(file: string): Promise<number> {
  for (const end = Date.now() + START_LIMIT_MS; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, LOOK_MS))) {
    if (existsSync(file)) {
      return Number(readFileSync(file, "ascii"));
    }
  }
  throw new Error(t("The plugin's process did not start; the log says why."));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
