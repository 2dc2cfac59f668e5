export * from './access.ts';
export * from './activity.ts';
export * from './imports.ts';
export * from './people.ts';
export * from './released.ts';
export * from './sales.ts';
export * from './surveys.ts';
export * from './tenures.ts';
