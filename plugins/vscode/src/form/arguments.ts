import type { Parameter, Tool } from "../manifest/types";

/** The values of a form by parameter; undefined where a field is empty. */
export type Values = Record<string, unknown>;

/** The arguments of a call: what is empty, or as by default, is left out. */
export function argumentsOf(tool: Tool, values: Values): Values {
  return Object.fromEntries(
    tool.parameters.flatMap((parameter) => {
      const value = values[parameter.name];
      return isEmpty(value) || (!parameter.required && same(value, parameter.schema.default)) ? [] : [[parameter.name, value]];
    }),
  );
}

/** What a form may offer again: no secrets. */
export function rememberable(tool: Tool, args: Values): Values {
  return Object.fromEntries(tool.parameters.flatMap((parameter) => (isSecret(parameter) || args[parameter.name] === undefined ? [] : [[parameter.name, args[parameter.name]]])));
}

/** Whether a value must neither be stored nor shown. */
export function isSecret(parameter: Parameter): boolean {
  return parameter.kind === "secret" || (parameter.schema as { writeOnly?: boolean }).writeOnly === true;
}

/** Puts a value in front of those that were used before. */
export function withRecent(recent: readonly unknown[], value: unknown, most = 8): unknown[] {
  return [value, ...recent.filter((other) => !same(other, value))].slice(0, most);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
