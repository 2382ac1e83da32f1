import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pluginArguments } from "../../host/connectArguments";

/** What is held to the cases: a started process that speaks frames. */
export interface Subject {
  process: ChildProcessWithoutNullStreams;
  /** A plugin's cookie. */
  cookie?: string;
}

interface Runtime {
  kind?: string;
  command?: string[];
  folder?: string;
  environment?: Record<string, string>;
}

/** Starts a host of its own with the plugin of a manifest. */
export function startHost(program: string, manifest: string, state: string): Subject {
  const environment = { ...process.env, RSPLUGINS_STATE: state };
  return { process: spawn(program, [...pluginArguments([dirname(manifest)]), "serve", "--stdio"], { env: environment, windowsHide: true }) };
}

/** Starts a plugin's own process as the host does; undefined where the host loads the plugin itself. */
export function startPlugin(program: string, manifest: string, state: string): Subject | undefined {
  const folder = dirname(manifest);
  const runtime = (JSON.parse(readFileSync(manifest, "utf8")) as { runtime?: Runtime }).runtime ?? {};
  const working = resolve(folder, runtime.folder ?? ".");
  const sdk = pythonSdk(program);
  const word = (text: string): string => text.replaceAll("{folder}", working).replaceAll("{sdk}", sdk);
  const [first, ...rest] = runtime.command ?? [];
  if (runtime.kind !== "process" || first === undefined) {
    return undefined;
  }
  const named: Record<string, string> = { "{python}": process.env.RSPLUGINS_PYTHON ?? "python3", "{node}": process.env.RSPLUGINS_NODE ?? "node", "{dotnet}": "dotnet", "{rsplugins}": program };
  const cookie = randomBytes(16).toString("hex");
  const own = Object.fromEntries(Object.entries(runtime.environment ?? {}).map(([name, value]) => [name, word(value)]));
  const started = spawn(named[first] ?? (first.includes("/") ? resolve(folder, first) : first), rest.map(word), {
    cwd: working,
    env: { ...process.env, ...own, RSPLUGINS_STATE: state, RSPLUGINS_COOKIE: cookie },
    windowsHide: true,
  });
  return { process: started, cookie };
}

// Some folders above the program, as the host itself looks for it.
function pythonSdk(program: string): string {
  for (let folder = dirname(program); ; folder = dirname(folder)) {
    const candidate = join(folder, "sdk", "python");
    if (existsSync(candidate) || folder === dirname(folder)) {
      return candidate;
    }
  }
}
