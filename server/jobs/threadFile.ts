/** What `new Worker(url, { execArgv })` needs. */
export interface ThreadFile {
  readonly url: URL;
  readonly execArgv: string[];
}

/**
 * Where a thread's program is, by its path under `server/` without extension: beside this one in a bundle, which is flat;
 * among the sources otherwise. Node 20 gives a new thread none of its parent's loaders, so there a line of script
 * registers tsx first.
 */
export function threadFile(path: string): ThreadFile {
  if (import.meta.url.endsWith('.js')) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return { url: new URL(`./${name}.js`, import.meta.url), execArgv: [] };
  }
  const tsx = import.meta.resolve('tsx/esm/api');
  const source = new URL(`../${path}.ts`, import.meta.url);
  const script = `import { register } from ${JSON.stringify(tsx)}; register(); await import(${JSON.stringify(source)});`;
  return { url: new URL(`data:text/javascript,${encodeURIComponent(script)}`), execArgv: [] };
}
