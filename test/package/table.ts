import type {FullConfig, Reporter, Suite, TestCase} from 'playwright/types/testReporter';
import type {Row} from './fixtures.js';

/** Prints what each project came to, at the end, also of one that came to nothing. */
export default class Table implements Reporter {
  #tests: TestCase[] = [];

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#tests = suite.allTests().filter(({tags}) => tags.includes('@row'));
  }

  onEnd(): void {
    const yes = (value = false) => (value ? 'yes' : 'no');
    const size = (bytes?: number) => (bytes === undefined ? '' : `${bytes.toLocaleString('en')} B`);
    console.log('\n| project | built | widget ran | tokens spent | scripts | brotli |');
    console.log('| --- | --- | --- | ---: | ---: | ---: |');
    for (const {project, built, ran, tokens = '', bytes, brotli} of this.#tests.map(rowOf)) {
      console.log(`| ${[project, yes(built), yes(ran), tokens, size(bytes), size(brotli)].join(' | ')} |`);
    }
  }
}

function rowOf({title, results}: TestCase): Row {
  const annotation = results.at(-1)?.annotations.find(({type}) => type === 'row');
  return annotation?.description ? (JSON.parse(annotation.description) as Row) : {project: title};
}
