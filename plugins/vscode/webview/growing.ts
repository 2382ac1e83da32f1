const AT_ONCE = 200;

/** A list of any length, some of it at a time: ten thousand parts are there as fast as ten. */
export class GrowingList<T> {
  private readonly sight = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && this.grow());
  private items: readonly T[] = [];
  private made = 0;

  /**
   * @param parent - Gets the parts.
   * @param make - Makes a part.
   * @param end - Stands at the end while there are more: these come when it is pressed, or without being pressed when it comes into sight.
   */
  constructor(
    private readonly parent: HTMLElement,
    private readonly make: (item: T, index: number) => HTMLElement,
    private readonly end: HTMLElement,
  ) {
    end.addEventListener("click", () => this.grow());
  }

  /** Shows other items, from the first one on. */
  show(items: readonly T[]): void {
    this.items = items;
    this.made = 0;
    this.parent.replaceChildren(this.end);
    this.grow();
  }

  private grow(): void {
    const next = this.items.slice(this.made, this.made + AT_ONCE);
    this.end.before(...next.map((item, index) => this.make(item, this.made + index)));
    this.made += next.length;
    this.sight.disconnect();
    if (this.made >= this.items.length) {
      this.end.remove();
    } else if (!(this.end instanceof HTMLButtonElement)) {
      // Observed anew it is told again, where it is in sight still.
      this.sight.observe(this.end);
    }
  }
}
