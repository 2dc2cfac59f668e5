import { writeFileSync } from 'node:fs';
import { metrics } from '#shared/metrics/metrics.ts';
import { metricsPage } from '#shared/metrics/metricsPage.ts';

writeFileSync(new URL('metrics.md', import.meta.url), metricsPage(metrics));
