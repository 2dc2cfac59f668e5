import { describe, expect, it } from 'vitest';
import { fetchJson } from '#web/api/fetchJson.ts';

const serve = (make: () => Response | Promise<Response>): void => {
  globalThis.fetch = async () => make();
};

describe('a call to the server', () => {
  it('gives the parsed answer, and nothing for no content', async () => {
    serve(() => Response.json({ a: 1 }));
    expect(await fetchJson('/api/x')).toEqual({ a: 1 });
    serve(() => new Response(null, { status: 204 }));
    expect(await fetchJson('/api/x')).toBeUndefined();
  });

  it('fails with the server’s own words and status', async () => {
    serve(() => Response.json({ error: 'No.', todo: 'Ask the owner.' }, { status: 403 }));
    await expect(fetchJson('/api/x')).rejects.toMatchObject({ status: 403, message: 'No.', todo: 'Ask the owner.' });
  });

  it('says what to do when the answer is not ours or there is none', async () => {
    serve(() => new Response('<html>Bad gateway</html>', { status: 502 }));
    await expect(fetchJson('/api/x')).rejects.toMatchObject({ status: 502, todo: expect.stringMatching('Try again') });
    serve(() => Promise.reject(new TypeError('fetch failed')));
    await expect(fetchJson('/api/x')).rejects.toMatchObject({
      status: 0,
      todo: expect.stringMatching('still running'),
    });
  });
});
