// Spelling and banned words of the documents, in US English and Russian. `test/node/phrases.test.ts` has the phrases.

/** Words that the documents avoid, each with its replacement. */
const banned = {
  'stand-in': 'mock bank',
  mend: 'fix',
  mends: 'fixes',
  sooner: 'earlier',
  bear: 'support',
  bears: 'supports',
  admits: 'allows',
  подставной: 'имитация',
  стенд: 'имитация',
  является: 'тире',
  осуществляет: 'глагол действия',
  осуществляется: 'глагол действия',
  данный: 'этот',
  данная: 'эта',
};

export default {
  version: '0.2',
  language: 'en-US,ru',
  import: ['@cspell/dict-ru_ru/cspell-ext.json'],
  files: ['*.md', 'docs/*.md', 'docs/ru/*.md', 'bench/*.md', '.github/**', '.changeset/*.md'],
  ignorePaths: ['.github/workflows/'],
  enableGlobDot: true,
  dictionaryDefinitions: [{name: 'project', path: '.cspell/words.txt'}],
  dictionaries: ['project', 'typescript', 'node', 'npm', 'html', 'css', 'php', 'bash'],
  flagWords: Object.entries(banned).map(([word, replacement]) => `${word}->${replacement}`),
};
