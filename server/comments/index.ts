import type { Context } from '#server/facts/context.ts';
import { fewestForComments, type Released, releaseComments } from '#server/privacy/index.ts';
import type { CommentGroup, CommentsRequest, CommentsResponse } from '#shared/contract/comments.ts';
import { compute } from './compute.ts';
import { notes } from './notes.ts';

/** What did people write in their own words? Group by group, for groups of ten who answered, of one wave. */
export async function comments(
  { snapshot, scope }: Context,
  request: CommentsRequest,
): Promise<Released<CommentsResponse>> {
  return releaseComments(scope, compute(snapshot), (seen) => {
    const own = seen.filter(({ manager }) => request.manager === undefined || manager?.id === request.manager);
    const waves = wavesOf(own);
    const wave = request.wave ?? waves[0]?.wave;
    const groups = own.filter((group) => group.wave === wave);
    const minimums = snapshot.waves.flatMap(({ name, minimumGroup }) => (name === wave ? (minimumGroup ?? []) : []));
    const fewest = fewestForComments(Math.max(0, ...minimums));
    return { waves, groups, fewest, notes: notes(groups, request, fewest) };
  });
}

function wavesOf(groups: readonly CommentGroup[]): CommentsResponse['waves'] {
  const waves = groups.map(({ survey, wave, closedOn }) => ({ survey, wave, closedOn }));
  return [...new Map(waves.map((wave) => [`${wave.survey}\n${wave.wave}`, wave])).values()];
}
