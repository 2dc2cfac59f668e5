import type { Day } from '#shared/calendar/day.ts';
import { isoFromDay } from '#shared/calendar/day.ts';
import { type CommentGroups, Confidential } from '#server/privacy/index.ts';
import type { Snapshot } from '#server/facts/snapshot.ts';
import type { CommentGroup } from '#shared/contract/comments.ts';

/** The comments that are shown to anybody, in their groups; the latest wave first, then by name. */
export function compute({ comments, waves, people }: Snapshot): Confidential<CommentGroups> {
  const groups = new Map<string, { closedOn: Day; told: CommentGroup }>();
  for (const { wave, grouping, manager, label, question, comment } of comments) {
    const key = `${wave}\n${grouping}\n${manager ?? label}`;
    const { survey, name, closedOn } = waves[wave];
    const led = manager === undefined ? undefined : { id: people.externalId[manager], name: people.name[manager] };
    const group = grouping === 'department' ? { id: label, name: label } : undefined;
    const subject = { ...(led && { manager: led }), ...(group && { group }) };
    const found = groups.get(key) ?? {
      closedOn,
      told: { survey, wave: name, closedOn: isoFromDay(closedOn), grouping, ...subject, comments: [] },
    };
    groups.set(key, found);
    found.told.comments.push({ question, comment });
  }
  return new Confidential([...groups.values()].sort((a, b) => b.closedOn - a.closedOn || byName(a.told, b.told)));
}

const nameOf = ({ manager, group }: CommentGroup): string => manager?.name ?? group?.name ?? '';
const byName = (a: CommentGroup, b: CommentGroup): number =>
  nameOf(a).localeCompare(nameOf(b), 'en') || a.grouping.localeCompare(b.grouping);
