import {WIDGET_HOSTS} from '../../src/bank.js';
import {contract} from '../../src/testing/contract.js';
import {readLimited} from '../../src/server/read-limited.js';
import {parseBase} from '../../src/urls.js';
import {readOptions, readUrl} from './arguments.js';
import {plain} from './plain.js';
import {UsageError} from './usage-error.js';

export const checkHelp = `Usage: bank131-widgets check --environment demo|live

Downloads the widgets' files and compares them with what this package expects. The exit code is 1 if something
differs.

  --environment <name>   demo or live
  --widget-host <url>    another host instead, such as your own proxy
  --help
`;

/** One expectation, and what was found. */
interface Fact {
  holds: boolean;
  subject: string;
  finding: string;
}

interface File {
  text: string;
  facts: Fact[];
}

const WIDGETS = [
  {names: contract.selfEmployed, title: 'The self-employed widget'},
  {names: contract.cardTokenize, title: 'The tokenization widget (its names are unverified)'},
];

const TIMEOUT = 20_000;

/** In bytes. The widgets' scripts have some hundred kilobytes. */
const MAX_FILE = 10_000_000;

/** Checks the widgets' files by HTTP. */
export async function check(args: string[]): Promise<number> {
  const options = readOptions(args, {
    environment: {type: 'string'},
    'widget-host': {type: 'string'},
    help: {type: 'boolean', default: false},
  });
  if (options.help) {
    console.log(checkHelp);
    return 0;
  }
  const host = readHost(options.environment, options['widget-host']);
  console.log(plain(host));
  const all: Fact[] = [];
  for (const {names, title} of WIDGETS) {
    console.log(`\n${title}`);
    for (const fact of await factsOf(host, names)) {
      all.push(fact);
      console.log(plain(`  ${fact.holds ? 'ok  ' : 'FAIL'}  ${fact.subject}: ${fact.finding}`));
    }
  }
  const failed = all.filter(({holds}) => !holds).length;
  console.log(failed ? `\n${failed} of ${all.length} differ. ${ADVICE}` : `\nAll ${all.length} match.`);
  return failed ? 1 : 0;
}

const ADVICE =
  'With a token, demo/contract-check.html in the repository shows the configure() call that fixes it.';

function readHost(environment: string | undefined, widgetHost: string | undefined): string {
  if (widgetHost !== undefined && environment !== undefined) {
    throw new UsageError('Give either --environment or --widget-host.');
  }
  if (widgetHost !== undefined) {
    const {href} = readUrl('--widget-host', widgetHost);
    return parseBase(href)?.href ?? href;
  }
  if (environment === 'demo' || environment === 'live') return WIDGET_HOSTS[environment];
  throw new UsageError('--environment must be demo or live.');
}

async function factsOf(host: string, names: (typeof WIDGETS)[number]['names']): Promise<Fact[]> {
  const {script, stylesheet, globalName, containerId} = names;
  const [code, looks] = await Promise.all([
    getFile(new URL(script, host), /^(text|application)\/(x-)?javascript\b/),
    getFile(new URL(stylesheet, host), /^text\/css\b/),
  ]);
  const mentions = (subject: string, word: string): Fact => ({
    holds: code.text.includes(word),
    subject,
    finding: `${word} ${code.text.includes(word) ? 'is' : 'is not'} in the script`,
  });
  return [...code.facts, mentions('global', globalName), mentions('container', containerId), ...looks.facts];
}

async function getFile(url: URL, type: RegExp): Promise<File> {
  const subject = url.pathname.split('/').at(-1) ?? '';
  try {
    const signal = AbortSignal.timeout(TIMEOUT);
    const response = await fetch(url, {signal});
    const bytes = await readLimited(response.body, MAX_FILE, signal);
    if (!bytes) return noAnswer(subject, 'the file is larger than 10 MB');
    const text = new TextDecoder().decode(bytes);
    const given = response.headers.get('Content-Type') ?? 'none';
    return {
      text: response.ok ? text : '',
      facts: [
        {holds: response.status === 200, subject, finding: `HTTP ${response.status}`},
        {holds: type.test(given), subject, finding: `content type ${given}`},
        {
          holds: response.ok && bytes.length > 0,
          subject,
          finding: `${bytes.length.toLocaleString('en')} bytes`,
        },
      ],
    };
  } catch (error) {
    const {message, cause} = error as Error;
    const reason = cause instanceof Error ? cause.message : message;
    return noAnswer(subject, `no answer (${reason})`);
  }
}

const noAnswer = (subject: string, finding: string): File => ({
  text: '',
  facts: [{holds: false, subject, finding}],
});
