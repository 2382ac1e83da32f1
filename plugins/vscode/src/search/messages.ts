/** What the search box is told. */
export type ToSearch =
  | {
      type: "show";
      /** Absent where no tool can search. */
      ready: boolean;
      indexes: { path: string; name: string }[];
      chosen: string | undefined;
      languages: { tag: string; name: string }[];
      count: number | undefined;
      recent: string[];
      texts: Readonly<Record<string, string>>;
      language: string;
    }
  | { type: "busy"; busy: boolean }
  | { type: "focus" };

/** What it asks for. */
export type FromSearch = { type: "ready" } | { type: "search"; text: string; index: string; language: string; count: number | undefined } | { type: "browse" } | { type: "make" } | { type: "more"; text: string; index: string };
