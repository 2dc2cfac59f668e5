import type { Day } from '#shared/calendar/day.ts';
import { drawChoice, drawPoisson } from '#shared/stats/randomDraws.ts';
import type { RandomSource } from '#shared/stats/seededRandom.ts';
import { inSales, ledTeam, monthsOf, type PersonMonth } from './monthsOf.ts';
import type { Person } from './organisation.ts';
import type { SizePlan } from './sampleSizes.ts';
import type { Streams } from './seededStreams.ts';

export interface Meeting {
  id: string;
  person: Person;
  on: Day;
  kind: string;
  afterHours: boolean;
  talking: number;
  /** The manager, when present too, with their share of the talking. */
  joined?: { manager: Person; talking: number };
  /** Of the person's own team on that day. */
  month: PersonMonth;
}

const KINDS = ['call', 'meeting', 'demo'];
const KIND_WEIGHTS = [5, 3, 2];

/** The customer meetings one person holds, with or without their manager: sellers, and managers the more they sell. */
export function* meetingsOf(person: Person, plan: SizePlan, streams: Streams): Iterable<Meeting> {
  if (!inSales(person)) return;
  const random = streams('meetings', person.index);
  let count = 0;
  for (const month of monthsOf(person)) {
    const { stay } = month;
    if (stay.seat.rank > 1) continue;
    const alone = ledTeam(stay, month.from)?.leadership;
    const pace = alone ? 0.2 + 8 * alone.ownSelling : 1;
    const held = drawPoisson(random, plan.meetingsPerMonth * month.share * pace);
    for (let k = 0; k < held; k++) yield drawMeeting(`A${person.id.slice(1)}-${++count}`, month, random);
  }
}

function drawMeeting(id: string, month: PersonMonth, random: RandomSource): Meeting {
  const { leadership, stay } = month;
  const manager = random() < leadership.jointCalls ? stay.manager : undefined;
  const talking = 0.35 + 0.2 * random();
  const share = Math.min(0.8, leadership.talking * (0.75 + 0.5 * random()));
  return {
    id,
    person: stay.person,
    on: month.from + Math.floor(random() * (month.to - month.from)),
    kind: drawChoice(random, KINDS, KIND_WEIGHTS),
    afterHours: random() < leadership.afterHours,
    talking: manager ? talking * (1 - share) : talking,
    joined: manager && { manager, talking: share },
    month,
  };
}
