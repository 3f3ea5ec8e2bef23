/**
 * The words of the window: Fluent messages of `locales/`, in the language that is chosen now.
 *
 * `t` and `say` read the current language as reactive state, so that whatever calls them in markup or in `$derived`
 * follows a change of language at once.
 */
import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';

import type { Sentence } from '$lib/ipc/bindings';

/** The languages that the window speaks. */
export type Locale = 'en' | 'zh-CN';

const sources = import.meta.glob<string>('../../../locales/*/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const bundles: Record<Locale, FluentBundle> = { en: bundle('en'), 'zh-CN': bundle('zh-CN') };

function bundle(locale: Locale): FluentBundle {
  // No isolation marks: titles are set with their own `lang` and none of our languages runs from right to left.
  const made = new FluentBundle(locale, { useIsolating: false });
  for (const [path, source] of Object.entries(sources)) {
    if (path.includes(`/locales/${locale}/`)) made.addResource(new FluentResource(source));
  }
  return made;
}

let current = $state<Locale>('en');

/** The language of the window. */
export function locale(): Locale {
  return current;
}

/** Changes the language of the window. */
export function setLocale(next: Locale): void {
  current = next;
}

/** The language of ours that serves best a reader whose system speaks `tag` (BCP 47). */
export function bestLocale(tag: string): Locale {
  return /^zh\b/i.test(tag) ? 'zh-CN' : 'en';
}

/** A message with its arguments, in the language of the window; in English where that language lacks it. */
export function t(id: string, args: Record<string, FluentVariable> = {}): string {
  for (const candidate of [bundles[current], bundles.en]) {
    const message = candidate.getMessage(id);
    if (message?.value) {
      const errors: Error[] = [];
      return candidate.formatPattern(message.value, args, errors);
    }
  }
  return id;
}

/** A sentence that came from Rust. */
export function say(sentence: Sentence): string {
  const entries = Object.entries(sentence.arguments).map(
    ([name, value]) => [name, numeral(value ?? '')] as const,
  );
  return t(sentence.id, Object.fromEntries(entries));
}

/** Rust writes numbers in digits; they select plurals as numbers, and print as they were written. */
function numeral(value: string): FluentVariable {
  return /^\d{1,15}$/.test(value) && String(Number(value)) === value
    ? new FluentNumber(Number(value), { useGrouping: false })
    : value;
}
