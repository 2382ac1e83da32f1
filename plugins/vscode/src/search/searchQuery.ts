import { languages, isLanguage } from "../manifest/languages";
import { parameterFor } from "../manifest/roles";
import type { Tool } from "../manifest/types";

/** What somebody looks for. */
export interface Query {
  text: string;
  index: string;
  language: string;
  count: number | undefined;
}

/** The arguments of a search by words, for whichever tool has the role; undefined where its manifest lacks a part. */
export function searchArguments(tool: Tool, { text, index, language, count }: Query): Record<string, unknown> | undefined {
  const [texts, file] = [parameterFor("texts", tool), parameterFor("index", tool)];
  if (!texts || !file) {
    return undefined;
  }
  const [tongue, number] = [parameterFor("language", tool), parameterFor("count", tool)];
  return {
    [file.name]: index,
    [texts.name]: texts.kind === "texts" ? [text] : text,
    ...(tongue && { [tongue.name]: language }),
    ...(number && count !== undefined && { [number.name]: count }),
  };
}

/** The languages that a search can be in, by what its manifest allows. */
export function searchLanguages(tool: Tool): { tag: string; name: string }[] {
  return (parameterFor("language", tool)?.schema.enum ?? []).map((tag) => ({ tag, name: isLanguage(tag) ? languages[tag] : tag }));
}
