import { ownerScope, type Scope } from '#server/access/scope.ts';
import type { Context } from '#server/facts/context.ts';
import { compareExits } from '#server/peers/compareExits.ts';
import { snapshotOf } from './snapshot.ts';
import type { SnapshotRows } from './snapshotRows.ts';

/** What a room answers from: a snapshot of these rows, asked by the owner unless somebody else's scope is given. */
export function contextOf(rows: SnapshotRows, scope: Scope = ownerScope('the owner')): Context {
  const snapshot = snapshotOf(rows);
  return { snapshot, scope, compareExits: (request) => Promise.resolve(compareExits(snapshot, request)) };
}
