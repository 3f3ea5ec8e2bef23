/**
 * An article's blocks prepared for the screen: every leaf (paragraph, heading, caption, preformatted text) with its
 * number and its place in the canonical text, and every block with what its neighbours make of it (indents, opening
 * phrase, end mark).
 *
 * Offsets are UTF-16 code units of the canonical text, as the facade hands them out. Pure; never touches the DOM.
 */
import type { ArticleView, Block, ImageView, Run } from '$lib/ipc/bindings';

import { figureColumns } from './figure-columns';

/** What a leaf is set as. */
export type LeafSetting = 'paragraph' | 'heading' | 'preformatted' | 'caption';

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
  | TableNode
  | { kind: 'figure'; image: ImageView | null; alt: string; caption: Leaf | null }
  | { kind: 'footnote'; note: Footnote; blocks: BlockNode[]; first: boolean }
  | { kind: 'rule' };

/** A table; its leaves are those from `from` to before `to`. */
export interface TableNode {
  kind: 'table';
  /** The rows that head the columns. */
  head: CellNode[][];
  /** The other rows. */
  body: CellNode[][];
  from: number;
  to: number;
}

/** A cell of a table. */
export interface CellNode {
  blocks: BlockNode[];
  columns: number;
  rows: number;
  /** Whether it stands in a column of figures, which are set flush right. */
  figure: boolean;
  /** Whether it is set on one line: a few words in a table of few columns, which a long neighbour would squeeze. */
  short: boolean;
}

/** A footnote of the issue. */
export interface Footnote {
  /** Its mark as printed. */
  label: string;
  /** Number of its first leaf; -1 where it says nothing. */
  leaf: number;
  /** What it says. */
  text: string;
  /** Numbers of the leaves that refer to it. */
  references: number[];
}

/** An article prepared for the screen. */
export interface ArticleTree {
  /** The blocks. */
  blocks: BlockNode[];
  /** Every leaf, in reading order. */
  leaves: Leaf[];
  /** The footnotes, by the names that links use. */
  footnotes: ReadonlyMap<string, Footnote>;
  /** The canonical text. */
  text: string;
}

/** What of an article the tree is made from. */
type Source = Pick<ArticleView, 'blocks' | 'leaf_starts' | 'language' | 'images'>;

/** Prepares an article. */
export function treeOf(article: Source): ArticleTree {
  const growing: Growing = {
    starts: article.leaf_starts,
    images: new Map(article.images.map((image) => [image.id, image])),
    leaves: [],
    footnotes: new Map(),
  };
  const { leaves, footnotes } = growing;
  const blocks = nodesOf(article.blocks, growing);
  const first = article.blocks[0];
  if (first?.kind === 'paragraph' && leaves[0]) {
    leaves[0].opening = openingLength(first.runs[0], article.language);
  }
  const last = blocks.findLast((block) => block.kind !== 'footnote');
  const closing = last && closingLeaf(last);
  if (closing) closing.closing = true;
  for (const leaf of leaves) {
    for (const { link } of leaf.runs) {
      if (link?.startsWith('#')) footnotes.get(link.slice(1))?.references.push(leaf.index);
    }
  }
  return { blocks, leaves, footnotes, text: leaves.map((leaf) => leaf.text).join('\n') };
}

/** A tree that is being made. */
interface Growing {
  starts: number[];
  images: Map<string, ImageView>;
  leaves: Leaf[];
  footnotes: Map<string, Footnote>;
}

/** The leaf that ends the article with its mark: running text that nothing but the end follows. */
function closingLeaf(last: BlockNode): Leaf | undefined {
  switch (last.kind) {
    case 'leaf':
      return last.leaf.setting === 'paragraph' ? last.leaf : undefined;
    case 'quote': {
      const inner = last.blocks.at(-1);
      return inner && closingLeaf(inner);
    }
    case 'list': {
      const inner = last.items.at(-1)?.at(-1);
      return inner && closingLeaf(inner);
    }
    default:
      return undefined;
  }
}

function nodesOf(blocks: Block[], growing: Growing): BlockNode[] {
  const { leaves } = growing;
  return blocks.map((block, position): BlockNode => {
    switch (block.kind) {
      case 'paragraph': {
        const leaf = addLeaf(block.runs, 'paragraph', growing);
        leaf.indented = blocks[position - 1]?.kind === 'paragraph';
        return { kind: 'leaf', leaf };
      }
      case 'heading': {
        const leaf = addLeaf(block.runs, 'heading', growing);
        // However deep the issue prints its first heading, the page's levels are never skipped.
        const above = leaves.findLast((one) => one !== leaf && one.setting === 'heading')?.level ?? 0;
        leaf.level = Math.min(Math.max(block.level, 1), above + 1, 5);
        return { kind: 'leaf', leaf };
      }
      case 'preformatted': {
        const run: Run = { text: block.text, marks: [], language: null, link: null };
        return { kind: 'leaf', leaf: addLeaf([run], 'preformatted', growing) };
      }
      case 'list':
        return {
          kind: 'list',
          ordered: block.ordered,
          start: block.start,
          items: block.items.map((item) => nodesOf(item.blocks, growing)),
        };
      case 'quote':
        return { kind: 'quote', blocks: nodesOf(block.blocks, growing) };
      case 'table':
        return tableOf(block, growing);
      case 'figure': {
        const image = (block.image !== null && growing.images.get(block.image)) || null;
        // A caption without words is no leaf.
        const caption = block.caption.length > 0 ? addLeaf(block.caption, 'caption', growing) : null;
        return { kind: 'figure', image, alt: block.alt, caption };
      }
      case 'footnote': {
        const from = leaves.length;
        const inner = nodesOf(block.blocks, growing);
        const said = leaves.slice(from);
        const note: Footnote = {
          label: block.label,
          leaf: said[0]?.index ?? -1,
          text: said.map(({ text }) => text).join('\n'),
          references: [],
        };
        // Of two with one name, links mean the first.
        if (!growing.footnotes.has(block.id)) growing.footnotes.set(block.id, note);
        return { kind: 'footnote', note, blocks: inner, first: blocks[position - 1]?.kind !== 'footnote' };
      }
      case 'rule':
        return { kind: 'rule' };
    }
  });
}

/** A table of so many columns has room for cells that are not broken, */
const FEW_COLUMNS = 5;
/** if each says no more than this, in UTF-16 code units. */
const FEW_LETTERS = 14;

function tableOf(block: Extract<Block, { kind: 'table' }>, growing: Growing): TableNode {
  const from = growing.leaves.length;
  const figures = figureColumns(block.rows, block.head);
  const narrow = block.rows.every(({ cells }) => cells.length <= FEW_COLUMNS);
  const rows = block.rows.map((row, at) =>
    row.cells.map((cell, position): CellNode => {
      const before = growing.leaves.length;
      const blocks = nodesOf(cell.blocks, growing);
      const said = growing.leaves.slice(before).map(({ text }) => text);
      return {
        blocks,
        columns: cell.columns,
        rows: cell.rows,
        figure: figures[at]?.[position] ?? false,
        short: narrow && said.length === 1 && said.every((text) => text.length <= FEW_LETTERS),
      };
    }),
  );
  // A head without a body heads nothing.
  const head = block.head < rows.length ? block.head : 0;
  return {
    kind: 'table',
    head: rows.slice(0, head),
    body: rows.slice(head),
    from,
    to: growing.leaves.length,
  };
}

function addLeaf(runs: Run[], setting: LeafSetting, { starts, leaves }: Growing): Leaf {
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

/** The first offset of the text that blocks hold; `null` where they hold none. */
export function startOf(blocks: readonly BlockNode[]): number | null {
  for (const block of blocks) {
    const start = startOfBlock(block);
    if (start !== null) return start;
  }
  return null;
}

function startOfBlock(block: BlockNode): number | null {
  switch (block.kind) {
    case 'leaf':
      return block.leaf.start;
    case 'list':
      return startOf(block.items.flat());
    case 'quote':
    case 'footnote':
      return startOf(block.blocks);
    case 'table':
      return startOf([...block.head, ...block.body].flat().flatMap((cell) => cell.blocks));
    case 'figure':
      return block.caption?.start ?? null;
    case 'rule':
      return null;
  }
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
