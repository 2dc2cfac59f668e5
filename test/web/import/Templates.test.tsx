import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { kinds } from '#shared/contract/importKinds.ts';
import { Templates } from '#web/import/Templates.tsx';

it('every kind has a template to download, whose header is its fields', () => {
  render(<Templates />);
  const links = screen.getAllByRole('link');
  expect(links).toHaveLength(kinds.length);
  const deals = screen.getByRole('link', { name: 'Deals: one row a deal' });
  expect(deals.getAttribute('download')).toBe('deals.csv');
  const text = decodeURIComponent(deals.getAttribute('href') ?? '');
  expect(text.split('\r\n').slice(0, 2)).toEqual([
    'data:text/csv;charset=utf-8,deal_id,owner_id,stage,value,opened_on,closed_on,account,product',
    'D-1,1002,won,12000,2024-03-04,2024-05-21,Acme,Basic',
  ]);
});
