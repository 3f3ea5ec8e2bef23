/**
 * An article's blocks prepared for the screen: every leaf (paragraph, heading, preformatted text) with its number and
 * its place in the canonical text, and every block with what its neighbours make of it (indents, opening phrase, end
 * mark).
 *
 * Offsets are UTF-16 code units of the canonical text, as the facade hands them out. Pure; never touches the DOM.
 */
import type { ArticleView, Block, Run } from '$lib/ipc/bindings';

/** What a leaf is set as. */
export type LeafSetting = 'paragraph' | 'heading' | 'preformatted';

/** A block that holds text itself. */
export interface Leaf {
  /** Its number in reading order, from 0. */
  index: number;
  /** Its first code unit in the canonical text. */
  start: number;
  /** One past its last code unit. */
  end: number;
  /** Its text. */
  text: string;
  /** The text in its styles; a preformatted text is one plain run. */
  runs: Run[];
  /** What it is set as. */
  setting: LeafSetting;
  /** A heading's level below the article's title, 1 to 5; 0 for the others. */
  level: number;
  /** Whether its first line is indented: running text that follows running text. */
  indented: boolean;
  /** Length of the opening phrase in small capitals; 0 almost everywhere. */
  opening: number;
  /** Whether it is the last leaf of the article and running text. */
  closing: boolean;
}

/** A block as the screen shows it. */
export type BlockNode =
  | { kind: 'leaf'; leaf: Leaf }
  | { kind: 'list'; ordered: boolean; start: number; items: BlockNode[][] }
  | { kind: 'quote'; blocks: BlockNode[] }
  | { kind: 'rule' };

/** An article prepared for the screen. */
export interface ArticleTree {
  /** The blocks. */
  blocks: BlockNode[];
  /** Every leaf, in reading order. */
  leaves: Leaf[];
  /** The canonical text. */
  text: string;
}

/** Prepares an article. */
export function treeOf(article: Pick<ArticleView, 'blocks' | 'leaf_starts' | 'language'>): ArticleTree {
  const leaves: Leaf[] = [];
  const blocks = nodesOf(article.blocks, article.leaf_starts, leaves);
  const first = article.blocks[0];
  if (first?.kind === 'paragraph' && leaves[0]) {
    leaves[0].opening = openingLength(first.runs[0], article.language);
  }
  const last = leaves.at(-1);
  if (last?.setting === 'paragraph') last.closing = true;
  return { blocks, leaves, text: leaves.map((leaf) => leaf.text).join('\n') };
}

function nodesOf(blocks: Block[], starts: number[], leaves: Leaf[]): BlockNode[] {
  return blocks.map((block, position): BlockNode => {
    switch (block.kind) {
      case 'paragraph': {
        const leaf = addLeaf(block.runs, 'paragraph', starts, leaves);
        leaf.indented = blocks[position - 1]?.kind === 'paragraph';
        return { kind: 'leaf', leaf };
      }
      case 'heading': {
        const leaf = addLeaf(block.runs, 'heading', starts, leaves);
        // However deep the issue prints its first heading, the page's levels are never skipped.
        const above = leaves.findLast((one) => one !== leaf && one.setting === 'heading')?.level ?? 0;
        leaf.level = Math.min(Math.max(block.level, 1), above + 1, 5);
        return { kind: 'leaf', leaf };
      }
      case 'preformatted': {
        const run: Run = { text: block.text, marks: [], language: null, link: null };
        return { kind: 'leaf', leaf: addLeaf([run], 'preformatted', starts, leaves) };
      }
      case 'list':
        return {
          kind: 'list',
          ordered: block.ordered,
          start: block.start,
          items: block.items.map((item) => nodesOf(item.blocks, starts, leaves)),
        };
      case 'quote':
        return { kind: 'quote', blocks: nodesOf(block.blocks, starts, leaves) };
      case 'rule':
        return { kind: 'rule' };
    }
  });
}

function addLeaf(runs: Run[], setting: LeafSetting, starts: number[], leaves: Leaf[]): Leaf {
  const index = leaves.length;
  const text = runs.map((run) => run.text).join('');
  // The facade counts the same leaves; where it gives no start, the previous leaf and its line feed do.
  const start = starts[index] ?? (leaves[index - 1]?.end ?? -1) + 1;
  const leaf = {
    index,
    start,
    end: start + text.length,
    text,
    runs,
    setting,
    level: 0,
    indented: false,
    opening: 0,
    closing: false,
  };
  leaves.push(leaf);
  return leaf;
}

/** An opening phrase is at least so long, in UTF-16 code units, and ends with a word. */
const OPENING_LEAST = 9;
/** And it is never longer than this. */
const OPENING_MOST = 26;

/** Length of the phrase that opens an article in small capitals: its first words, in scripts that have capitals. */
export function openingLength(run: Run | undefined, language: string): number {
  if (!run || run.marks.length > 0 || run.link || run.language || /^(zh|ja|ko)\b/i.test(language)) return 0;
  if (!/^[\p{Lu}\p{Ll}]/u.test(run.text)) return 0;
  let end = 0;
  for (const word of run.text.matchAll(/[\p{L}\p{N}’'-]+/gu)) {
    const next = word.index + word[0].length;
    // A phrase never runs over a stop: what is between two words is one space.
    if (end > 0 && run.text.slice(end, word.index) !== ' ') break;
    if (next > OPENING_MOST) break;
    end = next;
    if (end >= OPENING_LEAST) break;
  }
  return end;
}

/** The number of the leaf that holds `offset`, or the last one that starts before it; 0 in an empty article. */
export function leafAt(leaves: readonly Leaf[], offset: number): number {
  let low = 0;
  let high = leaves.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((leaves[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}
