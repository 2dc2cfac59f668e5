import type { MoraleMeasure, MoraleResponse } from '#shared/contract/morale.ts';
import { percent, range, rounded, type Sheet, subject } from './sheet.ts';

/** Why a score of a group that is told of is not there, where nothing else says so. */
const unanimousWords = ({ unanimous, score, favourableBound, partlyWithheld }: MoraleMeasure): string | undefined =>
  unanimous && score === undefined && favourableBound === undefined
    ? (partlyWithheld ?? 'would give each one’s answer away')
    : undefined;

/** Waves may have been decided with different minimums. */
const withheldWords = ({ withheld, minimum }: MoraleMeasure): string | undefined =>
  withheld === 'too few' && minimum !== undefined ? `fewer than ${minimum} answers` : withheld;

/** A line a group and dimension. */
export function moraleTable(report: MoraleResponse): Sheet {
  return {
    head: [
      'who',
      'survey',
      'wave',
      'dimension',
      'answers',
      'mean',
      'score',
      '95 %',
      'favourable',
      'agreement',
      'withheld',
      'whole area of',
      'its answers',
      'its score',
    ],
    rows: report.rows.flatMap((row) =>
      row.measures.map((m) => [
        subject(row),
        m.survey,
        m.wave,
        m.dimension,
        m.respondents,
        rounded(m.mean, 3),
        rounded(m.score, 1),
        range(m.scoreInterval, 1),
        m.favourableBound ?? percent(m.favourable),
        rounded(m.agreement, 2),
        withheldWords(m) ?? unanimousWords(m),
        m.wider?.manager.name,
        m.wider?.measure.respondents,
        rounded(m.wider?.measure.score, 1),
      ]),
    ),
    notes: report.notes,
  };
}
