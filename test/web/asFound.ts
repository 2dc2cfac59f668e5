import { cleanup } from '@testing-library/react';
import { afterAll } from 'vitest';
import { setViewing } from '#web/api/viewing.ts';

const { fetch, XMLHttpRequest } = globalThis;

/** The files run in one page, whose modules stay: each leaves it as it found it. */
afterAll(() => {
  cleanup();
  setViewing(undefined);
  document.body.replaceChildren();
  document.title = '';
  localStorage.clear();
  sessionStorage.clear();
  Object.assign(globalThis, { fetch, XMLHttpRequest });
});
