/** The keys of the caret: what each moves or selects, and what of it is said aloud. */
import type { Binding, CommandId } from '$app/keyboard';
import { t } from '$lib/i18n/index.svelte';
import { hasNote } from '$lib/reading/open-article.svelte';
import { announce } from '$lib/state/messages.svelte';

import type { ReaderParts } from './commands';
import type { Edges, Step } from './key-selection.svelte';
import type { CaretPlace } from './lines';
import type { Reading } from './reading.svelte';
import { sentenceAt } from './sentences';
import { spoken } from './spoken';
import { leafAt } from './tree';
import { nextCharacter, wordAt } from './words';

/** The bindings of the caret's commands. */
export function caretCommands(parts: ReaderParts): Partial<Record<CommandId, Binding>> {
  const { reading, selecting, view } = parts;
  const open = () => reading.open !== null && (reading.tree?.leaves.length ?? 0) > 0;
  // Without a caret, these keys scroll the page.
  const shown = () => open() && selecting.byKeys;
  const bind = (run: () => void, enabled = open): Binding => ({ run, enabled });

  const move = (step: Step, direction: 1 | -1) =>
    bind(
      () => {
        selecting.move(step, direction, view.caretFrom());
        follow(parts, (at) => said(parts, step, at));
      },
      step === 'text' ? shown : open,
    );
  const extend = (step: Step, direction: 1 | -1) =>
    bind(() => {
      selecting.extend(step, direction, view.caretFrom());
      follow(parts);
    });
  const toLine = (direction: 1 | -1, selects: boolean) =>
    bind(
      () => {
        const from = selecting.shown(view.caretFrom());
        if (!from) return;
        const place = view.lineBeside(placeOf(from), direction);
        selecting.moveTo(place.offset, { extend: selects, upstream: place.upstream });
        follow(parts, (at) => view.lineText(at));
      },
      selects ? open : shown,
    );
  const toEdge = (edge: 'start' | 'end', selects: boolean) =>
    bind(
      () => {
        const from = selecting.shown(view.caretFrom());
        if (!from) return;
        const place = view.lineEdge(placeOf(from), edge);
        selecting.moveTo(place.offset, { extend: selects, upstream: place.upstream });
        follow(parts, () => t(`caret-line-${edge}`));
      },
      selects ? open : shown,
    );

  return {
    'caret-character-right': move('character', 1),
    'caret-character-left': move('character', -1),
    'caret-word-right': move('word', 1),
    'caret-word-left': move('word', -1),
    'caret-sentence-next': move('sentence', 1),
    'caret-sentence-previous': move('sentence', -1),
    'caret-paragraph-next': move('paragraph', 1),
    'caret-paragraph-previous': move('paragraph', -1),
    'caret-text-start': move('text', -1),
    'caret-text-end': move('text', 1),
    'caret-line-down': toLine(1, false),
    'caret-line-up': toLine(-1, false),
    'caret-line-start': toEdge('start', false),
    'caret-line-end': toEdge('end', false),

    'select-start': bind(() => {
      selecting.start(view.caretFrom());
      follow(parts);
      if (!selecting.passage) announce(t('caret-selecting'));
    }),
    'select-character-right': extend('character', 1),
    'select-character-left': extend('character', -1),
    'select-word-right': extend('word', 1),
    'select-word-left': extend('word', -1),
    'select-sentence-next': extend('sentence', 1),
    'select-sentence-previous': extend('sentence', -1),
    'select-paragraph-next': extend('paragraph', 1),
    'select-paragraph-previous': extend('paragraph', -1),
    'select-text-start': extend('text', -1),
    'select-text-end': extend('text', 1),
    'select-line-down': toLine(1, true),
    'select-line-up': toLine(-1, true),
    'select-line-start': toEdge('start', true),
    'select-line-end': toEdge('end', true),
  };
}

/** Says which paragraph the caret is at. */
export function sayParagraph({ tree, open }: Reading, index: number): void {
  const leaf = tree?.leaves[index];
  if (!leaf || !tree || !open) return;
  const notes = open.placed.filter(
    (annotation) => hasNote(annotation) && annotation.start < leaf.end && annotation.end > leaf.start,
  ).length;
  announce(t('reader-at-paragraph', { number: index + 1, total: tree.leaves.length, notes }));
}

function placeOf({ focus, upstream = false }: Edges): CaretPlace {
  return { offset: focus, upstream };
}

/** Takes the focus along with the caret, and says where it is; a selection is said once it rests. */
function follow({ reading, selecting, view }: ReaderParts, say?: (at: CaretPlace) => string): void {
  const { tree } = reading;
  const { edges } = selecting;
  if (!tree || !edges) return;
  const leaf = leafAt(tree.leaves, edges.focus);
  view.attend(leaf);
  if (!say || edges.anchor !== edges.focus) return;
  const words = say(placeOf(edges));
  if (words === '') sayParagraph(reading, leaf);
  else announce(words);
}

/** What is said of the place that a step led to; empty where its paragraph is to be said. */
function said({ reading }: ReaderParts, step: Step, { offset }: CaretPlace): string {
  const { tree, open } = reading;
  if (!tree || !open) return '';
  const { text } = tree;
  const { language } = open.article;
  switch (step) {
    case 'character': {
      const character = text.slice(offset, nextCharacter(text, offset, language));
      if (character === '' || character === '\n') return t('caret-paragraph-end');
      return character.trim() === '' ? t('caret-space') : character;
    }
    case 'word':
      return wordAt(text, offset, language);
    case 'sentence':
      return spoken(sentenceAt(text, offset, language));
    case 'text':
      return t(offset === 0 ? 'caret-text-start' : 'caret-text-end');
    case 'paragraph':
      return '';
  }
}
