import type { BurnoutResponse } from '#shared/contract/burnout.ts';
import type { ManagersResponse } from '#shared/contract/managers.ts';
import type { PracticeResponse } from '#shared/contract/practice.ts';
import type { RampResponse } from '#shared/contract/ramp.ts';
import type { TurnoverResponse, TurnoverRow } from '#shared/contract/turnover.ts';
import { commentsTable } from './commentsTable.ts';
import { moraleTable } from './moraleTable.ts';
import { percent, range, rounded, type Sheet, subject } from './sheet.ts';

export type ReportName = 'turnover' | 'morale' | 'comments' | 'ramp' | 'practice' | 'burnout' | 'managers';

const verdict = (row: TurnoverRow) => (row.evidence ? `${row.verdict} (${row.evidence})` : row.verdict);

function turnover(report: TurnoverResponse): Sheet {
  return {
    head: [
      'who',
      'employees',
      'exits',
      'voluntary',
      'person-years',
      'per 100',
      '95 %',
      'expected',
      'ratio',
      'shrunk',
      '90 %',
      'verdict',
    ],
    rows: report.rows.map((row) => [
      subject(row),
      row.employees,
      row.exits,
      row.exitsByType['voluntary'] ?? 0,
      rounded(row.personYears, 2),
      rounded(row.rate, 2),
      range(row.rateInterval, 1),
      rounded(row.expected, 2),
      rounded(row.ratio, 2),
      rounded(row.posterior?.mean, 2),
      range(row.posterior?.interval, 2),
      verdict(row),
    ]),
    notes: [...report.notes, `Expected allows for: ${report.allowedFor.join(', ') || 'nothing'}.`, ...report.leftOut],
  };
}

function ramp(report: RampResponse): Sheet {
  return {
    head: ['who', 'productive by', 'hires', 'reached', 'median days', 'not ramped by month 12'],
    rows: report.rows.flatMap((row) =>
      row.measures.map((m) => [
        subject(row),
        m.by,
        m.hires,
        m.reached,
        m.notReached ? 'not reached' : m.medianDays,
        percent(m.notRampedByMonth12),
      ]),
    ),
    notes: [...(report.cannotBeGiven ? [report.cannotBeGiven] : []), ...report.notes],
  };
}

function practice(report: PracticeResponse): Sheet {
  return {
    head: [
      'who',
      'sellers',
      'deals',
      'won',
      'won value',
      'win rate',
      'own won value',
      'own-selling share',
      'takeovers',
      'joint calls',
      'coaching',
      'training h',
      '1:1s held',
    ],
    rows: report.rows.map((row) => [
      subject(row),
      row.sellers,
      row.deals,
      row.won,
      row.wonValue,
      percent(row.winRate),
      row.ownWonValue,
      percent(row.ownSellingShare),
      row.takeovers,
      rounded(row.jointCalls, 2),
      rounded(row.coachingSessions, 2),
      rounded(row.trainingHours, 2),
      percent(row.oneOnOnesHeld),
    ]),
    notes: report.notes,
  };
}

function burnout(report: BurnoutResponse): Sheet {
  return {
    head: ['manager', 'pattern', 'evidence', 'says', 'what'],
    rows: report.findings.flatMap((finding) =>
      [...finding.for, ...finding.against, ...finding.cannotTell].map((e) => [
        finding.manager.name,
        finding.pattern,
        finding.level,
        e.says,
        e.sentence,
      ]),
    ),
    notes: [
      `${report.findings.length} findings among ${report.looked} managers; for ${report.cannotTell} there is too little to tell.`,
      ...report.notes,
    ],
  };
}

function managers(report: ManagersResponse): Sheet {
  return {
    head: [
      'manager',
      'team',
      'exits',
      'expected',
      'shrunk',
      'verdict',
      'morale',
      'ramp days',
      'own-selling share',
      'findings',
    ],
    rows: report.rows.map((row) => [
      row.manager.name,
      row.teamSize,
      row.turnover?.exits,
      rounded(row.turnover?.expected, 2),
      rounded(row.turnover?.posterior?.mean, 2),
      row.turnover && verdict(row.turnover),
      row.morale?.withheld ?? rounded(row.morale?.score, 1),
      row.ramp?.notReached ? 'not reached' : row.ramp?.medianDays,
      percent(row.practice?.ownSellingShare),
      row.findings.join('; '),
    ]),
    notes: report.notes,
  };
}

/** Each report as a sheet for a terminal or a CSV. */
export const reportTables = {
  turnover,
  morale: moraleTable,
  comments: commentsTable,
  ramp,
  practice,
  burnout,
  managers,
};
