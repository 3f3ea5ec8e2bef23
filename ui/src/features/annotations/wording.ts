/** What a note is called: by the words it is on, or by what it is on as a whole. */
import { t } from '$lib/i18n/index.svelte';
import type { AnnotationView } from '$lib/ipc/bindings';

/** The name of a note. */
export function noteName({ kind, quote }: AnnotationView): string {
  return kind === 'passage' ? t('note-label', { quote }) : t(`note-label-${kind}`);
}

/** The name of the field that a note is written in. */
export function noteField({ kind, quote }: AnnotationView): string {
  return kind === 'passage' ? t('note-field', { quote }) : t(`note-label-${kind}`);
}
