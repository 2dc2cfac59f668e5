import type { RecognisedFile, RefusedFile } from '#shared/contract/import.ts';
import type { ErrorResponse } from '#shared/contract/session.ts';
import { ApiError } from '#web/api/ApiError.ts';

interface UploadOptions {
  /** Called with the share sent so far, 0 to 1; at 1 the server is reading the file. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** A file that cannot be read as it is, kept under an id to be read in another way. */
export class UnreadFile extends ApiError {
  override name = 'UnreadFile';
  readonly file: string;
  readonly sheets: readonly string[];

  constructor(status: number, body: RefusedFile) {
    super(status, body);
    this.file = body.file;
    this.sheets = body.sheets ?? [];
  }
}

const brokenOff = new ApiError(0, {
  error: 'The connection broke off while the file was sent.',
  todo: 'Check that Bellwether is still running and that you are connected, then try again.',
});

function answerOf(request: XMLHttpRequest): RecognisedFile {
  const unreadable = {
    error: `The server sent an answer that cannot be read (status ${request.status}).`,
    todo: 'Try again; if it stays so, look at what the server printed.',
  };
  let answer: RecognisedFile | RefusedFile | Partial<ErrorResponse>;
  try {
    answer = JSON.parse(request.responseText);
  } catch {
    throw new ApiError(request.status, unreadable);
  }
  if (request.status === 200 && 'mapping' in answer) return answer;
  if ('error' in answer && 'file' in answer && answer.error !== undefined) throw new UnreadFile(request.status, answer);
  throw new ApiError(request.status, { ...unreadable, ...('error' in answer ? answer : {}) });
}

/**
 * Sends one file to the server, which keeps it aside and says what it recognised; nothing is stored yet.
 * Rejects with an ApiError that says what to do; an aborted upload rejects with an AbortError.
 */
export function uploadFile(file: File, { onProgress, signal }: UploadOptions): Promise<RecognisedFile> {
  return new Promise((resolve, reject) => {
    // XMLHttpRequest, because fetch tells nothing of how much has been sent.
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    signal.addEventListener('abort', abort, { once: true });
    request.upload.addEventListener('progress', (event) =>
      onProgress(event.total > 0 ? event.loaded / event.total : 0),
    );
    request.upload.addEventListener('load', () => onProgress(1));
    request.addEventListener('load', () => {
      try {
        resolve(answerOf(request));
      } catch (error) {
        reject(error instanceof Error ? error : brokenOff);
      }
    });
    request.addEventListener('error', () => reject(brokenOff));
    request.addEventListener('abort', () => reject(new DOMException('The upload was cancelled.', 'AbortError')));
    request.addEventListener('loadend', () => signal.removeEventListener('abort', abort));
    request.open('POST', `/api/import/files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.send(file);
  });
}
