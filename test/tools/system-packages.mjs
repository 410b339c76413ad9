import {spawnSync} from 'node:child_process';

/**
 * How each package manager names what the tests can need. A name that is missing is one this manager can't install.
 *
 * @typedef {'chromium' | 'firefox' | 'webkit' | 'php'} Need
 * @type {{command: string, before?: string[], install: string[], packages: Partial<Record<Need, string[]>>, asUser?: boolean}[]}
 */
const managers = [
  {
    command: 'apt-get',
    before: ['update'],
    install: ['install', '-y', '--no-install-recommends'],
    packages: {
      chromium: ['chromium'],
      firefox: ['firefox-esr'],
      webkit: ['webkit2gtk-driver', 'xvfb', 'xauth'],
      php: ['php-cli'],
    },
  },
  {command: 'dnf', install: ['install', '-y'], packages: {chromium: ['chromium'], firefox: ['firefox']}},
  {
    command: 'pacman',
    install: ['-S', '--noconfirm'],
    packages: {chromium: ['chromium'], firefox: ['firefox']},
  },
  {command: 'apk', install: ['add', '--no-cache'], packages: {chromium: ['chromium'], firefox: ['firefox']}},
  {
    command: 'brew',
    install: ['install', '--cask'],
    packages: {chromium: ['google-chrome'], firefox: ['firefox']},
    asUser: true,
  },
];

/**
 * Installs what the tests need with the system's package manager, where it may: as root, by a `sudo` that asks for no password,
 * or by a manager that needs neither.
 *
 * @param {Need} need
 * @param {(text: string) => void} say
 * @returns {boolean} whether the manager reports success
 */
export function installFromSystem(need, say) {
  const manager = managers.find(({command}) => succeeds([command, '--version']));
  const packages = manager?.packages[need];
  if (!manager || !packages) return false;
  const prefix = manager.asUser ? [] : rootPrefix();
  if (!prefix) {
    say(`\`${manager.command}\` could install it, but that takes root or a sudo without a password.`);
    return false;
  }
  const steps = [...(manager.before ? [manager.before] : []), [...manager.install, ...packages]];
  return steps.every((step) => {
    const line = [...prefix, manager.command, ...step];
    say(`Running \`${line.join(' ')}\` …`);
    return install(line);
  });
}

/** What to put before a command to run it as root; undefined where that can't be had. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  return succeeds(['sudo', '-n', 'true']) ? ['sudo', '-n'] : undefined;
}

/** @param {string[]} line */
function succeeds([command = '', ...args]) {
  return spawnSync(command, args, {stdio: 'ignore', timeout: 10_000}).status === 0;
}

/** @param {string[]} line */
function install([command = '', ...args]) {
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  const {status, stderr} = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: 15 * 60_000,
    env,
  });
  if (status !== 0) console.error(stderr);
  return status === 0;
}
