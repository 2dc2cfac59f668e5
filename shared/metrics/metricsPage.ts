import { confidentiality } from './confidentiality.ts';
import type { Metric } from './metric.ts';
import { type SimulationResults, simulationSection } from './simulationSection.ts';

/** The documentation page of the metrics, in Markdown: one table a room, in the order they are declared. */
export function metricsPage(metrics: readonly Metric[], simulation: SimulationResults): string {
  const rooms = [...new Set(metrics.map(roomOf))];
  const sections = rooms.map((room) => {
    const list = metrics.filter((metric) => roomOf(metric) === room);
    return `## ${title(room)}\n\n${head}\n${list.map(line).join('\n')}\n`;
  });
  return [
    '# Metrics\n',
    'Every number Bellwether shows. Written from `shared/metrics` by `npx tsx docs/writeMetrics.ts`; the page and the reports show the same text.',
    'A number that cannot be had is absent: 0 is always a counted 0.\n',
    ...sections,
    '## Survey numbers and small groups\n',
    `${confidentiality.map((paragraph) => `- ${paragraph}`).join('\n')}\n`,
    simulationSection(simulation),
  ].join('\n');
}

const head = '| Number | Question | Unit | Direction | At least | Formula | Source |\n|---|---|---|---|---|---|---|';

function line({ id, name, question, unit, direction, minimumN, counted, formula, source }: Metric): string {
  return `| **${name}** \`${id}\` | ${question} | ${unit} | ${direction} | ${minimumN} ${counted} | ${formula} | ${source} |`;
}

const roomOf = (metric: Metric): string => metric.id.split('.')[0];
const title = (room: string): string => room.charAt(0).toUpperCase() + room.slice(1);
