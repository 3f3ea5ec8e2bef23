import { beforeEach, describe, expect, it } from 'vitest';

import { go, goBack, replace, route, tellWhereabouts } from './route.svelte';

beforeEach(() => replace({ page: 'library' }));

describe('the way back', () => {
  it('leads to the page before', () => {
    go({ page: 'publication', id: 'p' });
    go({ page: 'issue', id: 'i' });
    goBack();
    expect(route()).toEqual({ page: 'publication', id: 'p' });
    goBack();
    expect(route()).toEqual({ page: 'library' });
  });

  it('leads back to the place in the issue that a link was followed from', () => {
    go({ page: 'issue', id: 'i' });
    const stop = tellWhereabouts(() => ({ article: 2, offset: 40 }));
    go({ page: 'issue', id: 'i', at: { article: 5 } });
    expect(route()).toEqual({ page: 'issue', id: 'i', at: { article: 5 } });
    stop();
    goBack();
    expect(route()).toEqual({ page: 'issue', id: 'i', at: { article: 2, offset: 40 } });
  });

  it('is no step longer for a page that is shown already', () => {
    go({ page: 'issue', id: 'i' });
    go({ page: 'issue', id: 'i' });
    goBack();
    expect(route()).toEqual({ page: 'library' });
  });
});
