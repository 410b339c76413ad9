/** Timers that end together. */
export class Timers {
  readonly #running = new Set<NodeJS.Timeout>();
  #closed = false;

  after(ms: number, run: () => void): void {
    if (this.#closed) return;
    const timer = setTimeout(() => {
      this.#running.delete(timer);
      run();
    }, ms);
    // Timers must not keep a program alive whose servers are closed: the next start continues the work.
    timer.unref();
    this.#running.add(timer);
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#running) clearTimeout(timer);
    this.#running.clear();
  }
}
