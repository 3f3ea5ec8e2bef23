/** The commands of the reader, tied to what carries them out. */
import { tick } from 'svelte';

import { bindCommands, type Binding } from '$app/keyboard';
import { t } from '$lib/i18n/index.svelte';
import { announce } from '$lib/state/messages.svelte';
import { go } from '$lib/state/route.svelte';
import { changeSettings, currentSettings } from '$lib/state/settings.svelte';

import { COLOURS, type Actions } from './actions';
import { caretCommands, sayParagraph } from './caret-commands';
import type { Selecting } from './key-selection.svelte';
import type { PassageChoice } from './passage-choice.svelte';
import type { PageView } from './page-view.svelte';
import type { Reading } from './reading.svelte';
import { spoken } from './spoken';

/** What the commands act on. */
export interface ReaderParts {
  reading: Reading;
  selecting: Selecting;
  actions: Actions;
  attaching: PassageChoice;
  view: PageView;
  showContents: () => void;
  openIssue: (step: 1 | -1) => void;
  exportPdf: () => void;
  exportNotes: () => void;
  showSource: () => void;
  /** Begins a note on the issue, where its head is seen. */
  noteOnIssue: () => void;
}

/** Binds the commands; gives the way to unbind them. */
export function bindReaderCommands(parts: ReaderParts): () => void {
  const { reading, selecting, actions, attaching, view } = parts;
  const read = (run: () => void): Binding => ({ run, enabled: () => reading.open !== null });
  const copy = (run: () => Promise<void>): Binding => ({
    run: () => void run(),
    enabled: () => actions.hasTarget,
  });
  const act = (run: () => Promise<void>): Binding => ({
    run: () => void run(),
    enabled: () => reading.marks && actions.hasTarget,
  });
  const write = (run: () => void): Binding => ({
    run,
    enabled: () => reading.marks && reading.open !== null,
  });
  const [straw, sage, sky, rose] = COLOURS.map((colour) => act(() => actions.mark(colour)));
  if (!straw || !sage || !sky || !rose) throw new Error('there are four colours');

  return bindCommands({
    'paragraph-next': read(() => step(parts, 1)),
    'paragraph-previous': read(() => step(parts, -1)),
    'page-next': read(() => view.page(1)),
    'page-previous': read(() => view.page(-1)),
    'article-next': read(() => void reading.turn(1)),
    'article-previous': read(() => void reading.turn(-1)),
    'issue-next': read(() => parts.openIssue(1)),
    'issue-previous': read(() => parts.openIssue(-1)),
    'contents-show': read(parts.showContents),

    ...caretCommands(parts),
    'select-drop': {
      run: () => (attaching.wanted && !selecting.edges ? attaching.leave() : drop(parts)),
      enabled: () => selecting.edges !== null || reading.open?.active != null || attaching.wanted !== null,
    },

    'highlight-straw': straw,
    'highlight-sage': sage,
    'highlight-sky': sky,
    'highlight-rose': rose,
    'passage-underline': act(() => actions.underline()),
    'highlight-remove': act(() => removeActive(parts)),
    'note-write': act(() => actions.note()),
    'note-tag': act(() => actions.tag()),
    'quote-copy': copy(() => actions.copyQuote()),
    'citation-copy': read(() => void actions.copyCitation()),

    'note-next': read(() => activateNeighbour(parts, 1)),
    'note-previous': read(() => activateNeighbour(parts, -1)),
    'note-edit': {
      run: () => (attaching.wanted ? void attaching.attach() : enter(parts)),
      enabled: () => reading.open !== null && (attaching.wanted !== null || canEnter(parts)),
    },
    'note-article': write(() => actions.noteOn('article')),
    'note-issue': write(() => parts.noteOnIssue()),
    'note-delete': {
      run: () => void removeActive(parts),
      enabled: () => reading.marks && reading.open?.active != null,
    },
    'margin-toggle': read(() => changeSettings({ margin_notes: !currentSettings().margin_notes })),
    'export-pdf': write(parts.exportPdf),
    'export-notes': write(parts.exportNotes),
    'source-show': write(parts.showSource),
    'revisions-show': read(() => go({ page: 'revisions', id: reading.issueId })),
  });
}

/** Moves the caret to the next paragraph, or to the first in view where it was scrolled away, and says where it is. */
function step({ reading, selecting, view }: ReaderParts, direction: 1 | -1): void {
  const { tree, open } = reading;
  if (!tree || !open || tree.leaves.length === 0) return;
  selecting.drop();
  const lost = !view.caretInView();
  const from = lost ? view.caretFrom() : reading.caret;
  // The first key shows the caret where the reader is; the next ones move it.
  const stays = lost || !reading.caretShown;
  const next = Math.min(Math.max(stays ? from : from + direction, 0), tree.leaves.length - 1);
  view.focusLeaf(next);
  sayParagraph(reading, next);
}

/** Drops the selection; without one, leaves the active highlight. */
function drop({ reading, selecting, view }: ReaderParts): void {
  const { open } = reading;
  if (selecting.edges) {
    if (selecting.passage) announce(t('reader-selection-dropped'));
    selecting.drop();
    window.getSelection()?.removeAllRanges();
  } else if (open) {
    open.active = null;
  }
  const focused = document.activeElement;
  if (!focused || focused === document.body || focused.closest('[role="toolbar"], [data-note], mark')) {
    view.leaf(reading.caret)?.focus({ preventScroll: true });
  }
}

/** Deletes the active annotation, and keeps the focus in the text. */
async function removeActive({ actions, reading, view }: ReaderParts): Promise<void> {
  await actions.remove();
  view.leaf(reading.caret)?.focus({ preventScroll: true });
}

/** Makes the next or the previous highlight active, shows it and moves focus to it. */
function activateNeighbour({ reading, selecting, view }: ReaderParts, direction: 1 | -1): void {
  const { open, tree } = reading;
  const next = open?.neighbour(direction, tree?.leaves[view.caretFrom()]?.start ?? 0);
  if (!open || !next) return;
  selecting.drop();
  void open.doneEditing();
  open.active = next.id;
  view.revealPassage(next);
  void tick().then(() => view.highlight(next.id)?.focus({ preventScroll: true }));
  const note = next.note.trim();
  announce(
    note
      ? t('reader-at-note', { quote: spoken(next.quote), note })
      : t('reader-at-highlight', { quote: spoken(next.quote), colour: t(`reader-colour-${next.colour}`) }),
  );
}

/** Enter edits the active note; without one, it makes the first highlight of the paragraph active. */
function enter(parts: ReaderParts): void {
  const { reading } = parts;
  const { open } = reading;
  if (!open) return;
  if (open.active !== null) open.edit(open.active);
  else activateHere(parts);
}

function canEnter(parts: ReaderParts): boolean {
  return parts.reading.open?.active != null || firstHere(parts) !== undefined;
}

function firstHere({ reading }: ReaderParts) {
  const leaf = reading.tree?.leaves[reading.caret];
  return leaf && reading.open?.placed.find(({ start, end }) => start < leaf.end && end > leaf.start);
}

function activateHere(parts: ReaderParts): void {
  const here = firstHere(parts);
  const { open } = parts.reading;
  if (!open || !here) return;
  open.active = here.id;
  parts.view.highlight(here.id)?.focus({ preventScroll: true });
}
