import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyBlocks } from '#server/db/copyBlocks.ts';
import { textChunks } from '#test/databases/textChunks.ts';

async function blocks(chunks: string[], size: number): Promise<string[]> {
  const result: string[] = [];
  for await (const block of copyBlocks(textChunks(...chunks), size)) result.push(Buffer.from(block).toString());
  return result;
}

describe('blocks of a COPY', () => {
  test('end with a line, however the stream was cut', async () => {
    expect(await blocks(['ab\nc', 'd\ne', 'f'], 1)).toEqual(['ab\n', 'cd\n', 'ef']);
    expect(await blocks(['ab\nc', 'd\ne', 'f'], 5)).toEqual(['ab\ncd\n', 'ef']);
    expect(await blocks(['ab\n'], 100)).toEqual(['ab\n']);
    expect(await blocks([], 100)).toEqual([]);
  });

  test('hold a line longer than a block whole', async () => {
    expect(await blocks(['aaaa', 'aaaa', 'aa\nb\n'], 3)).toEqual(['aaaaaaaaaa\nb\n']);
  });

  test('are together the stream, and all but the last whole lines of at least the size', async () => {
    const chunk = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(chunk), fc.integer({ min: 1, max: 20 }), async (chunks, size) => {
        const cut = await blocks(chunks, size);
        expect(cut.join('')).toBe(chunks.join(''));
        for (const block of cut.slice(0, -1)) expect(block).toMatch(/\n$/);
        expect(cut).not.toContain('');
      }),
    );
  });
});
