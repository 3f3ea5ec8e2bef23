/** The commands of the source view, tied to what carries them out. */
import { bindCommands, type Binding } from '$app/keyboard';
import { t } from '$lib/i18n/index.svelte';
import { announce } from '$lib/state/messages.svelte';

import { merge, moveBoundary, remove, reorder, mark, split, type Stride } from './corrections';
import { lineText } from './lines';
import { nameOf } from './names';
import type { Source } from './source.svelte';

/** What the commands act on. */
export interface SourceParts {
  source: Source;
  /** Shows the caret's line and moves focus to it. */
  showCaret: () => void;
  /** Moves focus to the title of the article. */
  retitle: () => void;
  leave: () => void;
}

/** Binds the commands; gives the way to unbind them. */
export function bindSourceCommands(parts: SourceParts): () => void {
  const { source, showCaret } = parts;
  const there = (run: () => void): Binding => ({ run, enabled: () => source.account !== null });
  const inArticle = (run: () => void): Binding => ({ run, enabled: () => source.article !== null });
  const move = (to: () => number, extend = false) =>
    there(() => {
      source.moveTo(to(), extend);
      showCaret();
      announce(lineName(source));
    });
  const correct = (propose: () => ReturnType<typeof merge>) => () =>
    void source.correct(propose).then(showCaret);
  const boundary = (direction: 1 | -1, stride: Stride) =>
    there(() => {
      void source
        .correct(() => {
          // The boundary is what moves, and the caret goes with it.
          const moved = moveBoundary(source, direction, stride);
          source.moveTo(source.regionLine(source.caret));
          return moved;
        })
        .then(() => followBoundary(source, direction))
        .then(showCaret);
    });

  return bindCommands({
    'source-leave': there(parts.leave),
    'line-next': move(() => source.caret + 1),
    'line-previous': move(() => source.caret - 1),
    'line-next-too': move(() => source.caret + 1, true),
    'line-previous-too': move(() => source.caret - 1, true),
    'region-next': move(() => regionAfter(source)),
    'region-previous': move(() => regionBefore(source)),
    'boundary-up': boundary(-1, 'line'),
    'boundary-down': boundary(1, 'line'),
    'boundary-up-paragraph': boundary(-1, 'paragraph'),
    'boundary-down-paragraph': boundary(1, 'paragraph'),
    'article-split': there(correct(() => split(source))),
    'article-merge': inArticle(correct(() => merge(source))),
    'article-retitle': inArticle(parts.retitle),
    'article-earlier': inArticle(correct(() => reorder(source, -1))),
    'article-later': inArticle(correct(() => reorder(source, 1))),
    'article-remove': inArticle(correct(() => remove(source, 'boilerplate'))),
    'lines-furniture': there(correct(() => mark(source, 'furniture'))),
    'lines-boilerplate': there(correct(() => mark(source, 'boilerplate'))),
    'lines-article': there(correct(() => mark(source, 'article'))),
    'lines-unplaced': there(correct(() => mark(source, 'unassigned'))),
  });
}

/** After a boundary moved, the caret stands on the first line of what it begins. */
function followBoundary(source: Source, direction: 1 | -1): void {
  const line = source.caret;
  if (source.begins(line) && direction > 0) return;
  source.moveTo(direction > 0 ? regionAfter(source) : source.regionLine(line));
}

function regionAfter(source: Source): number {
  for (let line = source.caret + 1; line < source.starts.length; line += 1) {
    if (source.begins(line)) return line;
  }
  return source.caret;
}

function regionBefore(source: Source): number {
  const own = source.regionLine(source.caret);
  return own < source.caret || own === 0 ? own : source.regionLine(own - 1);
}

/** A line for whoever hears it. */
export function lineName(source: Source, line = source.caret): string {
  const region = source.regions[source.ofLines[line] ?? 0];
  return t('source-line', {
    number: line + 1,
    region: region ? nameOf(source, region) : '',
    text: lineText(source.text, source.starts, line).trim(),
  });
}
