import {parsePaymentMethod} from 'bank131-widgets/server';
import type {BankFor} from './bank-access.js';
import type {News} from './news.js';
import type {Records} from './records/records.js';
import {shorten} from './shorten.js';

interface Options {
  records: Records;
  bankFor: BankFor;
  news: News;
}

/** Takes the cards that people entered in the widget. */
export class CardDesk {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * Keeps what the form brought, once the bank has said which card it is. Returns the card's id.
   *
   * @throws Bank131ApiError `invalid_payment_method`, or the bank's code if it doesn't know the hash
   */
  async save(workerId: string, sent: unknown): Promise<string> {
    const {records, bankFor, news} = this.#options;
    const {journal, cards, transaction} = records;
    const about = {workerId, topic: 'card'} as const;
    const method = parsePaymentMethod(sent);
    journal.note(about, {direction: 'from-page', name: 'payment_method', request: shorten(method)});
    const answer = method.type === 'card' ? await bankFor(about).tokenInfo(method) : undefined;
    const cardId = transaction(() => {
      const id = cards.save(workerId, method, answer?.info);
      journal.giveToCard(workerId, id);
      return id;
    });
    news.publish(workerId);
    return cardId;
  }
}
