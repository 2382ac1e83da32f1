import type { ProgressValue } from "../protocol/types";

/** The shortest time between two reports, in milliseconds. */
export const INTERVAL_MS = 100;

/** Thins out a call's progress to ten a second, the latest last, and keeps it from going backwards. */
export class ProgressGate {
  private fraction = 0;
  private lastSent = -Infinity;
  private waiting: ProgressValue | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  /** @param sink - Takes what passes. */
  constructor(private readonly sink: (value: ProgressValue) => void) {}

  /** Takes a report; it is passed on now or, if the last was just sent, with the latest state later. */
  report(value: ProgressValue): void {
    if (this.closed) {
      return;
    }
    this.waiting = this.forward(value);
    const left = this.lastSent + INTERVAL_MS - performance.now();
    if (left <= 0) {
      this.send();
    } else {
      this.timer ??= setTimeout(() => this.send(), left);
    }
  }

  /** Lets nothing through any more: the call is answered. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private send(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const value = this.waiting;
    if (value && !this.closed) {
      this.waiting = undefined;
      this.lastSent = performance.now();
      this.sink(value);
    }
  }

  private forward(value: ProgressValue): ProgressValue {
    const { fraction, metrics, ...rest } = value;
    const forwarded: ProgressValue = { ...rest, ...finite(metrics) };
    if (fraction !== undefined && Number.isFinite(fraction)) {
      this.fraction = Math.max(this.fraction, Math.min(fraction, 1));
    }
    return this.fraction > 0 || fraction === 0 ? { fraction: this.fraction, ...forwarded } : forwarded;
  }
}

function finite(metrics: Record<string, number> | undefined): Pick<ProgressValue, "metrics"> {
  const sent = Object.entries(metrics ?? {}).filter(([, figure]) => Number.isFinite(figure));
  return sent.length > 0 ? { metrics: Object.fromEntries(sent) } : {};
}
