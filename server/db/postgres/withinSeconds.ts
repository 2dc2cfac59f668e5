import { QueryError } from '../queryError.ts';

/** The answer, or a QueryError (`code` TIMEOUT) when it takes longer; `late` is then told, to give the connection up. */
export async function withinSeconds<T>(seconds: number, answer: Promise<T>, late: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late();
      reject(
        new QueryError({
          message: `The database did not answer within ${seconds} s; the connection was given up`,
          code: 'TIMEOUT',
        }),
      );
    }, seconds * 1000);
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
