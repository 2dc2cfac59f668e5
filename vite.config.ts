import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** One config for the page (`vite build`) and the tests; the server's bundle is built by server/build. */
export default defineConfig({
  root: 'web',
  plugins: [react()],
  resolve: { alias: { '@stdlib/utils-eval': fileURLToPath(new URL('web/charts/noEval.cjs', import.meta.url)) } },
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2023', sourcemap: true, manifest: true },
  test: {
    root: '.',
    globals: false,
    testTimeout: 30_000,
    setupFiles: ['test/seededProperties.ts'],
    hookTimeout: 120_000,
    // What is waited for comes when the machine has time for it.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
    // Modules, and what is compiled of the embedded database, stay from file to file: loading them anew took half of the time.
    isolate: false,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['test/{shared,server,drizzle,golden}/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['**/*.slow.test.ts'],
          globalSetup: ['test/databases/testServers.ts'],
          environment: 'node',
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: ['test/**/*.slow.test.ts'],
          globalSetup: ['test/databases/testServers.ts'],
          environment: 'node',
          testTimeout: 600_000,
          // Some measure the memory of their own process.
          isolate: true,
        },
      },
      {
        extends: true,
        test: {
          name: 'web',
          include: ['test/web/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: ['test/web/asFound.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/databases/testServers.ts'],
          environment: 'node',
          testTimeout: 180_000,
        },
      },
    ],
  },
});
