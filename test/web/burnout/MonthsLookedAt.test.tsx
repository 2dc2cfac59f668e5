import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { burnoutResponse } from '../fixtures/burnout.ts';
import { renderApp } from '../renderApp.tsx';

afterEach(cleanup);

const looked = { ...burnoutResponse, period: { from: '2023-01-01', to: '2024-12-31' } };
const LOOKS = /^Looks at Jan 2023 to Dec 2024: patterns are looked for in the last 24 months of the period at most/;

it.each([
  ['/burnout', ', so an earlier start changes nothing here.'],
  ['/burnout?from=2021-05&to=2024-12', ', so an earlier start changes nothing here.'],
  ['/burnout?from=2023-01&to=2024-12', '.'],
])('burnout watch says which months it looks at, and why a longer period changes nothing: %s', async (page, end) => {
  renderApp(page, { '/api/burnout': looked });
  const said = await screen.findByText(LOOKS);
  expect(said.textContent.replace(LOOKS, '')).toBe(end);
});
