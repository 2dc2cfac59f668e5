import { SUBJECTS, type Subject } from './actors.ts';

/** Does an answer hold a row of this manager: anything said to be of them, or figures of their team alone? */
export function hasRow(body: unknown, subject: Subject): boolean {
  if (Array.isArray(body)) return body.some((part) => hasRow(part, subject));
  if (typeof body !== 'object' || body === null) return false;
  if ('manager' in body && isOf(body.manager, subject)) return true;
  return Object.values(body).some((part) => hasRow(part, subject));
}

function isOf(manager: unknown, subject: Subject): boolean {
  return typeof manager === 'object' && manager !== null && 'id' in manager && manager.id === SUBJECTS[subject];
}

/** Figures over everybody, wherever an answer gives them. */
const COMPANY_WIDE = ['total', 'funnel', 'company', 'companyRamp', 'companyPractice'] as const;

/** Which company-wide figures does an answer hold? */
export function companyWide(body: object): string[] {
  const given = Object.entries(body).filter(([key, value]) => {
    if ((COMPANY_WIDE as readonly string[]).includes(key) || key === 'companyMorale' || key === 'quarters')
      return !Array.isArray(value) || value.length > 0;
    return false;
  });
  return given.map(([key]) => key).toSorted();
}
