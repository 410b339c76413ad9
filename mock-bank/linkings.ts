import {randomUUID} from 'node:crypto';
import type {Memory, Table} from './memory.js';

/** A user's state at the bank: never asked, asked, confirmed or rejected in the tax service's app. */
export type LinkingStatus = 'none' | 'pending' | 'linked' | 'rejected';

export interface Linking {
  /** Replaces the INN in the tax app's forms. */
  readonly id: string;
  readonly taxReference: string;
  readonly project: string;
  readonly status: LinkingStatus;
  /** Milliseconds. */
  readonly changed: number;
  /** Whether a widget has shown the rejection. */
  readonly told?: boolean;
}

/** The tax service's records, one for an INN: users link to the bank, not to one partner. */
export class Linkings {
  readonly #byTaxReference: Table<Linking>;
  readonly #now: () => number;

  constructor(memory: Memory, now: () => number) {
    this.#byTaxReference = memory.table('linkings');
    this.#now = now;
  }

  statusOf(taxReference: string): LinkingStatus {
    return this.#byTaxReference.get(taxReference)?.status ?? 'none';
  }

  /**
   * Returns the user's state for a widget that is open. It gets a rejection, even one before it opened.
   */
  tell(taxReference: string): LinkingStatus {
    const linking = this.#byTaxReference.get(taxReference);
    if (linking?.status === 'rejected' && !linking.told) this.#put({...linking, told: true});
    return linking?.status ?? 'none';
  }

  /** The same for a new widget. If another one has shown the rejection, it starts again. */
  tellOnce(taxReference: string): LinkingStatus {
    return this.#byTaxReference.get(taxReference)?.told ? 'none' : this.tell(taxReference);
  }

  /** Asks the user, unless a request is open or confirmed. */
  request(taxReference: string, project: string): LinkingStatus {
    const status = this.statusOf(taxReference);
    if (status === 'pending' || status === 'linked') return status;
    this.#put({id: randomUUID(), taxReference, project, status: 'pending', changed: this.#now()});
    return 'pending';
  }

  confirm(id: string): boolean {
    return this.#change(id, 'pending', 'linked');
  }

  reject(id: string): boolean {
    return this.#change(id, 'pending', 'rejected');
  }

  /** Unlinks the user. */
  revoke(id: string): boolean {
    return this.#change(id, 'linked', 'none');
  }

  /** The latest decision first. */
  all(): Linking[] {
    return this.#byTaxReference
      .values()
      .reverse()
      .sort((one, other) => other.changed - one.changed);
  }

  #change(id: string, from: LinkingStatus, to: LinkingStatus): boolean {
    const linking = this.all().find((candidate) => candidate.id === id);
    if (linking?.status !== from) return false;
    this.#put({...linking, status: to, changed: this.#now()});
    return true;
  }

  #put(linking: Linking): void {
    this.#byTaxReference.put(linking.taxReference, linking);
  }
}
