import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { managersResponse } from '../fixtures/managers.ts';
import { overviewResponse } from '../fixtures/overview.ts';
import {
  moraleResponse,
  practiceResponse,
  profileResponse,
  rampResponse,
  retentionResponse,
  turnoverResponse,
} from '../fixtures/rooms.ts';
import { renderApp } from '../renderApp.tsx';

afterEach(cleanup);

/** As the server answers somebody who sees one team and nothing company-wide. */
const { turnover: _turnover, practice: _practice, ...overview } = overviewResponse;
const { total: _total, funnel: _funnel, ...turnover } = turnoverResponse;
const { company: _ramp, ...ramp } = rampResponse;
const { total: _sales, ...practice } = practiceResponse;
const { company: _retention, ...retention } = retentionResponse;
const { funnel: _limits, ...managers } = managersResponse(1);
const { companyPractice: _company, ...profile } = profileResponse;
const narrow = {
  '/api/scope': { sees: 'teams' },
  '/api/overview': { ...overview, employees: 8, managers: 1, quarters: [], morale: [], ramp: [], findings: [] },
  '/api/managers': managers,
  '/api/managers/m3': { ...profile, companyMorale: [], companyRamp: [] },
  '/api/turnover': { ...turnover, rows: turnover.rows.slice(0, 1) },
  '/api/retention': retention,
  '/api/ramp': { ...ramp, rows: ramp.rows.slice(0, 1) },
  '/api/practice': { ...practice, rows: practice.rows.slice(0, 1) },
  '/api/morale': { ...moraleResponse, company: [], rows: moraleResponse.rows.slice(0, 1) },
};
const blind = {
  ...narrow,
  '/api/scope': { sees: 'nobody', why: 'Not linked.', todo: 'Ask an administrator.' },
  '/api/overview': { ...narrow['/api/overview'], employees: 0, managers: 0 },
  ...Object.fromEntries(
    (['managers', 'turnover', 'ramp', 'practice', 'morale'] as const).map((room) => [
      `/api/${room}`,
      { ...narrow[`/api/${room}`], rows: [] },
    ]),
  ),
};
/** What blames the records for figures that the role does not show. */
const BLAMES_RECORDS =
  /No dated employments|No answers in this period|Needs hire dates|Needs deals|Needs the changes|No quarter has|No new hires|No records for this yet|than the company/;
const pages = ['/', '/managers', '/turnover', '/morale', '/ramp', '/practice', '/burnout'];

describe('every page', () => {
  it.each([...pages, '/managers/m3'])(
    'shows somebody of one team what there is, without company-wide figures: %s',
    async (page) => {
      renderApp(page, narrow);
      expect((await screen.findByRole('heading', { level: 1 })).textContent).not.toBe('');
      expect(screen.queryByText(/The page itself failed|NaN|undefined/)).toBeNull();
      await waitFor(() => expect(document.body.textContent).not.toMatch(BLAMES_RECORDS));
    },
  );

  it.each(pages)('tells somebody who sees no team what to do: %s', async (page) => {
    renderApp(page, blind);
    await screen.findByRole('heading', { level: 1 });
    expect(await screen.findByText('Ask an administrator.')).toBeDefined();
    expect(screen.queryByText(/The page itself failed|NaN|undefined/)).toBeNull();
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.queryByText('The whole company')).toBeNull();
  });

  it.each(['/turnover', '/ramp', '/practice', '/'])('says whom company-wide figures are for: %s', async (page) => {
    renderApp(page, narrow);
    expect(await screen.findByText(/^Figures of the whole company are for HR and the owner/)).toBeDefined();
  });

  it.each(['turnover', 'ramp', 'practice'] as const)(
    'says whom another grouping is for, and not that there are no records: %s',
    async (room) => {
      const answer = { ...narrow[`/api/${room}`], rows: [] };
      renderApp(`/${room}?by=location`, { ...narrow, [`/api/${room}`]: answer });
      const name = 'Figures by location are for HR and the owner';
      expect(await screen.findByRole('heading', { level: 1, name })).toBeDefined();
      expect(screen.queryByText('No records for this yet')).toBeNull();
    },
  );

  it.each(['/turnover', '/morale', '/ramp', '/practice'])(
    'offers no grouping that is not for the reader: %s',
    async (page) => {
      renderApp(page, narrow);
      await screen.findByRole('button', { name: 'Download CSV' });
      expect(screen.queryByRole('radio', { name: 'Department' })).toBeNull();
      cleanup();
      renderApp(page);
      await screen.findAllByRole('button', { name: 'Download CSV' });
      expect(screen.getByRole('radio', { name: 'Department' })).toBeDefined();
    },
  );

  it('heads the scores of one team as those, without marks of a comparison', async () => {
    renderApp('/morale', narrow);
    const name = 'Scores of your team; the company’s are for HR and the owner';
    await screen.findByRole('heading', { level: 1, name });
    expect(document.body.textContent).not.toMatch(/[▲▼]|by chance alone/);
  });

  it('heads a withheld team’s scores with what is shown in their place', async () => {
    const about = { dimension: 'morale', survey: 'pulse', wave: '2024-H2', closedOn: '2024-10-31' };
    const wider = { manager: { id: 'm9', name: 'Ada' }, measure: { ...about, score: 61, respondents: 30 } };
    const rows = (around: object) => [
      {
        manager: { id: 'm3', name: 'Dana Abel' },
        measures: [{ ...about, withheld: 'too few', minimum: 5, ...around }],
      },
    ];
    const morale = (around: object) => ({ '/api/morale': { ...narrow['/api/morale'], rows: rows(around) } });
    renderApp('/morale', { ...narrow, ...morale({ wider }) });
    const name = 'Your team’s scores are withheld; the area around it is shown';
    expect(await screen.findByRole('heading', { level: 1, name })).toBeDefined();
    cleanup();
    renderApp('/morale', { ...narrow, ...morale({}) });
    const nothing = /^Nothing can be told of any manager/;
    expect(await screen.findByRole('heading', { level: 1, name: nothing })).toBeDefined();
  });

  it('has no column of the company on the own scorecard, in no table', async () => {
    const companies = async () => {
      await screen.findByRole('table', { name: 'What the team says, by dimension' });
      await user.click((await screen.findAllByRole('tab', { name: 'Table' }))[0]);
      await screen.findByRole('table', { name: 'Retention' });
      return screen.queryAllByRole('columnheader', { name: /^Company/ }).length;
    };
    let { user } = renderApp('/managers/m3');
    expect(await companies()).toBe(3);
    cleanup();
    ({ user } = renderApp('/managers/m3', narrow));
    expect(await companies()).toBe(0);
  });

  it('keeps the page of the own account for somebody who sees no team', async () => {
    renderApp('/account', blind);
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText('You see no team yet')).toBeNull();
  });
});
