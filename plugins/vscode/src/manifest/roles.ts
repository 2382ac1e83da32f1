import type { Output, Parameter, Tool } from "./types";

/** The tool for a purpose that this extension has a view for, found by what manifests declare; undefined where no plugin has one. */
export function toolFor(role: string, tools: readonly Tool[]): Tool | undefined {
  return tools.find((tool) => tool.role === role);
}

/** The parameter of a tool that plays a role. */
export function parameterFor(role: string, tool: Tool): Parameter | undefined {
  return tool.parameters.find((parameter) => parameter.role === role);
}

/** The output of a tool that plays a role. */
export function outputFor(role: string, tool: Tool): Output | undefined {
  return tool.outputs.find((output) => output.role === role);
}
