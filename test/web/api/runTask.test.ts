import { describe, expect, it } from 'vitest';
import { ApiError } from '#web/api/ApiError.ts';
import { type Progress, runTask } from '#web/api/runTask.ts';

const receipt = {
  applied: true,
  files: [],
  employees: { new: 1, changed: 0, placeholders: 0 },
  exits: 0,
  changes: 1,
  examples: [],
  ended: 0,
  leaving: [],
  sharedNames: [],
  ambiguousManagers: [],
  notices: [],
  moreNotices: 0,
};

/** A server that sends these pieces, which need not end where lines do. */
function serve(pieces: string[], status = 200): void {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece));
      controller.close();
    },
  });
  globalThis.fetch = () => Promise.resolve(new Response(body, { status }));
}

describe('a long task', () => {
  it('tells its progress line by line, also when a line comes in pieces, and ends with the receipt', async () => {
    serve([
      '{"progress":{"file":"a.csv","ro',
      'ws":10}}\n{"progress":{"file":"b.csv","rows":20}}\n',
      `{"receipt":${JSON.stringify(receipt)}}`,
    ]);
    const seen: Progress[] = [];
    expect(await runTask('/api/sample', {}, (progress) => seen.push(progress))).toEqual(receipt);
    expect(seen).toEqual([
      { file: 'a.csv', rows: 10 },
      { file: 'b.csv', rows: 20 },
    ]);
  });

  it('fails with what to do when the server says so', async () => {
    serve(['{"error":"There are people already.","todo":"Use an empty folder."}\n']);
    await expect(runTask('/api/sample', {}, () => {})).rejects.toMatchObject({
      message: 'There are people already.',
      todo: 'Use an empty folder.',
    });
  });

  it('does not take a connection that broke off for an end', async () => {
    serve(['{"progress":{"file":"a.csv","rows":10}}\n']);
    await expect(runTask('/api/sample', {}, () => {})).rejects.toBeInstanceOf(ApiError);
    serve(['{"receipt":{"appl']);
    await expect(runTask('/api/sample', {}, () => {})).rejects.toBeInstanceOf(ApiError);
  });
});
