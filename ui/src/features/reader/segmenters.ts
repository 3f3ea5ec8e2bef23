/** The system's segmenters, made once for each language. */
const made = new Map<string, Intl.Segmenter>();

/** The segmenter of a language. An issue may carry a tag that is no language tag; the root rules then hold. */
export function segmenter(language: string, granularity: 'grapheme' | 'word' | 'sentence'): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  let known = made.get(key);
  if (!known) {
    known = new Intl.Segmenter(supported(language), { granularity });
    made.set(key, known);
  }
  return known;
}

function supported(language: string): string | undefined {
  try {
    return Intl.Segmenter.supportedLocalesOf(language)[0];
  } catch {
    return undefined;
  }
}
