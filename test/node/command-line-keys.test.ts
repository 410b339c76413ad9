import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {parseEnv} from 'node:util';
import {shellLine} from '../../mock-bank/cli/shell-line.js';
import {directory, openCommandLine, run} from './command-line-tools.js';

describe('bank131-widgets bank --keys', () => {
  const {startBank} = openCommandLine();

  /** What a shell makes of a file with variables, one of which it prints. */
  const readByShell = (lines: string, variable: string) => {
    writeFileSync(path.join(directory, 'bank.env'), lines);
    const script = `. ./bank.env && printf %s "$${variable}"`;
    const {stdout, stderr} = spawnSync('sh', ['-c', script], {cwd: directory, encoding: 'utf8'});
    assert.equal(stderr, '');
    return stdout;
  };

  it('prints lines that a shell reads as they are meant, whatever the directory is named', async () => {
    const folder = path.join(directory, 'two $(touch x) `touch x` ;touch x %s " # \\ имя ~');
    const {environment} = await startBank('--keys', folder);
    const file = path.join(folder, 'bank-public-key.pem');
    assert.equal(readByShell(environment.lines!, 'BANK131_PUBLIC_KEY_FILE'), file);
    assert.ok(!existsSync(path.join(directory, 'x')));
    // What `node --env-file` and dotenv read.
    assert.equal(parseEnv(environment.lines!).BANK131_PUBLIC_KEY_FILE, file);
  });

  for (const name of [
    "it's;touch x",
    'two words',
    '$HOME',
    '`id`',
    'a;id',
    '%s',
    '"',
    '\\',
    '#',
    'имя',
    '~',
  ]) {
    it(`quotes ${name}`, () => {
      const line = shellLine('NAME', name);
      assert.equal(readByShell(line, 'NAME'), name);
      assert.equal(parseEnv(line).NAME, name);
    });
  }

  it('refuses a directory that no quoting holds, and makes nothing', async () => {
    const folder = path.join(directory, "it's'$(touch x)'");
    const {code, stdout, stderr} = await run('bank', '--port', '0', '--keys', folder, '--print-env').ended;
    assert.deepEqual({code, stdout}, {code: 2, stdout: ''});
    assert.match(stderr, /--keys has characters that can't be quoted/);
    assert.ok(!existsSync(folder));
  });

  for (const name of ["it's `touch x`", "it's $HOME", `it's "`, "it's\\", "it's!", 'two\nlines', 'a\rb']) {
    it(`has no quoting for ${JSON.stringify(name)}`, () => {
      assert.throws(() => shellLine('--keys', name), /--keys has characters that can't be quoted/);
    });
  }

  describe('with a directory that is in use', () => {
    const refuses = async (folder: string) => {
      const {code, stdout, stderr} = await run('bank', '--port', '0', '--keys', folder).ended;
      assert.deepEqual({code, stdout}, {code: 1, stdout: ''});
      assert.match(stderr, /bank-public-key\.pem exists and is not the mock bank's/);
    };
    const newFolder = () => mkdtempSync(path.join(directory, 'used-'));

    it('starts again with the keys that it made', async () => {
      const folder = newFolder();
      await startBank('--keys', folder);
      const before = readFileSync(path.join(folder, 'bank-public-key.pem'), 'utf8');
      await startBank('--keys', folder);
      assert.equal(readFileSync(path.join(folder, 'bank-public-key.pem'), 'utf8'), before);
    });

    it('overwrites no file', async () => {
      const folder = newFolder();
      const file = path.join(folder, 'bank-public-key.pem');
      writeFileSync(file, 'the real bank’s');
      await refuses(folder);
      assert.equal(readFileSync(file, 'utf8'), 'the real bank’s');
    });

    it('writes through no link, whether it leads somewhere or not', async () => {
      const folder = newFolder();
      const target = path.join(directory, 'target.pem');
      symlinkSync(target, path.join(folder, 'bank-public-key.pem'));
      await refuses(folder);
      assert.ok(!existsSync(target));
      writeFileSync(target, 'precious');
      await refuses(folder);
      assert.equal(readFileSync(target, 'utf8'), 'precious');
    });

    it('leaves a private key that it can’t read, and a link in its place', async () => {
      const folder = newFolder();
      const file = path.join(folder, 'partner-private-key.pem');
      writeFileSync(file, 'not a key');
      assert.equal((await run('bank', '--port', '0', '--keys', folder).ended).code, 1);
      assert.equal(readFileSync(file, 'utf8'), 'not a key');
      rmSync(file);
      const target = path.join(directory, 'no-such-key.pem');
      symlinkSync(target, file);
      assert.equal((await run('bank', '--port', '0', '--keys', folder).ended).code, 1);
      assert.ok(!existsSync(target));
    });
  });
});
