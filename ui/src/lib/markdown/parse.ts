/**
 * Markdown (CommonMark with GitHub's tables, tasks, strikethrough and bare addresses) to data.
 *
 * What has no place on the page stays as it was typed, so that a text never shows less than was written: markup,
 * images, links that may not be followed, footnotes. Pure.
 */
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

import { destinationOf } from '$lib/reading/links';
import { referenceOf } from '$lib/reading/reference';

import type { Block, Inline } from './model';
import { byScript } from './script';

/** Longer texts are shown as they were typed, in UTF-16 code units. */
const LONGEST = 20_000;
/** What the parser takes more than linear time for, and nobody writes: containers in containers, endless delimiters. */
const UNREASONABLE =
  /^[ \t]*(?!([*-])[ \t]*(?:\1[ \t]*)*$)(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*){17}|([*_~])\2{100}|[[\]!]{100}/mu;
/** Deeper than this, blocks and styles are shown as they were typed. */
const DEEPEST = 12;

/** The blocks of a text. */
export function blocksOf(text: string): Block[] {
  const source = text.replaceAll('\r\n', '\n');
  if (source.length > LONGEST || UNREASONABLE.test(source)) return typed(source);
  const root = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return new Reader(source, root.children).blocks(root.children, 0);
}

/** The stretches of a text's first paragraph; for texts of one line. */
export function inlinesOf(text: string): Inline[] {
  const [first] = blocksOf(text);
  return first && (first.kind === 'paragraph' || first.kind === 'heading') ? first.children : byScript(text);
}

/** The paragraphs of a text that is not read as Markdown. */
function typed(source: string): Block[] {
  return source
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ kind: 'paragraph', children: byScript(paragraph) }));
}

/** Reads the parser's tree. */
class Reader {
  readonly #source: string;
  /** The addresses that links name. */
  readonly #named = new Map<string, string>();

  constructor(source: string, blocks: readonly RootContent[]) {
    this.#source = source;
    for (const block of blocks) {
      if (block.type === 'definition' && !this.#named.has(block.identifier))
        this.#named.set(block.identifier, block.url);
    }
  }

  blocks(nodes: readonly RootContent[], depth: number): Block[] {
    return nodes.flatMap((node) => this.#block(node, depth));
  }

  #block(node: RootContent, depth: number): Block | Block[] {
    if (depth >= DEEPEST) return typed(this.#typed(node));
    switch (node.type) {
      case 'paragraph': {
        const [only] = node.children;
        const reference = node.children.length === 1 && only?.type === 'image' ? referenceOf(only.url) : null;
        if (reference && only?.type === 'image') return { kind: 'quotation', reference, alt: only.alt ?? '' };
        return { kind: 'paragraph', children: this.#inlines(node.children, 0) };
      }
      case 'heading':
        return { kind: 'heading', level: node.depth, children: this.#inlines(node.children, 0) };
      case 'blockquote':
        return { kind: 'quote', blocks: this.blocks(node.children, depth + 1) };
      case 'list':
        return {
          kind: 'list',
          ordered: node.ordered ?? false,
          start: node.start ?? 1,
          items: node.children.map(({ checked, children }) => ({
            checked: checked ?? null,
            blocks: this.blocks(children, depth + 1),
          })),
        };
      case 'code':
        return { kind: 'code', text: node.value };
      case 'table': {
        const [head = [], ...rows] = node.children.map((row) =>
          row.children.map((cell) => this.#inlines(cell.children, 0)),
        );
        return { kind: 'table', head, rows };
      }
      case 'thematicBreak':
        return { kind: 'rule' };
      case 'definition':
        return [];
      default:
        return typed(this.#typed(node));
    }
  }

  #inlines(nodes: readonly PhrasingContent[], depth: number): Inline[] {
    return nodes.flatMap((node): Inline | Inline[] => {
      if (depth >= DEEPEST && node.type !== 'text') return byScript(this.#typed(node));
      switch (node.type) {
        case 'text':
          return byScript(node.value);
        case 'emphasis':
        case 'strong':
          return { kind: node.type, children: this.#inlines(node.children, depth + 1) };
        case 'delete':
          return { kind: 'struck', children: this.#inlines(node.children, depth + 1) };
        case 'inlineCode':
          return { kind: 'code', text: node.value };
        case 'break':
          return { kind: 'break' };
        case 'link':
          return this.#link(node, node.url, depth);
        case 'linkReference':
          return this.#link(node, this.#named.get(node.identifier) ?? '', depth);
        default:
          return byScript(this.#typed(node));
      }
    });
  }

  #link(node: Nodes & { children: PhrasingContent[] }, address: string, depth: number): Inline | Inline[] {
    const reference = referenceOf(address);
    const destination = reference ? null : destinationOf(address);
    if (!reference && !destination) return byScript(this.#typed(node));
    const children = this.#inlines(node.children, depth + 1);
    return reference
      ? { kind: 'link', reference, children }
      : { kind: 'link', destination: destination ?? '', children };
  }

  /** What was typed for a node. */
  #typed({ position }: Nodes): string {
    return this.#source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  }
}
