import { describe, expect, it } from 'vitest';
import { cellWords, dimensionWords, withheldWords } from '#server/mail/cellWords.ts';
import { escaped } from '#server/mail/message.ts';
import type { Results } from '#server/mail/resultsOf.ts';
import { resultsMessage } from '#server/mail/resultsMessage.ts';
import { withheld } from '#shared/contract/grouping.ts';
import type { MoraleMeasure } from '#shared/contract/morale.ts';
import { dimensionName } from '#web/morale/dimensionName.ts';
import { formatInterval, formatNumber } from '#web/ui/formatNumber.ts';
import { withheldText } from '#web/ui/Withheld.tsx';

const EVIL = 'A<script>alert(1)</script> & "B" \'C\'\r\nBcc: eve@example.com';
const to = { name: 'Mo', address: 'mo@example.com' };
const base = { survey: 'pulse', wave: 'w', closedOn: '2024-02-28' };

const results = (name: string): Results => ({
  wave: name,
  surveys: [{ survey: name, wave: name, closedOn: '2024-02-28' }],
  minimum: 5,
  sections: [
    {
      by: 'manager',
      groups: [
        {
          id: name,
          name,
          measures: [
            {
              ...base,
              dimension: name,
              withheld: 'too few',
              wider: { manager: { id: 'x', name }, measure: { ...base, dimension: name, respondents: 12, score: 50 } },
            },
          ],
        },
      ],
    },
  ],
  notes: [name],
});

const lines = (name: string): number => resultsMessage(results(name), to, undefined).text.split('\n').length;

describe('a message of results', () => {
  it('holds no markup but its own, whatever names are', () => {
    const { html } = resultsMessage(results(EVIL), to, `https://b.example/morale?wave="><script>`);
    expect(html).not.toMatch(/<script|alert\(1\)<|"B"|'C'/);
    expect(html).toContain('A&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;B&quot; &#39;C&#39;');
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag));
    expect([...tags].toSorted()).toEqual(
      ['a', 'body', 'h1', 'h2', 'head', 'html', 'meta', 'p', 'table', 'td', 'th', 'title', 'tr'].toSorted(),
    );
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="https://b.example/morale?wave=&quot;&gt;&lt;script&gt;"']);
  });

  it('asks for no picture and nothing else from elsewhere, and has a link only when it is known where the page is', () => {
    const { html, text } = resultsMessage(results('w'), to, undefined);
    expect(html + text).not.toMatch(/https?:|src=|url\(|<img|<link/i);
  });

  it('has a line of text for each cell: a name with a line break makes no further one', () => {
    expect(lines(EVIL)).toBe(lines('w'));
    expect(lines('a\u2028b\u0085c\rd')).toBe(lines('w'));
  });

  it('escapes every sign that means something in HTML', () =>
    expect(escaped(`<a href='x' title="y">&`)).toBe('&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;'));
});

describe('what is told of a cell', () => {
  it('is withheld in the words of the page', () => {
    for (const reason of withheld.options)
      for (const minimum of [3, 5, 10]) expect(withheldWords(reason, minimum)).toBe(withheldText({ reason, minimum }));
  });

  it('is a score, an interval and a number of answers as the page writes them', () => {
    for (const [score, half, respondents] of [
      [60.526, 13.511, 19],
      [0.04, 0.01, 5],
      [99.96, 0.02, 12_345],
      [71.25, 1.25, 1000],
    ]) {
      const scoreInterval = { lower: score - half, upper: score + half, level: 0.95 };
      const measure: MoraleMeasure = { ...base, dimension: 'own_selling', respondents, score, scoreInterval };
      expect(cellWords(measure, 5)).toEqual({
        dimension: 'Own selling',
        score: formatNumber(score, 1),
        interval: formatInterval(scoreInterval, 1),
        answers: formatNumber(respondents),
      });
    }
  });

  it('is withheld by the minimum of its own wave', () => {
    const few: MoraleMeasure = { ...base, dimension: 'morale', withheld: 'too few', minimum: 8 };
    expect(cellWords(few, 5).score).toBe('withheld: fewer than 8 answers');
  });

  it('is a bound where everybody answered alike, or why that is withheld, never a number', () => {
    const alike = { ...base, dimension: 'morale', respondents: 9, unanimous: true };
    expect(cellWords({ ...alike, favourableBound: '95 % or more' }, 5).score).toBe('95 % or more favourable');
    expect(cellWords({ ...alike, partlyWithheld: 'would reveal another group' }, 5).score).toBe(
      'withheld: would reveal another group',
    );
    const score = 'withheld: would give each one’s answer away';
    expect(cellWords(alike, 5)).toEqual({ dimension: 'Morale', score, interval: '', answers: '9' });
  });

  it('is of a dimension named as on the page, with the direction of a strain', () => {
    expect(dimensionWords('own_selling')).toBe(dimensionName('own_selling'));
    expect(dimensionWords('exhaustion')).toBe(`${dimensionName('exhaustion')} (lower is better)`);
  });
});
