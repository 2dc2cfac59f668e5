/** How one way of judging managers fared in organisations whose managers' effects are known; shares nobody was counted in are absent. */
export interface SimulationRow {
  world: string;
  employees: number;
  replicates: number;
  estimator: string;
  /** Managers pointed at, per organisation. */
  flags: number;
  rankCorrelation: number;
  calibrationSlope: number;
  falseFlags?: number | undefined;
  power?: number | undefined;
  coverage: number;
}

export interface SimulationResults {
  seed: number;
  rows: SimulationRow[];
}

const head = [
  '| Effects | Employees × organisations | Judged by | Flags each | Rank correlation | Slope | False flags | Power | Coverage |',
  '|---|---|---|---|---|---|---|---|---|',
];

/** The part of the page of metrics that says how well comparisons find what was planted, in Markdown. */
export function simulationSection({ seed, rows }: SimulationResults): string {
  return [
    '## How well the comparison finds what was planted\n',
    `Written by \`npm run simulate\` (seed ${seed}). Organisations are made up whose managers' effects on leaving are known, and judged from their records alone:`,
    'four years, people who differ in role, level, place and time since hire, about five expected exits a manager, changes of team and of manager, and people hired',
    'before the records begin. Effects are *smooth* (standard deviation 0.40 of the log rate) or *spiked* (nine in ten exactly average, one in ten doubled);',
    'where *people differ*, each has besides a rate of their own (variance 0.5) that no record holds.\n',
    'True ratios are on the scale on which all expected exits add up to the observed. A flag is false where the true ratio is at most 1.1. Power is the share found of those',
    'above 1.5. Coverage is the share of true ratios inside the 90 % intervals. The slope is that of true ratios on the estimates: under 1, estimates are too far out;',
    'it and the rank correlation are those of managers of whom at least one exit was expected.',
    'Flagged are: raw rates above 1.5 times the company’s; observed ÷ expected above 1 with mid-P values adjusted by Benjamini–Hochberg at 10 %; by shrinkage, verdicts of *worse*;',
    'by a Cox model with shared gamma frailty, the largest set of which at most 10 % are expected to be false.\n',
    ...head,
    ...rows.map(line),
    '',
    'Figures move with the seed: over several, false flags of the shrunken ratio came out at 6–10 %, of smooth and of spiked effects alike. Where people differ in ways no',
    'record holds, those who would leave first leave a bad manager first, and who stays hides part of the effect. The records alone hardly tell this from a smaller',
    'effect, and the intervals are about that smaller one: were each person’s own rate known, they would cover as they should.\n',
  ].join('\n');
}

/** What a row of the table says, cell by cell. */
export function simulationCells(row: SimulationRow): string[] {
  return [
    row.world,
    `${row.employees.toLocaleString('en')} × ${row.replicates}`,
    row.estimator,
    row.flags.toFixed(1),
    row.rankCorrelation.toFixed(2),
    row.calibrationSlope.toFixed(2),
    percent(row.falseFlags),
    percent(row.power),
    percent(row.coverage),
  ];
}

const line = (row: SimulationRow): string => `| ${simulationCells(row).join(' | ')} |`;

const percent = (share: number | undefined): string => (share === undefined ? '–' : `${(100 * share).toFixed(1)} %`);
