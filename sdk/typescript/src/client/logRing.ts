const MAXIMUM_LINE = 8 * 1024;

/** Splits text into lines, passes them on and keeps the latest. */
export class LogRing {
  private readonly kept: string[] = [];
  private rest = "";

  /**
   * @param listener - Takes each line.
   * @param capacity - How many are kept.
   */
  constructor(
    private readonly listener: ((line: string) => void) | undefined,
    private readonly capacity = 200,
  ) {}

  /** The latest lines, the oldest first. */
  get lines(): string[] {
    return [...this.kept];
  }

  /** Takes text as it comes. */
  write(text: string): void {
    const lines = (this.rest + text).split("\n");
    this.rest = lines.pop() ?? "";
    lines.forEach((line) => this.add(line.replace(/\r$/, "")));
    if (this.rest.length > MAXIMUM_LINE) {
      this.flush();
    }
  }

  /** Takes what was left without a line's end. */
  flush(): void {
    if (this.rest.length > 0) {
      this.add(this.rest);
      this.rest = "";
    }
  }

  /** Takes a line. */
  add(line: string): void {
    this.kept.push(line);
    if (this.kept.length > this.capacity) {
      this.kept.shift();
    }
    try {
      this.listener?.(line);
    } catch {
      // A display that fails must not take the connection along.
    }
  }
}
