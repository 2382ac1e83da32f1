import type { Outputs } from "../protocol/types";
import type { ToolContext } from "./toolContext";

/**
 * What a tool does. It returns its outputs by name, nothing for none, and throws {@link ToolError} for what the user can mend.
 *
 * @typeParam A - The arguments; the host has checked them against the manifest.
 */
export type ToolHandler<A extends object = Record<string, unknown>> = (args: A, context: ToolContext) => Promise<Outputs | void> | Outputs | void;
