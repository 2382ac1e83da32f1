/** What has become of a run. */
export type RunState = "running" | "succeeded" | "failed" | "cancelled";
