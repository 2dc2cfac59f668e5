import { APIError } from 'better-auth/api';

/** What the library answered, or the word by which it refused. */
export type LibraryAnswer<T> = { answer: T } | { refused: string };

/** Asks the library; a refusal is an answer too, a fault is thrown. */
export async function libraryAnswer<T>(asked: Promise<T>): Promise<LibraryAnswer<T>> {
  try {
    return { answer: await asked };
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500)
      return { refused: String(error.body?.code ?? error.status) };
    throw error;
  }
}
