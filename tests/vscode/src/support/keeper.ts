import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { kill } from "./kill";

// A program of its own: runs another in a group of its own until standard input ends. That it does when the tests end, and when somebody ends them:
// then the whole group goes, the host of its state folder, and the folder with all that they kept.
const [folder = "", program = "", ...args] = process.argv.slice(2);
const child = spawn(program, args, { detached: true, stdio: ["ignore", "inherit", "inherit"] });

function hostProcess(): number | undefined {
  try {
    return (JSON.parse(readFileSync(join(folder, "state", "host.json"), "utf8")) as { pid: number }).pid;
  } catch {
    return undefined;
  }
}

function end(): void {
  if (child.pid !== undefined) {
    kill(-child.pid);
  }
  const host = hostProcess();
  if (host !== undefined) {
    kill(host);
  }
  // What has just been ended may still be writing.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  process.exit();
}

process.stdin.resume().once("close", end);
