import {randomUUID} from 'node:crypto';
import type {Memory, Table} from './memory.js';

/** Where a person stands with the bank: never asked, asked, confirmed or refused in the tax service's app. */
export type LinkingStatus = 'none' | 'pending' | 'linked' | 'rejected';

export interface Linking {
  /** Stands in the tax app's forms in place of the INN. */
  readonly id: string;
  readonly taxReference: string;
  readonly project: string;
  readonly status: LinkingStatus;
  /** Milliseconds. */
  readonly changed: number;
  /** Whether a widget has heard of the rejection. */
  readonly told?: boolean;
}

/** What the tax service knows. A person is linked to the bank, not to one partner: there is one record for an INN. */
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
   * Where a person stands, for a widget that goes on with their request. It hears of a rejection, for which it may have
   * come late.
   */
  tell(taxReference: string): LinkingStatus {
    const linking = this.#byTaxReference.get(taxReference);
    if (linking?.status === 'rejected' && !linking.told) this.#put({...linking, told: true});
    return linking?.status ?? 'none';
  }

  /** The same for a widget that opens: where another one has heard of the rejection, it begins anew. */
  tellOnce(taxReference: string): LinkingStatus {
    return this.#byTaxReference.get(taxReference)?.told ? 'none' : this.tell(taxReference);
  }

  /** Asks the person, unless they were asked already and haven't refused. */
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

  /** The person takes back the right that they gave. */
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
