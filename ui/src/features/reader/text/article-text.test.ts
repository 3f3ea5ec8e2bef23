import { cleanup, render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { AnnotationView, ArticleView, Run } from '$lib/ipc/bindings';
import TextHarness from '../fixtures/TextHarness.svelte';
import { leafStart } from '../selection';

vi.mock('$lib/ipc/client', () => ({
  client: {},
  openLink: vi.fn(),
  imageAddress: (id: string) => `flyleaf-image://localhost/${id}`,
}));
// jsdom lays nothing out, so nothing in it is ever resized.
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  },
);
afterEach(cleanup);

const run = (text: string, more: Partial<Run> = {}): Run => ({
  text,
  marks: [],
  language: null,
  link: null,
  ...more,
});

/** The leaves' texts; the canonical text is these, joined by line feeds. */
const written = [
  'The tide clock was late. 潮先知风, said the log and others.',
  'What comes next',
  'Copy.',
  '\n a  b\n',
  'Trust it.',
  'Port',
  'High water',
  'East',
  '9.12',
  'The lamp, lit.',
  'Nobody did.',
];
const text = written.join('\n');

const cell = (text: string) => ({
  blocks: [{ kind: 'paragraph' as const, runs: [run(text)] }],
  columns: 1,
  rows: 1,
});

const article: ArticleView = {
  issue: 'issue',
  index: 0,
  title: 'The Clock',
  section: null,
  byline: null,
  source: null,
  date: null,
  language: 'en',
  blocks: [
    {
      kind: 'paragraph',
      runs: [
        run('The tide clock was '),
        run('late', { marks: ['strong', 'emphasis'] }),
        run('. '),
        run('潮先知风', { language: 'zh' }),
        run(', said '),
        run('the log', { link: 'https://example.org/log' }),
        run(' and ', { link: 'javascript:alert(1)' }),
        run('others.', { marks: ['code'] }),
      ],
    },
    { kind: 'heading', level: 2, runs: [run('What comes next')] },
    {
      kind: 'list',
      ordered: true,
      start: 3,
      items: [{ blocks: [{ kind: 'paragraph', runs: [run('Copy.')] }] }],
    },
    { kind: 'preformatted', text: '\n a  b\n' },
    { kind: 'rule' },
    { kind: 'quote', blocks: [{ kind: 'paragraph', runs: [run('Trust it.', { link: '#n1' })] }] },
    {
      kind: 'table',
      head: 1,
      rows: [
        { cells: [cell('Port'), { ...cell('High water'), columns: 1 }] },
        { cells: [cell('East'), cell('9.12')] },
      ],
    },
    { kind: 'figure', image: 'abc', alt: 'A lamp', caption: [run('The lamp, lit.')] },
    { kind: 'figure', image: null, alt: 'A chart', caption: [] },
    { kind: 'footnote', id: 'n1', label: '1', blocks: [{ kind: 'paragraph', runs: [run('Nobody did.')] }] },
  ],
  images: [{ id: 'abc', width: 400, height: 300 }],
  leaf_starts: written.map((_, index) =>
    written.slice(0, index).reduce((sum, leaf) => sum + leaf.length + 1, 0),
  ),
  length: text.length,
  notes: [],
  annotations: [],
};
function annotation(id: string, quote: string, note = ''): AnnotationView {
  const start = text.indexOf(quote);
  return {
    id,
    note,
    quote,
    start,
    end: start + quote.length,
    issue: 'issue',
    kind: 'passage',
    article: 0,
    lost_article: null,
    style: 'highlight',
    status: 'exact',
    colour: 'sage',
    tags: [],
    created: '',
    modified: '',
  };
}

function leaves(container: HTMLElement): HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>('[data-start]')];
}

describe('the text of an article', () => {
  it('holds exactly the canonical text, leaf by leaf, whatever is marked in it', () => {
    const annotations = [
      annotation('a', 'clock was late. 潮先'),
      annotation('b', 'late. 潮先知风, said the', 'A note'),
    ];
    const { container } = render(TextHarness, { article, annotations, active: 'b' });
    expect(leaves(container).map((leaf) => leaf.textContent)).toEqual(written);
    expect(leaves(container).map(leafStart)).toEqual(article.leaf_starts);
  });

  it('nests the marks of overlapping highlights, each tied to its note', () => {
    const annotations = [annotation('a', 'tide clock was'), annotation('b', 'clock was late', 'A note')];
    const { container } = render(TextHarness, { article, annotations, notes: ['b'] });
    const inner = [...container.querySelectorAll('mark[data-annotation="a"] mark[data-annotation="b"]')];
    expect(inner.map((mark) => mark.textContent).join('')).toBe('clock was');
    expect(inner.map((mark) => mark.getAttribute('aria-details'))).toEqual(inner.map(() => 'note-b'));
    expect(container.querySelector('mark[data-annotation="a"]')?.hasAttribute('aria-details')).toBe(false);
  });

  it('follows a change of the highlights, and redraws no other leaf', async () => {
    const { container, rerender } = render(TextHarness, { article, annotations: [annotation('a', 'Trust')] });
    const [first, ...others] = leaves(container);
    const nodes = others.map((leaf) => [...leaf.childNodes]);
    await rerender({ article, annotations: [annotation('a', 'Trust'), annotation('b', 'tide')] });
    expect(first?.querySelector('mark')?.textContent).toBe('tide');
    expect(others.map((leaf) => [...leaf.childNodes])).toEqual(nodes);
  });

  it('sets styles, languages and links, and follows only links that lead somewhere safe', () => {
    const { container } = render(TextHarness, { article, annotations: [] });
    expect(container.querySelector('strong > em')?.textContent).toBe('late');
    expect(container.querySelector('[lang="zh"]')?.textContent).toBe('潮先知风');
    const links = [...container.querySelectorAll<HTMLAnchorElement>('a:not([role])')];
    expect(links.map((link) => link.href)).toEqual(['https://example.org/log']);
    expect(container.querySelector('ol')?.start).toBe(3);
    expect(container.querySelector('h2')?.textContent).toBe('What comes next');
  });

  it('opens the active note under its paragraph, outside of every leaf', () => {
    const { container } = render(TextHarness, {
      article,
      annotations: [annotation('a', 'tide', 'A note')],
      active: 'a',
    });
    const slip = container.querySelector('[data-note]');
    expect(slip?.closest('[data-start]')).toBeNull();
    expect(slip?.previousElementSibling).toBe(leaves(container)[0]);
  });

  it('sets tables with heads for their columns, and figures flush right', () => {
    const { container } = render(TextHarness, { article, annotations: [annotation('a', 'water\nEast')] });
    const heads = [...container.querySelectorAll('thead th')];
    expect(heads.map((head) => [head.getAttribute('scope'), head.className.includes('figure')])).toEqual([
      ['col', false],
      ['col', true],
    ]);
    const marks = [...container.querySelectorAll('table mark')];
    expect(marks.map((mark) => [mark.closest('th, td')?.tagName, mark.textContent])).toEqual([
      ['TH', 'water'],
      ['TD', 'East'],
    ]);
  });

  it('shows an image of the library with its words, and words alone for one that is not there', async () => {
    const { container } = render(TextHarness, { article, annotations: [annotation('a', 'lamp, lit')] });
    const image = container.querySelector('img');
    expect(image?.getAttribute('src')).toBe('flyleaf-image://localhost/abc');
    expect([image?.alt, image?.width, image?.height]).toEqual(['A lamp', 400, 300]);
    expect(container.querySelector('figcaption mark')?.textContent).toBe('lamp, lit');
    const [, absent] = container.querySelectorAll('figure');
    expect(absent?.querySelector('img')).toBeNull();
    expect(absent?.textContent).toContain('A chart');
    image?.dispatchEvent(new Event('error'));
    await tick();
    expect(container.querySelector('img')).toBeNull();
    expect(container.querySelector('figure')?.textContent).toContain('A lamp');
  });

  it('leads from the mark of a footnote to it and back', async () => {
    const { container } = render(TextHarness, { article, annotations: [] });
    const reference = container.querySelector<HTMLElement>('a[role="doc-noteref"]');
    expect(reference?.title).toBe('Nobody did.');
    reference?.click();
    await tick();
    const here = () => container.querySelector('[data-leaf][tabindex="0"]')?.textContent;
    expect(here()).toBe('Nobody did.');
    container.querySelector<HTMLElement>('aside[role="doc-footnote"] button')?.click();
    await tick();
    expect(here()).toBe('Trust it.');
  });
});
