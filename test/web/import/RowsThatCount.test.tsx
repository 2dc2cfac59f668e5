import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { roster } from './fixtures.ts';
import { previewButton, renderImportPage } from './renderImportPage.tsx';

afterEach(cleanup);

const TYPES =
  'Column "ForecastingTypeId" holds 0Db1, Renewals, net, which are never added up: say which one counts with {"only":{"ForecastingTypeId":"0Db1"}}.';
const CHOICES = [{ column: 'ForecastingTypeId', values: ['0Db1', 'Renewals, net'] }];
const MONTHS = 'All quotas begin on one day: say whether they are for a month or a quarter with "quotaMonths": 1 or 3.';

test('which forecast type counts and what a quota is for are chosen before the preview, which is told', async () => {
  const quotas = roster({ kind: 'quotas', questions: [TYPES, MONTHS], rowChoices: CHOICES });
  const found = { ...quotas, mapping: { ...quotas.mapping, kind: 'quotas' as const } };
  const { choose, user, asked } = await renderImportPage({ upload: () => found });
  await choose('quotas.csv');
  expect(await screen.findByText('2 questions to answer before going on')).toBeTruthy();
  expect(screen.getByText(/^Column “ForecastingTypeId” holds several values/)).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('Only rows with this ForecastingTypeId'), 'Renewals, net');
  expect(previewButton().disabled).toBe(true);
  await user.selectOptions(screen.getByLabelText('Each quota is for'), 'a quarter');
  await user.click(previewButton());
  expect(asked.at(-1)).toMatchObject({
    path: '/api/import/preview',
    body: { files: [{ mapping: { only: { ForecastingTypeId: 'Renewals, net' }, quotaMonths: 3 } }] },
  });
});

test('of a roster a person may say that those it does not have have left', async () => {
  const { choose, user, asked } = await renderImportPage();
  await choose('people.csv');
  const missing = await screen.findByLabelText('People so far who are not in this file');
  expect(missing).toHaveProperty('value', '');
  await user.selectOptions(missing, 'have left');
  await user.click(previewButton());
  expect(asked.at(-1)).toMatchObject({
    path: '/api/import/preview',
    body: { files: [{ mapping: { complete: true } }] },
  });
});
