import { readdirSync, readFileSync } from 'node:fs';

import { FluentBundle, FluentResource } from '@fluent/bundle';
import { afterEach, describe, expect, it } from 'vitest';

import { commands, groups } from '$app/keyboard';

import { bestLocale, say, setLocale, t } from './index.svelte';

const files = readdirSync('locales/en').filter((name) => name.endsWith('.ftl'));

/** The messages of a file with the variables that each takes. */
function messages(path: string): Map<string, string[]> {
  const entries = new FluentResource(readFileSync(path, 'utf8')).body;
  return new Map(
    entries.map(({ id, value }) => [
      id,
      [...new Set(JSON.stringify(value).match(/"type":"var","name":"\w+"/g))].sort(),
    ]),
  );
}

afterEach(() => setLocale('en'));

describe('the two languages', () => {
  it('have the same files', () => {
    expect(readdirSync('locales/zh-CN').filter((name) => name.endsWith('.ftl'))).toEqual(files);
  });

  it.each(files)('have the same messages with the same variables in %s', (name) => {
    const [en, zh] = [messages(`locales/en/${name}`), messages(`locales/zh-CN/${name}`)];
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
    for (const [id, variables] of en) expect([id, zh.get(id)]).toEqual([id, variables]);
  });

  it.each(['en', 'zh-CN'])('parse without a message lost in %s', (locale) => {
    for (const name of files) {
      const source = readFileSync(`locales/${locale}/${name}`, 'utf8');
      const written = [...source.matchAll(/^([a-z][\w-]*) *=/gm)].map(([, id]) => id);
      expect([...messages(`locales/${locale}/${name}`).keys()]).toEqual(written);
    }
  });

  it('name no message twice', () => {
    const ids = files.flatMap((name) => [...messages(`locales/en/${name}`).keys()]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe('sentences', () => {
  it('exist for every literal id that the window asks for', () => {
    const bundle = new FluentBundle('en');
    for (const name of files)
      bundle.addResource(new FluentResource(readFileSync(`locales/en/${name}`, 'utf8')));
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(svelte|ts)$/.test(path) && !path.endsWith('.test.ts'))
      .map((path) => readFileSync(`src/${path}`, 'utf8'));
    const asked = sources.flatMap((source) =>
      [...source.matchAll(/\bt\(\s*'([\w-]+)'/g)].map(([, id]) => id ?? ''),
    );
    const keys = [...commands.map(({ id }) => `key-${id}`), ...groups.map((group) => `keys-${group}`)];
    expect(asked.length).toBeGreaterThan(100);
    expect([...asked, ...keys].filter((id) => !bundle.hasMessage(id))).toEqual([]);
  });

  it('choose plurals, and follow the language', () => {
    expect(t('issue-notes', { count: 1 })).toBe('1 note');
    expect(t('issue-notes', { count: 2 })).toBe('2 notes');
    setLocale('zh-CN');
    expect(t('issue-notes', { count: 2 })).toBe('2 条批注');
  });

  it('of Rust take digits as numbers, and print them as they came', () => {
    expect(say({ id: 'issue-notes', arguments: { count: '1' } })).toBe('1 note');
    expect(say({ id: 'issue-number', arguments: { number: '2019' } })).toBe('No. 2019');
    expect(say({ id: 'issue-number', arguments: { number: '007' } })).toBe('No. 007');
  });

  it.each([
    ['zh-Hans-CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['en-GB', 'en'],
    ['de-CH', 'en'],
  ])('for a system in %s are in %s', (tag, locale) => {
    expect(bestLocale(tag)).toBe(locale);
  });
});
