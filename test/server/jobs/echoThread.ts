import { parentPort, workerData } from 'node:worker_threads';
import { echoText } from '#test/server/jobs/echoText.ts';

parentPort?.postMessage(echoText(String(workerData)), []);
