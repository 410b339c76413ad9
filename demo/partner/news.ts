/** A page that wants to hear of a courier. */
interface Listener {
  changed: () => void;
  /** Nothing more will come. */
  closed: () => void;
}

/** Tells pages that something about a courier changed. */
export class News {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** Returns the end of listening. */
  listen(workerId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(workerId) ?? new Set();
    this.#listeners.set(workerId, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  publish(workerId: string): void {
    for (const {changed} of this.#listeners.get(workerId) ?? []) changed();
  }

  close(): void {
    for (const listeners of this.#listeners.values()) {
      for (const {closed} of listeners) closed();
    }
  }
}
