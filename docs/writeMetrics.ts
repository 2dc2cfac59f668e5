import { readFileSync, writeFileSync } from 'node:fs';
import { metrics } from '#shared/metrics/metrics.ts';
import { metricsPage } from '#shared/metrics/metricsPage.ts';
import type { SimulationResults } from '#shared/metrics/simulationSection.ts';

const results = readFileSync(new URL('../bench/simulate/results.json', import.meta.url), 'utf8');
const simulation: SimulationResults = JSON.parse(results);
writeFileSync(new URL('metrics.md', import.meta.url), metricsPage(metrics, simulation));
