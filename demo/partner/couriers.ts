/** A made-up courier of this demo. */
export interface Courier {
  readonly id: string;
  readonly name: {readonly en: string; readonly ru: string};
  /** The name that the bank gets. */
  readonly fullName: string;
  /** INN, 12 digits. */
  readonly taxReference: string;
  /** How the tax service handles the INN. */
  readonly kind: 'usual' | 'unknown' | 'unanswered';
}

const courier = (
  id: string,
  en: string,
  ru: string,
  fullName: string,
  taxReference: string,
  kind: Courier['kind'] = 'usual',
): Courier => ({id, name: {en, ru}, fullName, taxReference, kind});

/** The couriers. The bank documents the first two INNs for tests; the others mean something to the mock bank only. */
export const couriersFor = (isMock: boolean): readonly [Courier, ...Courier[]] => [
  courier('ilya', 'Ilya Sokolov', 'Илья Соколов', 'Соколов Илья Андреевич', '500000000000'),
  courier('anna', 'Anna Belova', 'Анна Белова', 'Белова Анна Сергеевна', '111111111111'),
  ...(isMock
    ? [
        courier('timur', 'Timur Galiev', 'Тимур Галиев', 'Галиев Тимур Ринатович', '999999999999', 'unknown'),
        courier(
          'vera',
          'Vera Morozova',
          'Вера Морозова',
          'Морозова Вера Павловна',
          '888888888888',
          'unanswered',
        ),
      ]
    : []),
];
