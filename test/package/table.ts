import type {Reporter, TestCase, TestResult} from 'playwright/types/testReporter';
import type {Row} from './fixtures.js';

/** Prints what each project came to, at the end. */
export default class Table implements Reporter {
  readonly #rows: Row[] = [];

  onTestEnd(_test: TestCase, {annotations}: TestResult): void {
    for (const {type, description} of annotations) {
      if (type === 'row' && description) this.#rows.push(JSON.parse(description) as Row);
    }
  }

  onEnd(): void {
    const yes = (value = false) => (value ? 'yes' : 'no');
    const size = (bytes?: number) => (bytes === undefined ? '' : `${bytes.toLocaleString('en')} B`);
    console.log('\n| project | built | widget ran | tokens spent | scripts | brotli |');
    console.log('| --- | --- | --- | ---: | ---: | ---: |');
    for (const {project, built, ran, tokens = '', bytes, brotli} of this.#rows) {
      console.log(`| ${[project, yes(built), yes(ran), tokens, size(bytes), size(brotli)].join(' | ')} |`);
    }
  }
}
