/** A courier of this demo, made up. */
export interface Courier {
  readonly id: string;
  readonly name: {readonly en: string; readonly ru: string};
  /** As the bank gets it. */
  readonly fullName: string;
  /** INN, 12 digits. */
  readonly taxReference: string;
  /** How the tax service takes the INN. */
  readonly kind: 'usual' | 'unknown' | 'unanswered';
}

/** Test INNs that the bank itself documents. */
const usual: readonly [Courier, ...Courier[]] = [
  {
    id: 'ilya',
    name: {en: 'Ilya Sokolov', ru: 'Илья Соколов'},
    fullName: 'Соколов Илья Андреевич',
    taxReference: '500000000000',
    kind: 'usual',
  },
  {
    id: 'anna',
    name: {en: 'Anna Belova', ru: 'Анна Белова'},
    fullName: 'Белова Анна Сергеевна',
    taxReference: '111111111111',
    kind: 'usual',
  },
];

/** INNs that mean something to the mock bank alone; its home page lists them. */
const unusual: readonly Courier[] = [
  {
    id: 'timur',
    name: {en: 'Timur Galiev', ru: 'Тимур Галиев'},
    fullName: 'Галиев Тимур Ринатович',
    taxReference: '999999999999',
    kind: 'unknown',
  },
  {
    id: 'vera',
    name: {en: 'Vera Morozova', ru: 'Вера Морозова'},
    fullName: 'Морозова Вера Павловна',
    taxReference: '888888888888',
    kind: 'unanswered',
  },
];

export const couriersFor = (isMock: boolean): typeof usual => (isMock ? [...usual, ...unusual] : usual);
