import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import * as vscode from "vscode";
import { t } from "../app";
import type { Plugin } from "../manifest/types";

/** How a debugger reaches a plugin's process. */
export interface Debugging {
  /** What the host's processes are given, so that the plugin waits for the debugger. */
  environment: Record<string, string>;
  /** The debugger's configuration; undefined until the process is known. */
  configuration(processId: number | undefined): vscode.DebugConfiguration;
  /** Whether the debugger needs a process that runs already. */
  needsProcess: boolean;
}

/** Prepares for a plugin what its language's debugger needs. */
export async function debuggingFor(plugin: Plugin, storage: string): Promise<Debugging> {
  const name = t("Plugin {0}", plugin.title);
  const port = await freePort();
  switch (programOf(plugin.file)) {
    case "{node}":
      return {
        // The process stops before its first line until the debugger is there, so that no breakpoint is missed.
        environment: { NODE_OPTIONS: `--enable-source-maps --inspect-brk=127.0.0.1:${port}` },
        configuration: () => ({ type: "node", request: "attach", name, address: "127.0.0.1", port, continueOnAttach: true, sourceMaps: true, timeout: 20_000 }),
        needsProcess: false,
      };
    case "{python}":
      return {
        environment: { RSPLUGINS_PYTHON: pythonWith(port, storage) },
        configuration: () => ({ type: "debugpy", request: "attach", name, connect: { host: "127.0.0.1", port }, justMyCode: true }),
        needsProcess: false,
      };
    case "{dotnet}":
      return { environment: {}, configuration: (processId) => ({ type: "coreclr", request: "attach", name, processId }), needsProcess: true };
    default:
      throw new Error(t("Only plugins in Python, TypeScript and C# can be debugged from here; attach your debugger to the plugin's process."));
  }
}

function programOf(manifest: string): string | undefined {
  const { runtime } = JSON.parse(readFileSync(manifest, "utf8")) as { runtime?: { kind?: string; command?: string[] } };
  return runtime?.kind === "dotnet" ? "{dotnet}" : runtime?.command?.[0];
}

// A Python that starts whatever it is given under the debugger, for the host to start plugins with.
function pythonWith(port: number, storage: string): string {
  const debuggerFolder = vscode.extensions.getExtension("ms-python.debugpy")?.extensionPath;
  if (debuggerFolder === undefined) {
    throw new Error(t("Install the extension Python Debugger (ms-python.debugpy) to debug plugins in Python."));
  }
  const python = process.env.RSPLUGINS_PYTHON || (process.platform === "win32" ? "python" : "python3");
  const words = [python, join(debuggerFolder, "bundled", "libs", "debugpy"), "--listen", `127.0.0.1:${port}`, "--wait-for-client"];
  mkdirSync(storage, { recursive: true });
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
