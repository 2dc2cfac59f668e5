import { describe, expect, it } from 'vitest';
import { overviewHeadline } from '#web/scorecard/overviewHeadline.ts';
import { burnAndChurn } from '../fixtures/burnout.ts';

const nobody = {
  findings: [],
  managers: 40,
  patternsLookedFor: 3,
  lookedAt: { managers: 40, cannotTell: 9 },
  verdicts: { worse: 0, better: 0, asExpected: 40, cannotTell: 0 },
};

const findingAt = (id: string, level: 'strong evidence' | 'watch') => ({
  ...burnAndChurn,
  level,
  manager: { id, name: id },
});

const fewerLeft = (better: number, of: number) =>
  overviewHeadline({
    ...nobody,
    managers: of,
    verdicts: { worse: 0, better, asExpected: of - better, cannotTell: 0 },
  });

describe('the overview’s headline', () => {
  it('counts a manager with two findings once, by the surer of them', () => {
    const findings = [burnAndChurn, { ...burnAndChurn, pattern: 'sink or swim', level: 'watch' as const }];
    expect(overviewHeadline({ ...nobody, findings })).toEqual({
      title: '1 of 40 managers’ teams needs help',
      sure: 'On strong evidence.',
    });
  });

  it('speaks of the one team somebody sees as of one team', () => {
    const one = { ...nobody, managers: 1, verdicts: { worse: 0, better: 0, asExpected: 0, cannotTell: 1 } };
    expect(overviewHeadline({ ...one, findings: [burnAndChurn] })).toEqual({
      title: 'This team needs help',
      sure: 'On strong evidence. Its exits cannot be told apart from chance yet.',
    });
    expect(overviewHeadline(one).title).toBe('Too early to tell for this team');
  });

  it('says of one team whether fewer left than expected, and nothing of differences between teams', () => {
    expect(fewerLeft(1, 1)).toEqual({
      title: 'This team does not stand out as needing help',
      sure: 'Fewer people left than expected, by more than chance explains.',
    });
    expect(fewerLeft(0, 1).sure).toBe('As many people left as expected, chance allowed for.');
  });

  it('does not lay teams that do better to chance', () => {
    expect(fewerLeft(0, 40).sure).toBe('What differs between teams is within chance.');
    expect(fewerLeft(2, 40).sure).toBe(
      '2 of 40 lose fewer people than expected, by more than chance explains; what differs between the others is within chance.',
    );
  });

  it('tells somebody who leads nobody any more until when they did, and not that records are missing', () => {
    const none = { ...nobody, managers: 0, verdicts: { worse: 0, better: 0, asExpected: 0, cannotTell: 0 } };
    expect(overviewHeadline({ ...none, former: { managers: 1, ledUntil: '2025-03-31' } }).title).toBe(
      'Nobody has reported here since 31 Mar 2025',
    );
    expect(overviewHeadline(none).title).toBe('No manager is known yet');
  });

  it('says watch where no evidence is strong, and not that help is needed', () => {
    const findings = [{ ...burnAndChurn, level: 'watch' as const }];
    expect(overviewHeadline({ ...nobody, findings })).toEqual({
      title: '1 of 40 managers’ teams to watch',
      sure: 'Likely, not yet strong evidence.',
    });
  });

  it('counts what needs help apart from what is to watch', () => {
    const findings = [findingAt('a', 'strong evidence'), findingAt('b', 'strong evidence'), findingAt('c', 'watch')];
    expect(overviewHeadline({ ...nobody, findings })).toEqual({
      title: '2 of 40 teams need help now, 1 to watch',
      sure: 'Help is needed on strong evidence; what is to watch is likely, not yet sure.',
    });
    expect(overviewHeadline({ ...nobody, findings: findings.slice(0, 2) }).title).toBe(
      '2 of 40 managers’ teams need help',
    );
  });

  it('speaks of exits alone when no pattern is supported: what is sure as a fact, what is to watch apart from it', () => {
    const verdicts = { worse: 3, better: 0, asExpected: 28, cannotTell: 9 };
    const titled = (strong: number, watch: number): string =>
      overviewHeadline({ ...nobody, verdicts }, { strong, watch }).title;
    expect(titled(1, 2)).toBe('1 of 40 teams loses people faster than expected; 2 more to watch');
    expect(titled(3, 0)).toBe('3 of 40 teams lose people faster than expected');
    expect(titled(0, 3)).toBe('3 of 40 teams to watch for losing people');
    expect(overviewHeadline({ ...nobody, verdicts })).toEqual({
      title: '3 of 40 teams stand out on exits',
      sure: 'No burnout pattern is supported by two sources, so nobody is named on it. On exits, 9 of 40 managers cannot be told apart from chance yet.',
    });
  });

  it('does not call it good when most teams cannot be told', () => {
    const verdicts = { worse: 0, better: 0, asExpected: 10, cannotTell: 30 };
    expect(overviewHeadline({ ...nobody, verdicts }).title).toBe('Too early to tell for most managers’ teams');
    expect(overviewHeadline(nobody).title).toBe('No manager’s team stands out as needing help');
  });

  it('does not speak of chance where nothing was compared, nor of patterns that could not be looked for', () => {
    const verdicts = { worse: 0, better: 0, asExpected: 0, cannotTell: 0 };
    expect(overviewHeadline({ ...nobody, verdicts }).title).toBe('Nothing can be told of managers’ teams yet');
    const worse = { ...nobody, patternsLookedFor: 0, verdicts: { ...verdicts, worse: 1 } };
    expect(overviewHeadline(worse).sure).toBe(
      'No burnout pattern could be looked for: the records needed for one are not there.',
    );
  });

  it('says that the records are too few where no pattern could be told of any team, and not that none is there', () => {
    const one = { ...nobody, managers: 1, verdicts: { worse: 1, better: 0, asExpected: 0, cannotTell: 0 } };
    expect(overviewHeadline({ ...one, lookedAt: { managers: 1, cannotTell: 1 } }).sure).toBe(
      'Too few records to see a burnout pattern, so nobody is named on it.',
    );
  });

  it('has at most ten words', () => {
    const verdicts = { worse: 12, better: 0, asExpected: 10, cannotTell: 30 };
    const mixed = [burnAndChurn, { ...burnAndChurn, level: 'watch' as const, manager: { id: 'x', name: 'X' } }];
    for (const answer of [
      nobody,
      { ...nobody, verdicts },
      { ...nobody, findings: [burnAndChurn] },
      { ...nobody, findings: mixed },
    ])
      expect(overviewHeadline(answer).title.split(' ').length).toBeLessThanOrEqual(10);
  });
});
