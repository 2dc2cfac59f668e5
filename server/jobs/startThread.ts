import { MessagePort, Worker } from 'node:worker_threads';
import { threadFile } from './threadFile.ts';

/** Starts the thread whose program is at `path` under `server/`; ports in what it begins with go over to it. */
export function startThread(path: string, begin: object): Worker {
  const { url, execArgv } = threadFile(path);
  const ports = Object.values(begin).filter((value) => value instanceof MessagePort);
  return new Worker(url, { execArgv, workerData: begin, transferList: ports, name: path });
}
