import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { AnnotationCreate, AnnotationUpdate, AnnotationView, ArticleView } from '$lib/ipc/bindings';

import { hasNote, OpenArticle } from './open-article.svelte';

const client = vi.hoisted(() => ({
  annotationCreate: vi.fn(),
  annotationUpdate: vi.fn(),
  annotationDelete: vi.fn(),
}));
vi.mock('$lib/ipc/client', () => ({ client }));

const view = (more: Partial<AnnotationView>): AnnotationView => ({
  id: 'a',
  issue: 'i',
  kind: 'passage',
  article: 0,
  lost_article: null,
  start: 0,
  end: 4,
  quote: 'tide',
  status: 'exact',
  style: 'highlight',
  colour: 'straw',
  note: '',
  tags: [],
  created: '',
  modified: '',
  ...more,
});

let failed: ReturnType<typeof vi.fn<(thrown: unknown) => void>>;
let kept: Map<string, AnnotationView>;

function open(annotations: AnnotationView[] = [], issueNotes: AnnotationView[] = []): OpenArticle {
  for (const annotation of [...annotations, ...issueNotes]) kept.set(annotation.id, annotation);
  const article = { issue: 'i', index: 3, annotations, notes: [] } as unknown as ArticleView;
  return new OpenArticle(article, issueNotes, failed);
}

beforeEach(() => {
  kept = new Map();
  failed = vi.fn();
  client.annotationCreate.mockImplementation(async ({ target, note, colour, tags }: AnnotationCreate) => {
    const article = target.kind === 'issue' ? null : target.article;
    const made = view({
      id: `made-${kept.size}`,
      kind: target.kind,
      article,
      start: null,
      end: null,
      note,
      colour,
      tags,
    });
    kept.set(made.id, made);
    return made;
  });
  client.annotationUpdate.mockImplementation(async ({ id, note, tags, colour, style }: AnnotationUpdate) => {
    const before = kept.get(id);
    if (!before) throw new Error(`no annotation ${id}`);
    const after = {
      ...before,
      note: note ?? before.note,
      tags: tags ?? before.tags,
      colour: colour ?? before.colour,
      style: style ?? before.style,
    };
    kept.set(id, after);
    return after;
  });
  client.annotationDelete.mockImplementation(async (id: string) => void kept.delete(id));
});

const notes = () => [...kept.values()].map(({ note }) => note);

describe('a note on an article', () => {
  it('is made with its first words, and goes on as they are typed', async () => {
    const article = open();
    article.begin('article', 'sky');
    const draft = article.editing ?? '';
    expect(article.articleNotes).toHaveLength(1);
    article.write(draft, 'Read');
    await article.flush();
    expect(notes()).toEqual(['Read']);
    article.write(draft, 'Read twice');
    const id = await article.doneEditing();
    expect(notes()).toEqual(['Read twice']);
    expect(article.articleNotes).toMatchObject([{ id, note: 'Read twice', colour: 'sky', article: 3 }]);
    expect([article.active, article.editing]).toEqual([id, null]);
    expect(failed).not.toHaveBeenCalled();
  });

  it('leaves nothing where nothing was written', async () => {
    const article = open();
    article.begin('issue', 'straw');
    expect(await article.doneEditing()).toBeNull();
    expect([article.annotations, kept.size, article.active]).toEqual([[], 0, null]);
    expect(client.annotationDelete).not.toHaveBeenCalled();
  });

  it('goes to the trash when it is emptied', async () => {
    const article = open(
      [],
      [view({ id: 'n', kind: 'issue', article: null, start: null, end: null, note: 'Old' })],
    );
    article.edit('n');
    article.write('n', '  ');
    expect(await article.doneEditing()).toBeNull();
    expect([article.issueNotes, kept.size]).toEqual([[], 0]);
  });

  it('is kept when another is begun at once', async () => {
    const article = open();
    article.begin('article', 'straw');
    article.write(article.editing ?? '', 'First');
    article.begin('issue', 'straw');
    const second = article.editing ?? '';
    article.write(second, 'Second');
    await article.doneEditing();
    await vi.waitFor(() => expect(notes().sort()).toEqual(['First', 'Second']));
    expect(article.articleNotes.map(({ note }) => note)).toEqual(['First']);
    expect(failed).not.toHaveBeenCalled();
  });
});

describe('an annotation on a passage', () => {
  it('stays a bare highlight when its note is emptied', async () => {
    const article = open([view({ note: 'x' })]);
    article.edit('a');
    article.write('a', '');
    expect(await article.doneEditing()).toBe('a');
    expect(article.annotations.map(hasNote)).toEqual([false]);
    expect(kept.size).toBe(1);
  });

  it('takes another style, colour and tags, and keeps what is typed meanwhile', async () => {
    const article = open([view({})]);
    article.edit('a');
    article.write('a', 'Typed');
    await article.change('a', { style: 'underline', colour: 'rose', tags: ['data'] });
    expect(article.find('a')).toMatchObject({
      note: 'Typed',
      style: 'underline',
      colour: 'rose',
      tags: ['data'],
    });
  });

  it('shows a note as long as it is on the page twice, or once', () => {
    const article = open([view({})]);
    const [first, second] = [article.noteShown('a'), article.noteShown('a')];
    first();
    expect(article.shownNotes.has('a')).toBe(true);
    second();
    expect(article.shownNotes.has('a')).toBe(false);
  });
});
