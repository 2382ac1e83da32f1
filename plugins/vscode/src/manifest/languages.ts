/** The languages that manifests and this extension speak, each by its own name. */
export const languages = {
  en: "English",
  pt: "português",
  es: "español",
  fr: "français",
  de: "Deutsch",
  nl: "Nederlands",
  it: "italiano",
  zh: "中文",
  ko: "한국어",
  ru: "русский",
} as const;

/** One of the ten. */
export type Language = keyof typeof languages;

/** Whether a text is one of the ten tags. */
export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag);
}

/** The language to speak: the chosen one, else that of the editor, else English. */
export function languageFor(chosen: string | undefined, editor: string): Language {
  const [primary = ""] = editor.toLowerCase().split(/[-_]/);
  return chosen !== undefined && isLanguage(chosen) ? chosen : isLanguage(primary) ? primary : "en";
}
