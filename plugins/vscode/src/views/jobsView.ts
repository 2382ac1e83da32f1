import type { HostClient, JobState, JobStatus } from "@rsplugins/sdk";
import * as vscode from "vscode";
import { PolledView } from "./polledView";

const ICONS: Record<JobState, string> = { queued: "clock", running: "sync~spin", succeeded: "pass", failed: "error", cancelled: "circle-slash", interrupted: "debug-pause" };
const MOST = 100;

/** The host's jobs, the newest first. */
export class JobsView extends PolledView<JobStatus> {
  /** @inheritdoc */
  getTreeItem(job: JobStatus): vscode.TreeItem {
    const title = this.app.tools.tool(job.tool)?.title ?? job.tool;
    const item = new vscode.TreeItem(title);
    item.id = `job:${job.id}`;
    item.description = [percent(job), new Date(job.created).toLocaleTimeString(), job.client].filter(Boolean).join(" · ");
    item.tooltip = [job.tool, job.state, job.created, job.error?.message, job.error?.hint].filter(Boolean).join("\n");
    item.iconPath = new vscode.ThemeIcon(ICONS[job.state]);
    item.contextValue = `job.${job.state}${job.resumable ? ".resumable" : ""}`;
    item.accessibilityInformation = { label: `${title}, ${job.state}` };
    item.command = { command: "rsplugins.showJob", title, arguments: [job] };
    return item;
  }

  protected override async list(client: HostClient): Promise<JobStatus[]> {
    // What a tool calls on the way is a part of its own job.
    return (await client.listJobs({ limit: MOST })).filter((job) => job.parent === undefined);
  }
}

function percent({ state, progress }: JobStatus): string | undefined {
  return state === "running" && progress?.fraction !== undefined ? `${Math.floor(progress.fraction * 100)} %` : undefined;
}
