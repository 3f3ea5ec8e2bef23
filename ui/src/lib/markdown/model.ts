/** Markdown that a reader wrote, as data to render: nothing in it can bring markup, a script or an image into the page. */
import type { Reference } from '$lib/reading/reference';

/** The scripts that a hand is set in: Chinese is never italic. */
export type Script = 'zh' | 'en';

/** A stretch of text. */
export type Inline =
  | { kind: 'text'; text: string; script: Script }
  | { kind: 'code'; text: string }
  | { kind: 'emphasis' | 'strong' | 'struck'; children: Inline[] }
  /** Leads out of the window; the address was checked. */
  | { kind: 'link'; destination: string; reference?: undefined; children: Inline[] }
  /** Leads to a passage, an article or an issue. */
  | { kind: 'link'; reference: Reference; children: Inline[] }
  | { kind: 'break' };

/** A block of text. */
export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'heading'; level: number; children: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: ListItem[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'rule' }
  /** An image line that stands alone and names a piece of the library: what it names is quoted in its place. */
  | { kind: 'quotation'; reference: Reference; alt: string };

/** An item of a list; `checked` is `null` where it is no task. */
export interface ListItem {
  checked: boolean | null;
  blocks: Block[];
}
