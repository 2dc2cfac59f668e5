import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moraleMeasure } from '#shared/contract/morale.ts';
import { practiceRow } from '#shared/contract/practice.ts';
import { rampMeasure } from '#shared/contract/ramp.ts';
import { turnoverRow } from '#shared/contract/turnover.ts';
import { dimensionDirection } from '#shared/metrics/dimensionDirection.ts';
import { metricOf, metrics } from '#shared/metrics/metrics.ts';
import { metricsPage } from '#shared/metrics/metricsPage.ts';
import type { SimulationResults } from '#shared/metrics/simulationSection.ts';

describe('the list of metrics', () => {
  const ids = metrics.map(({ id }) => id);

  it('names each number once, with a question and a formula that are sentences', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const { question, formula, source } of metrics) {
      expect(question).toMatch(/^[A-Z].*\?$/);
      expect(formula).toMatch(/^.+\.$/);
      expect(source).toMatch(/^.+\.$/);
    }
  });

  it('has every number an answer can hold', () => {
    const labels = [
      'manager',
      'group',
      'dimension',
      'survey',
      'wave',
      'closedOn',
      'withheld',
      'scale',
      'by',
      'evidence',
    ];
    const said = ['unanimous', 'favourableBound', 'partlyWithheld', 'wider', 'minimum'];
    const rooms = { turnover: turnoverRow, morale: moraleMeasure, ramp: rampMeasure, practice: practiceRow };
    const fields = Object.entries(rooms).flatMap(([room, schema]) =>
      Object.keys(schema.shape)
        .filter((field) => !labels.includes(field) && !said.includes(field))
        .filter((field) => !ids.some((id) => id.startsWith(`${room}.${field}`) || id.startsWith(`comparison.${field}`)))
        .map((field) => `${room}.${field}`),
    );
    expect(fields).toEqual([]);
  });

  it('finds a metric by its id, and takes an unknown id for a mistake', () => {
    expect(metricOf('turnover.rate').unit).toBe('exits per 100 person-years');
    expect(() => metricOf('turnover.mood')).toThrow('turnover.mood');
  });

  it('is what the documentation page says: run `npx tsx docs/writeMetrics.ts` after a change', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/metrics.md'), 'utf8');
    const results = readFileSync(join(import.meta.dirname, '../../../bench/simulate/results.json'), 'utf8');
    const simulation: SimulationResults = JSON.parse(results);
    expect(page).toBe(metricsPage(metrics, simulation));
  });
});

describe('the direction of a dimension', () => {
  it('is down for a strain, however its name is written, and up for the rest', () => {
    expect(['Exhaustion', 'emotional_exhaustion', ' Intent-to-leave '].map(dimensionDirection)).toEqual([
      'lower is better',
      'lower is better',
      'lower is better',
    ]);
    expect(['morale', 'Support'].map(dimensionDirection)).toEqual(['higher is better', 'higher is better']);
  });
});
