import { isDeepStrictEqual } from "node:util";

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

/** What stands for a value that is sent: `{"$repeat": [TEXT, N]}` becomes the long text, `"$cookie"` the cookie. */
export function expand(value: unknown, cookie?: string): unknown {
  if (Array.isArray(value)) {
    return value.map((part) => expand(part, cookie));
  }
  if (!isObject(value)) {
    return value === "$cookie" && cookie !== undefined ? cookie : value;
  }
  if (Array.isArray(value.$repeat)) {
    const [text, times] = value.$repeat as [string, number];
    return text.repeat(times);
  }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, expand(member, cookie)]));
}

/** Where a value does not fit a pattern of manifests/conformance; undefined where it fits. */
export function misfit(pattern: unknown, value: unknown, place = "$"): string | undefined {
  if (Array.isArray(pattern)) {
    if (!Array.isArray(value) || value.length !== pattern.length) {
      return `${place} is no array of ${pattern.length}: ${shown(value)}`;
    }
    return pattern.map((part, i) => misfit(part, value[i], `${place}[${i}]`)).find((fault) => fault !== undefined);
  }
  if (!isObject(pattern)) {
    return isDeepStrictEqual(pattern, value) ? undefined : `${place} is ${shown(value)} and not ${shown(pattern)}`;
  }
  const [operator] = Object.keys(pattern);
  switch (operator) {
    case "$repeat":
      return expand(pattern) === value ? undefined : `${place} is another text`;
    case "$type":
      return kindOf(value) === pattern.$type ? undefined : `${place} is a ${kindOf(value)} and no ${String(pattern.$type)}`;
    case "$absent":
      return value === undefined ? undefined : `${place} is there: ${shown(value)}`;
    case "$lacks":
      return (JSON.stringify(value) ?? "").includes(String(pattern.$lacks)) ? `${place} has "${String(pattern.$lacks)}"` : undefined;
    case "$contains": {
      const missing = (pattern.$contains as unknown[]).find((part) =>
        Array.isArray(value) ? !value.some((element) => misfit(part, element) === undefined) : typeof value !== "string" || !value.includes(String(part)),
      );
      return missing === undefined ? undefined : `${place} has no ${shown(missing)}: ${shown(value)}`;
    }
    default:
      if (!isObject(value)) {
        return `${place} is no object: ${shown(value)}`;
      }
      return Object.entries(pattern)
        .map(([name, member]) => misfit(member, value[name], `${place}.${name}`))
        .find((fault) => fault !== undefined);
  }
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "undefined").slice(0, 300);
}
