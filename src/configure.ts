import type {CardTokenizeDefinition} from './card-tokenize.js';
import type {Integrity} from './core/load-assets.js';
import type {WidgetEvent} from './core/mount-widget.js';
import {ownGlobal} from './core/page.js';
import type {Environment} from './environment.js';
import type {SelfEmployedDefinition} from './self-employed.js';

/** Corrections of what this package assumes of a widget: any part of its definition, and the integrity of its files. */
export type WidgetCorrections<Definition> = {
  readonly [Part in keyof Definition]?: Definition[Part] | undefined;
} & {
  /** Subresource integrity of the two files. The bank's files are unversioned: a release of theirs breaks the widget. */
  readonly integrity?: Integrity | undefined;
};

/** Page-wide defaults. What a call or an element says itself comes before. */
export interface Configuration {
  /** `live` unless said otherwise. */
  readonly environment?: Environment | undefined;
  /** Base URL of another widget host, for all widgets. */
  readonly widgetHost?: string | undefined;
  /** Hosts that the attribute `widget-host` may name besides the bank's. */
  readonly widgetHosts?: readonly string[] | undefined;
  /** Milliseconds until a widget must be rendered; 30000 unless said otherwise. */
  readonly timeout?: number | undefined;
  /** How often a failed script is tried again; 2 unless said otherwise. */
  readonly retries?: number | undefined;
  /** CSP nonce for the tags; the page's own unless said otherwise. */
  readonly nonce?: string | undefined;
  /** What is added to each `tokenUrl` request, for example a header against CSRF. */
  readonly tokenRequest?: RequestInit | (() => RequestInit) | undefined;
  /** One hook for logs and analytics. */
  readonly observe?: ((event: WidgetEvent) => void) | undefined;
  /** Corrections of the self-employed widget. */
  readonly selfEmployed?: WidgetCorrections<SelfEmployedDefinition> | undefined;
  /** Corrections of the tokenization widget, whose vendor names are unverified. */
  readonly cardTokenize?: WidgetCorrections<CardTokenizeDefinition> | undefined;
}

let configured: Configuration = {};

/**
 * Sets page-wide defaults and corrections; later calls add to earlier ones. Counts for widgets that start afterwards,
 * and for this copy of the package alone. A script-tag page sets `Bank131WidgetsConfig` before the script instead.
 */
export function configure(defaults: Configuration): void {
  configured = merge(configured, defaults);
}

/** What counts now: the page's global first, then what was configured. */
export function configuration(): Configuration {
  return merge((ownGlobal('Bank131WidgetsConfig') as Configuration | undefined) ?? {}, configured);
}

function merge(first: Configuration, second: Configuration): Configuration {
  return defined({
    ...first,
    ...second,
    selfEmployed: defined({...first.selfEmployed, ...second?.selfEmployed}),
    cardTokenize: defined({...first.cardTokenize, ...second?.cardTokenize}),
  });
}

/** Without what is `undefined`, which means: not given, or not any more. */
export function defined<T extends object>(options: T): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}
