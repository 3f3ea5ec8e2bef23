import { cleanup, render } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { AnnotationView, ArticleView, Run } from '$lib/ipc/bindings';
import TextHarness from '../fixtures/TextHarness.svelte';
import { leafStart } from '../selection';

vi.mock('$lib/ipc/client', () => ({ client: {}, openLink: vi.fn() }));
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
];
const text = written.join('\n');

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
    { kind: 'quote', blocks: [{ kind: 'paragraph', runs: [run('Trust it.')] }] },
  ],
  leaf_starts: written.map((_, index) =>
    written.slice(0, index).reduce((sum, leaf) => sum + leaf.length + 1, 0),
  ),
  length: text.length,
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
    article: 0,
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
    const { container } = render(TextHarness, { article, annotations });
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
    expect([...container.querySelectorAll('a')].map((link) => link.href)).toEqual([
      'https://example.org/log',
    ]);
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
});
