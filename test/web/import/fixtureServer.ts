import type { ImportHistory, Receipt, RecognisedFile, RefusedFile, Undone, UndoPlan } from '#shared/contract/import.ts';
import type { ErrorResponse } from '#shared/contract/session.ts';
import { applied, roster, rosterReceipt } from './fixtures.ts';

type Answered<Body> = Body | ErrorResponse;

/** What the server behind the Data page answers. */
export interface Answers {
  /** To an upload, by file name. */
  upload: (name: string) => Answered<RecognisedFile> | RefusedFile | 'never';
  recognise: (as: string) => Answered<RecognisedFile>;
  preview: (confirmExits: boolean) => Answered<Receipt> | 'never';
  /** Lines of the answer to an import. */
  apply: (confirmExits: boolean) => unknown[];
  sample: () => unknown[];
  undo: (importId: number) => Answered<Undone>;
  undoPlan: (importId: number) => UndoPlan;
  history: ImportHistory;
}

export const usualAnswers: Answers = {
  upload: (name) => roster({ name }),
  recognise: () => roster(),
  preview: () => rosterReceipt(),
  apply: () => [{ progress: { file: 'people.csv', rows: 120 } }, { receipt: applied }],
  sample: () => [{ receipt: applied }],
  undo: (importId) => ({ importId, removed: 1, restored: 0, also: [] }),
  undoPlan: (importId) => ({ importId, inTheWay: [], idle: [] }),
  history: { imports: [] },
};

interface Asked {
  path: string;
  body: unknown;
}

const statusOf = (body: object): number => ('error' in body ? 422 : 200);

/**
 * Stands in for the server at the two places where the page meets the network, fetch and XMLHttpRequest, with answers of the
 * contract's form. Returns what it was asked, in order.
 */
export function serveFixtures(answers: Answers): Asked[] {
  const asked: Asked[] = [];
  globalThis.fetch = (input, init) => {
    const path = input instanceof Request ? input.url : input.toString();
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    if (init?.method === 'POST') asked.push({ path, body });
    return answerTo(path, body, answers, init?.signal ?? undefined);
  };
  globalThis.XMLHttpRequest = requestsTo(answers, asked);
  return asked;
}

interface AskedBody {
  as: string;
  importId: number;
  confirmExits: boolean;
}

const json = (content: object): Promise<Response> =>
  Promise.resolve(new Response(JSON.stringify(content), { status: statusOf(content) }));

const lines = (content: unknown[]): Promise<Response> =>
  Promise.resolve(new Response(content.map((line) => `${JSON.stringify(line)}\n`).join('')));

function answerTo(path: string, body: AskedBody, answers: Answers, signal?: AbortSignal): Promise<Response> {
  if (path === '/api/import/history') return json(answers.history);
  if (path === '/api/import/recognise') return json(answers.recognise(body.as));
  if (path === '/api/import/apply') return lines(answers.apply(body.confirmExits));
  if (path.startsWith('/api/import/undo/')) return json(answers.undoPlan(Number(path.split('/').at(-1))));
  if (path === '/api/import/undo') return json(answers.undo(body.importId));
  if (path === '/api/sample') return lines(answers.sample());
  const preview = answers.preview(body.confirmExits);
  if (preview !== 'never') return lines(['error' in preview ? preview : { receipt: preview }]);
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });
}

function requestsTo(answers: Answers, asked: Asked[]): typeof XMLHttpRequest {
  class FixtureRequest extends EventTarget {
    upload = new EventTarget();
    status = 0;
    responseText = '';
    private path = '';
    open(_method: string, path: string): void {
      this.path = path;
    }
    setRequestHeader(): void {}
    send(body: File): void {
      asked.push({ path: this.path, body });
      this.upload.dispatchEvent(new ProgressEvent('progress', { loaded: 30, total: 100 }));
      const answer = answers.upload(body.name);
      if (answer === 'never') return;
      setTimeout(() => {
        this.upload.dispatchEvent(new ProgressEvent('load'));
        this.status = statusOf(answer);
        this.responseText = JSON.stringify(answer);
        this.dispatchEvent(new ProgressEvent('load'));
      });
    }
    abort(): void {
      this.dispatchEvent(new ProgressEvent('abort'));
    }
  }
  return FixtureRequest as unknown as typeof XMLHttpRequest;
}
