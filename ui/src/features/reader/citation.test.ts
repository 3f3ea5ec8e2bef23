import { expect, it } from 'vitest';

import { citation, quotation, type CitationWords } from './citation';

const english: CitationWords = {
  quoted: (quote) => `“${quote}”`,
  article: (title) => title,
  publication: (title) => title,
  number: (number) => `No. ${number}`,
  year: (year) => ` (${year})`,
  separator: ', ',
  dash: ' — ',
};
const source = { article: 'The Clock', publication: 'Harbour Bulletin', number: '14', year: 2026 };

it('names article, publication, number and year', () => {
  expect(quotation('late every\nevening', source, english)).toBe(
    '“late every evening” — The Clock, Harbour Bulletin, No. 14 (2026)',
  );
});

it('leaves out what is not known', () => {
  expect(quotation('late', { ...source, article: null, number: null, year: null }, english)).toBe(
    '“late” — Harbour Bulletin',
  );
  expect(quotation('late', { article: null, publication: '', number: null, year: null }, english)).toBe(
    '“late”',
  );
});

it('stands alone', () => {
  expect(citation(source, english)).toBe('The Clock, Harbour Bulletin, No. 14 (2026)');
  expect(citation({ article: null, publication: '', number: null, year: null }, english)).toBe('');
});
