import type { ProgressValue } from "@rsplugins/sdk/protocol/types";
import type { Curve } from "../run/metricSeries";
import type { RunState } from "../run/runState";
import type { Section } from "./sections";

/** A run as its page shows it. */
export interface RunView {
  title: string;
  subtitle: string;
  state: RunState;
  progress: ProgressValue | undefined;
  seconds: number;
  curves: Curve[];
  failure: { message: string; hint?: string; details?: string } | undefined;
  sections: Section[];
}

/** What a page with results is told. */
export type ToResult =
  | { type: "show"; run: RunView; texts: Readonly<Record<string, string>>; language: string }
  | { type: "picture"; path: string; source: string }
  | { type: "preview"; path: string; width: number; height: number; shownWidth: number; shownHeight: number; rgba: ArrayBuffer }
  | { type: "drawn"; path: string; width: number; height: number; source: string; caption: string }
  | { type: "noPreview"; path: string; reason: string };

/** What it asks for. */
export type FromResult =
  | { type: "ready" }
  | { type: "cancel" }
  | { type: "again" }
  | { type: "open"; path: string }
  | { type: "reveal"; path: string }
  | { type: "copy"; text: string }
  | { type: "picture"; path: string }
  | { type: "preview"; path: string };
