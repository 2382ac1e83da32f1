/** Gives a text of this extension in the user's language; {0}, {1} stand for the values. The English text is its own key. */
export type Translate = (text: string, ...values: (string | number)[]) => string;

/** A translator over one language's texts; what is missing there stays English. */
export function translator(texts: Readonly<Record<string, string>>): Translate {
  return (text, ...values) => (texts[text] ?? text).replace(/\{(\d)\}/g, (hole, index: string) => String(values[Number(index)] ?? hole));
}
