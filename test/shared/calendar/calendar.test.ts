import { describe, expect, it } from 'vitest';
import { dayFromClock, dayFromIso, isoFromDay } from '#shared/calendar/day.ts';
import { firstDayOfMonth, monthFromText, monthOfDay, textFromMonth } from '#shared/calendar/month.ts';

describe('a day', () => {
  it('is counted from 1970-01-01, which is day 0', () => expect(dayFromIso('1970-01-01')).toBe(0));
  // 30 years of 365 days and the leap days of 1972, 76, 80, 84, 88, 92, 96: 10950 + 7.
  it('counts leap years', () => expect(dayFromIso('2000-01-01')).toBe(10_957));
  it('is refused when the calendar has no such day', () => {
    for (const text of ['2023-02-30', '2023-02-29', '2023-13-01', '2023-1-1', '', '0000-00-00'])
      expect(dayFromIso(text)).toBeUndefined();
  });
  it('is written back as it was read', () => {
    for (const text of ['1899-12-31', '1969-12-31', '2024-02-29', '9999-12-31'])
      expect(isoFromDay(dayFromIso(text)!)).toBe(text);
  });
  it('of a clock reading is the UTC day it falls on', () =>
    expect(isoFromDay(dayFromClock(Date.UTC(2026, 5, 30, 23, 59)))).toBe('2026-06-30'));
});

describe('a month', () => {
  it('is the one its first and last day fall in, before 1970 too', () => {
    for (const text of ['1969-12', '1970-01', '2024-02', '2026-12']) {
      const month = monthFromText(text)!;
      expect(textFromMonth(month)).toBe(text);
      expect(monthOfDay(firstDayOfMonth(month))).toBe(month);
      expect(monthOfDay(firstDayOfMonth(month + 1) - 1)).toBe(month);
    }
  });
  it('is refused when it names none', () => {
    for (const text of ['2024-13', '2024-00', '2024-1', '2024']) expect(monthFromText(text)).toBeUndefined();
  });
});
