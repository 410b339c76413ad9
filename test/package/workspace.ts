import {execFile} from 'node:child_process';
import {cp, mkdtemp, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';

const root = path.resolve(import.meta.dirname, '../..');

const npm = (args: string[], cwd: string) =>
  promisify(execFile)('npm', args, {cwd, shell: process.platform === 'win32'});

/**
 * Packs the package, and installs it from its tarball into copies of the projects, all in one temporary folder, as
 * workspaces with one `node_modules`. Returns what removes them again.
 */
export default async function createWorkspace(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bank131-widgets-'));
  const remove = () => rm(folder, {recursive: true, force: true, maxRetries: 5});
  try {
    await pack(folder);
    await cp(path.join(root, 'test/package/projects'), folder, {recursive: true});
    await cp(path.join(root, 'test/types'), path.join(folder, 'types'), {recursive: true});
    await cp(path.join(root, 'test/types/src'), path.join(folder, 'oldest/src'), {recursive: true});
    await copyDemo(path.join(folder, 'frameworks'));
    const {stderr} = await npm(['install', '--prefer-offline', '--no-audit', '--no-fund'], folder);
    if (/EBADENGINE|ERESOLVE/.test(stderr)) throw new Error(stderr);
    // A copy of its own: the shared one finds the newest frameworks beside it.
    const own = path.join(folder, 'oldest/node_modules/bank131-widgets');
    await cp(path.join(folder, 'node_modules/bank131-widgets'), own, {recursive: true});
  } catch (error) {
    await remove();
    throw error;
  }
  process.env.PACKAGE_WORKSPACE = folder;
  return remove;
}

async function pack(folder: string): Promise<void> {
  const {stdout} = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root);
  const [{filename}] = JSON.parse(stdout) as [{filename: string}];
  await rename(path.join(folder, filename), path.join(folder, 'bank131-widgets.tgz'));
}

/** Without what somebody installed to look at it; the package is the workspace's. */
async function copyDemo(target: string): Promise<void> {
  const filter = (source: string) => !/[/\\](node_modules|dist|\.npmrc)$/.test(source);
  await cp(path.join(root, 'demo/frameworks'), target, {recursive: true, filter});
  const file = path.join(target, 'package.json');
  const manifest = await readFile(file, 'utf8');
  await writeFile(file, manifest.replace('"file:../.."', '"*"'));
}
