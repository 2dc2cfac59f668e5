import type { Day } from '#shared/calendar/day.ts';
import { textFromMonth, monthOfDay } from '#shared/calendar/month.ts';
import { drawNormal } from '#shared/stats/randomDraws.ts';
import type { RandomSource } from '#shared/stats/seededRandom.ts';
import { commentOn } from './commentOn.ts';
import { dateText, field } from './csvText.ts';
import { leadershipOn } from './leadership.ts';
import { type Dimension } from './leadershipTraits.ts';
import { holderOn, inForce, managerOn, type Person, type Seat, type Team } from './organisation.ts';
import type { SizePlan } from './sampleSizes.ts';
import type { Streams } from './seededStreams.ts';

const SURVEY = 'Engagement';
const [LOW, HIGH] = [1, 5];
const SKIPPED = 0.01;
/** Spread of opinions, on 0–100: lasting ones of a person, those of a day, and of one item. */
const [LASTING, PASSING, OWN] = [8, 7, 12];

const ITEMS: { item: string; dimension: Dimension; reversed: boolean }[] = [
  { item: 'morale_1', dimension: 'morale', reversed: false },
  { item: 'morale_2', dimension: 'morale', reversed: false },
  { item: 'morale_3', dimension: 'morale', reversed: true },
  { item: 'exhaustion_1', dimension: 'exhaustion', reversed: false },
  { item: 'exhaustion_2', dimension: 'exhaustion', reversed: false },
  { item: 'training_1', dimension: 'training', reversed: false },
  { item: 'training_2', dimension: 'training', reversed: false },
  { item: 'coaching_1', dimension: 'coaching', reversed: false },
  { item: 'coaching_2', dimension: 'coaching', reversed: true },
  { item: 'support_1', dimension: 'support', reversed: false },
  { item: 'support_2', dimension: 'support', reversed: true },
  { item: 'fairness_1', dimension: 'fairness', reversed: false },
  { item: 'fairness_2', dimension: 'fairness', reversed: false },
];

export function* surveyItemLines(): Iterable<string> {
  for (const { item, dimension, reversed } of ITEMS)
    yield `${SURVEY},${item},${dimension},${LOW},${HIGH},${reversed ? 'yes' : 'no'}`;
}

/** One row an answer, wave by wave and team by team. */
export function* surveyAnswerLines(seats: Seat[], plan: SizePlan, streams: Streams): Iterable<string> {
  for (const closed of plan.waves) {
    const wave = `${SURVEY},${textFromMonth(monthOfDay(closed))},${dateText(closed)}`;
    for (const [team, members] of membersOn(seats, plan, closed)) {
      const random = streams(`answers ${closed}`, team.index);
      const { scores, participation } = leadershipOn(team, managerOn(team, closed), closed);
      for (const person of respondents(members, participation, random)) {
        const opinion = LASTING * drawNormal(streams('opinion', person.index)) + PASSING * drawNormal(random);
        for (const { item, dimension, reversed } of ITEMS) {
          const value = drawValue(scores[dimension], dimension === 'exhaustion' ? -opinion : opinion, random);
          if (random() < SKIPPED) continue;
          const comment = commentOn(item, value, () => streams(`comment ${closed} ${item}`, person.index));
          yield `${wave},${person.id},${item},${reversed ? LOW + HIGH - value : value},${field(comment)}`;
        }
      }
    }
  }
}

function membersOn(seats: Seat[], plan: SizePlan, day: Day): Map<Team, Person[]> {
  const teams = new Map<Team, Person[]>();
  for (const seat of seats) {
    if (!plan.everyone && seat.department !== 'Sales') continue;
    const team = inForce(seat.sits, day)?.team;
    const person = holderOn(seat, day);
    if (!team || !person) continue;
    const members = teams.get(team);
    if (members) members.push(person);
    else teams.set(team, [person]);
  }
  return teams;
}

/** About the team's share of its members, never so few by chance alone that nothing could be shown of an ordinary team. */
function respondents(members: Person[], participation: number, random: RandomSource): Person[] {
  const share = Math.min(1, participation + 0.03 * drawNormal(random));
  const shuffled = members.map((person) => ({ person, order: random() })).sort((a, b) => a.order - b.order);
  return shuffled.slice(0, Math.round(share * members.length)).map(({ person }) => person);
}

function drawValue(score: number, opinion: number, random: RandomSource): number {
  const felt = score + opinion + OWN * drawNormal(random);
  return Math.min(HIGH, Math.max(LOW, Math.round(LOW + ((HIGH - LOW) * felt) / 100)));
}
