/** A text in one language. */
export interface LocalText {
  title?: string;
  description?: string;
}

/** JSON Schema as far as forms look into it. */
export interface Schema {
  type?: string | string[];
  enum?: string[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  title?: string;
  description?: string;
}

/** What a tool takes. */
export interface Parameter {
  name: string;
  title: string;
  description: string;
  kind: string;
  role?: string;
  group?: string;
  unit?: string;
  required: boolean;
  advanced: boolean;
  /** Whether it names a file or folder that the tool writes. */
  output: boolean;
  labels: Record<string, string>;
  schema: Schema;
}

/** What a tool gives. */
export interface Output {
  name: string;
  title: string;
  kind: string;
  role?: string;
  mediaType?: string;
  style?: Record<string, unknown>;
}

/** A tool, its texts in one language. */
export interface Tool {
  name: string;
  title: string;
  description: string;
  plugin: string;
  group: string;
  role?: string;
  hidden: boolean;
  parameters: Parameter[];
  outputs: Output[];
}

/** A plugin, its tools' texts in one language. */
export interface Plugin {
  id: string;
  version: string;
  title: string;
  /** The manifest's full path. */
  file: string;
  /** What its groups are called in that language, by their names in the manifest. */
  groups: Readonly<Record<string, string>>;
  tools: Tool[];
}
