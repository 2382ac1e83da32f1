/**
 * RsPlugins for Node.js and VS Code extensions: a client of the host, and a runner for plugins.
 *
 * @packageDocumentation
 */
export { HostClient } from "./client/hostClient";
export type { CallOptions, DetachOptions } from "./client/callOptions";
export type { HostClientOptions } from "./client/hostClientOptions";
export { ToolCall } from "./client/toolCall";
export { Plugin } from "./plugin/plugin";
export type { ToolContext, ToolReport } from "./plugin/toolContext";
export type { ToolHandler } from "./plugin/toolHandler";
export { CallCancelledError } from "./protocol/callCancelledError";
export { ErrorIds, type ErrorId } from "./protocol/errorIds";
export { ToolError } from "./protocol/toolError";
export type * from "./protocol/types";
