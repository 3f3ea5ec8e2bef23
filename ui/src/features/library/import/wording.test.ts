import { afterEach, expect, it } from 'vitest';

import { setLocale } from '$lib/i18n/index.svelte';
import type { AnchorCounts, ImportOutcome, ImportReport } from '$lib/ipc/bindings';

import { fileName, firstIssue, summaryOf } from './summary';
import { footOf, headingOf } from './wording';

afterEach(() => setLocale('en'));

const finding = { id: 'finding', arguments: {} };
const failed: ImportOutcome = {
  kind: 'failed',
  error: { message: { id: 'error', arguments: {} }, hint: null, cancelled: false },
};

function imported(publication: string, findings = 0): ImportOutcome {
  const found = Array.from({ length: findings }, () => finding);
  return {
    kind: 'imported',
    issue: 'new',
    publication,
    name: '1',
    articles: 2,
    coverage: 1,
    findings: found,
    blocked: 0,
  };
}

function revised(exact: number, orphaned: number, more: Partial<AnchorCounts> = {}): ImportOutcome {
  const issue = {
    issue: 'rev',
    publication: 'B',
    name: '2',
    articles: 2,
    coverage: 1,
    findings: [],
    blocked: 0,
  };
  const anchors = { exact, moved: 0, changed: 0, ambiguous: 0, orphaned, ...more };
  return { kind: 'revised', ...issue, anchors };
}

const present: ImportOutcome = { kind: 'present', issue: 'old', publication: 'A', name: '1' };

function report(...outcomes: ImportOutcome[]): ImportReport {
  return {
    rows: outcomes.map((outcome, index) => {
      const path = `/in/${index}.txt`;
      return { file: { path, place: path, entry: null }, parts: [], outcome };
    }),
    cancelled: false,
  };
}

it.each([
  [[imported('A')], '1 issue'],
  [
    [imported('A'), imported('A', 2), imported('B', 1), present],
    '3 issues, 2 need a look, 1 was already here',
  ],
  [[imported('A', 1), failed], '1 issue, 1 needs a look, 1 file not read'],
  [[revised(1, 0), present], '1 revised, 1 was already here'],
  [[revised(1, 1)], '1 revised, 1 needs a look'],
  [[revised(1, 0, { ambiguous: 1 })], '1 revised, 1 needs a look'],
  [[failed, failed, { kind: 'cancelled' } as const], '2 files not read, 1 left out'],
  [[present, present], '2 were already here'],
  [[], 'No files found'],
])('%j is told as %s', (outcomes, heading) => {
  expect(headingOf(summaryOf(report(...outcomes)))).toBe(heading);
});

it('is told in Chinese', () => {
  setLocale('zh-CN');
  expect(headingOf(summaryOf(report(imported('A'), imported('A', 1))))).toBe('2 期，1 期请过目');
});

it('counts by publication, and names what else happened at the foot', () => {
  const summary = summaryOf(
    report(imported('B'), imported('A'), revised(3, 1), revised(0, 0, { moved: 2, changed: 1 }), present),
  );
  expect(summary.publications).toEqual([
    { title: 'B', count: 3 },
    { title: 'A', count: 1 },
  ]);
  expect(footOf(summary)).toEqual(['Notes on revised issues: 3 kept, 2 moved, 1 changed, 1 orphaned']);
});

it('opens the first issue that there is', () => {
  expect(firstIssue(report(failed, present, imported('A')))).toBe('old');
  expect(firstIssue(report(failed))).toBeNull();
});

it.each([
  ['/home/ann/a b.txt', 'a b.txt'],
  ['C:\\in\\b.txt', 'b.txt'],
  ['/in/folder/', 'folder'],
  ['c.txt', 'c.txt'],
])('%s is the file %s', (path, name) => {
  expect(fileName(path)).toBe(name);
});
