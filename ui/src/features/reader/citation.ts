/** A quote with its source, for the clipboard. Pure. */

/** Where a quote was printed; what is not known is left out. */
export interface QuoteSource {
  article: string | null;
  publication: string;
  number: string | null;
  year: number | null;
}

/** How the parts are written in the language of the window. */
export interface CitationWords {
  quoted(quote: string): string;
  article(title: string): string;
  publication(title: string): string;
  number(number: string): string;
  year(year: string): string;
  /** Between article, publication and number. */
  separator: string;
  /** Between the quote and its source. */
  dash: string;
}

/** `Article, Publication, No. N (year)`, with as much of it as is known. */
export function citation(source: QuoteSource, words: CitationWords): string {
  const parts = [
    source.article && words.article(source.article),
    source.publication && words.publication(source.publication),
    source.number && words.number(source.number),
  ].filter((part): part is string => Boolean(part));
  const year = source.year === null ? '' : words.year(String(source.year));
  return (parts.join(words.separator) + year).trim();
}

/** `“…” — Article, Publication, No. N (year)`. */
export function quotation(quote: string, source: QuoteSource, words: CitationWords): string {
  const from = citation(source, words);
  const text = words.quoted(quote.replace(/\s*\n\s*/g, ' ').trim());
  return from === '' ? text : text + words.dash + from;
}
